// The first door: turns a browser's request into a visit, and what the page answers into HTML.
import { type Context as HonoContext, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { LRUCache } from 'lru-cache'
import { browserOf } from './asking/browser.ts'
import { hasTooManyFields } from './limits/form-fields.ts'
import { perform } from './operation.ts'
import type { Download, Elsewhere, Form, Kept, Live, Page, Screen, Visit } from './page.ts'
import { asProblem, Problem } from './problem.ts'
import type { Route } from './routes.ts'
import { type Site, report } from './site.ts'
import { inParts } from './stream.ts'
import { keyOf, leavesTraces, type Made, unchangedPages } from './unchanged-pages.ts'
import { cookieOf, keepCookie, stillAsks, whoAsks } from './asking/who-asks.ts'

const NOTICE_COOKIE = 'slagvaardig-melding'
const DEFAULT_LARGEST = 1024 * 1024
const NOTHING_KEPT: Kept = { values: {}, issues: [] }

/** Mounts every page at its address. `site.frame` puts the page's frame (menu, notice, errors) around what it shows. */
export function pageDoor(routes: Route[], site: Site): Hono {
  const door = new Hono()
  const loaded = new Map<Route, Promise<Page>>()
  const unchanged = unchangedPages()
  const pageOf = (route: Route): Promise<Page> => {
    const page = loaded.get(route) ?? route.load().then((module) => module.default)
    loaded.set(route, page)
    return page
  }
  for (const route of routes) {
    door.get(route.path, async (c) => answerGet(c, await pageOf(route), site, unchanged))
    door.post(route.path, async (c, next) => {
      const page = await pageOf(route)
      const limit = bodyLimit({ maxSize: page.largest ?? DEFAULT_LARGEST, onError: (limited) => showProblem(limited, site, new Problem('too-large')) })
      return limit(c, next)
    }, async (c) => answerPost(c, await pageOf(route), site))
  }
  return door
}

async function answerGet(c: HonoContext, page: Page, site: Site, unchanged: LRUCache<string, string>): Promise<Response> {
  try {
    if (!page.show) throw new Problem('not-found')
    const { visit, key, made } = await requestOf(c, site)
    const same = key === undefined ? undefined : unchanged.get(key)
    if (same !== undefined) return c.html(same)
    const answer = await page.show(visit, NOTHING_KEPT)
    if (!('title' in answer)) return sent(c, answer)
    const html = await framed(c, site, visit, answer, NOTHING_KEPT)
    const alike = !made.dependsOnMore && answer.refresh === undefined && !answer.personal
    if (alike && key !== undefined) unchanged.set(key, html)
    if (alike && visit.actor.role === 'visitor') c.set('public', true)
    return c.html(html)
  } catch (thrown) {
    return showProblem(c, site, thrown)
  }
}

async function answerPost(c: HonoContext, page: Page, site: Site): Promise<Response> {
  let visit: Visit
  let form: Form
  try {
    if (!page.act) throw new Problem('not-found')
    visit = (await requestOf(c, site)).visit
    form = await formOf(c)
  } catch (thrown) {
    return showProblem(c, site, thrown)
  }
  try {
    const { to, message } = await page.act(visit, form)
    if (message) keepCookie(c, NOTICE_COOKIE, message, { maxAge: 60 })
    return c.redirect(to, 303)
  } catch (thrown) {
    const problem = asProblem(thrown)
    const canShowAgain = page.show && (problem.code === 'invalid-input' || problem.code === 'conflict' || problem.code === 'too-many')
    if (!canShowAgain || !page.show) return showProblem(c, site, problem)
    try {
      const issues = problem.issues.length > 0 ? problem.issues : [{ field: '', message: problem.detail ?? problem.title }]
      const kept = { values: form.values, issues }
      const answer = await page.show(visit, kept)
      if (!('title' in answer)) return sent(c, answer)
      return c.html(await framed(c, site, visit, answer, kept), problem.status as 400)
    } catch (again) {
      return showProblem(c, site, again)
    }
  }
}

/** The visit; the key under which its page may be kept as long as nothing changes, and whether more than that went into the page. */
async function requestOf(c: HonoContext, site: Site): Promise<{ visit: Visit; key: string | undefined; made: Made }> {
  const { identity, actor, moment } = await whoAsks(c, site)
  const url = new URL(c.req.url)
  const caller = { database: site.database, identity, actor, origin: site.originOf(c), trace: c.get('trace') as string }
  // A page after a form carries its notice, which is seen once.
  const made: Made = { dependsOnMore: cookieOf(c, NOTICE_COOKIE) !== undefined }
  const key = made.dependsOnMore ? undefined : keyOf(actor, moment, url)
  const visit: Visit = {
    actor, url, query: url.searchParams, params: c.req.param(),
    trial: site.installation.kind === 'trial',
    run: (operation, input) => {
      made.dependsOnMore ||= leavesTraces(operation)
      return perform(operation, input, caller)
    },
    runAnew: async (operation, input) => {
      made.dependsOnMore = true
      const { actor: _known, ...anew } = caller
      const output = await perform(operation, input, anew)
      // Asked after the reading: what was read while a right ended is not given any more.
      if (identity.person && !await stillAsks(c, site)) throw new Problem('not-signed-in')
      return output
    },
    browser: browserOf(c.req.header('user-agent')),
    cookie: (name) => {
      made.dependsOnMore = true
      return cookieOf(c, name)
    },
    setCookie: (name, value, options) => {
      made.dependsOnMore = true
      keepCookie(c, name, value, options)
    },
  }
  return { visit, key, made }
}

async function formOf(c: HonoContext): Promise<Form> {
  if (hasTooManyFields(await c.req.arrayBuffer(), c.req.header('content-type') ?? '')) throw new Problem('too-large', { detail: 'Dit formulier heeft te veel velden.' })
  const body = await c.req.parseBody({ all: true }).catch(() => { throw new Problem('invalid-input', { detail: 'Het formulier kwam niet goed over. Probeer het opnieuw.' }) })
  const texts = Object.entries(body).map(([name, value]) => {
    const list = (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string').map(cleaned)
    return [name, list] as const
  })
  const lists = new Map(texts)
  return {
    text: (name) => lists.get(name)?.[0]?.trim() ?? '',
    list: (name) => lists.get(name)?.filter((item) => item !== '') ?? [],
    file: (name) => [body[name]].flat().find((value): value is File => value instanceof File && value.size > 0),
    values: Object.fromEntries(texts.map(([name, list]) => [name, list.length === 1 ? list[0]! : list])),
  }
}

// PostgreSQL cannot store NUL; browsers send line ends as CR LF.
const cleaned = (text: string): string => text.replaceAll('\0', '').replaceAll('\r\n', '\n')

function sent(c: HonoContext, answer: Download | Elsewhere | Live): Response {
  if ('elsewhere' in answer) return c.redirect(answer.elsewhere, 303)
  if ('live' in answer) return c.body(inParts(answer.live), 200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  const { type, name, body } = answer.download
  return c.body(body as string, 200, { 'content-type': type, 'content-disposition': `attachment; filename="${name.replaceAll(/[^A-Za-z0-9._-]/g, '-')}"` })
}

async function framed(c: HonoContext, site: Site, visit: Visit, screen: Screen, kept: Kept): Promise<string> {
  const notice = cookieOf(c, NOTICE_COOKIE)
  if (notice) keepCookie(c, NOTICE_COOKIE, '', { maxAge: 0 })
  return site.frame({ screen, actor: visit.actor, path: visit.url.pathname, issues: kept.issues, trial: visit.trial, ...(notice ? { notice } : {}) })
}

/** Any problem as a page: what happened, what was kept, what to do. */
export async function showProblem(c: HonoContext, site: Site, thrown: unknown): Promise<Response> {
  const problem = asProblem(thrown)
  if (problem.code === 'unexpected' || problem.code === 'unavailable') report(problem, c)
  const session = await whoAsks(c, site).catch(() => undefined)
  const html = await site.problemPage(problem, session?.actor, new URL(c.req.url).pathname)
  return c.html(html, problem.status as 404)
}
