// The first door: turns a browser's request into a visit, and what the page answers into HTML.
import { type Context as HonoContext, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { browserOf } from './browser.ts'
import { perform } from './operation.ts'
import type { Download, Elsewhere, Form, Kept, Page, Screen, Visit } from './page.ts'
import { asProblem, Problem } from './problem.ts'
import type { Route } from './routes.ts'
import { type Site, report } from './site.ts'
import { cookieOf, keepCookie, whoAsks } from './who-asks.ts'

const NOTICE_COOKIE = 'slagvaardig-melding'
const DEFAULT_LARGEST = 1024 * 1024
const NOTHING_KEPT: Kept = { values: {}, issues: [] }

/** Mounts every page at its address. `site.frame` puts the page's frame (menu, notice, errors) around what it shows. */
export function pageDoor(routes: Route[], site: Site): Hono {
  const door = new Hono()
  const loaded = new Map<Route, Promise<Page>>()
  const pageOf = (route: Route): Promise<Page> => {
    const page = loaded.get(route) ?? route.load().then((module) => module.default)
    loaded.set(route, page)
    return page
  }
  for (const route of routes) {
    door.get(route.path, async (c) => answerGet(c, await pageOf(route), site))
    door.post(route.path, async (c, next) => {
      const page = await pageOf(route)
      const limit = bodyLimit({ maxSize: page.largest ?? DEFAULT_LARGEST, onError: (limited) => showProblem(limited, site, new Problem('too-large')) })
      return limit(c, next)
    }, async (c) => answerPost(c, await pageOf(route), site))
  }
  return door
}

async function answerGet(c: HonoContext, page: Page, site: Site): Promise<Response> {
  try {
    if (!page.show) throw new Problem('not-found')
    const visit = await visitOf(c, site)
    return await shown(c, site, visit, await page.show(visit, NOTHING_KEPT), NOTHING_KEPT, 200)
  } catch (thrown) {
    return showProblem(c, site, thrown)
  }
}

async function answerPost(c: HonoContext, page: Page, site: Site): Promise<Response> {
  let visit: Visit
  let form: Form
  try {
    if (!page.act) throw new Problem('not-found')
    visit = await visitOf(c, site)
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
      return await shown(c, site, visit, await page.show(visit, kept), kept, problem.status)
    } catch (again) {
      return showProblem(c, site, again)
    }
  }
}

async function visitOf(c: HonoContext, site: Site): Promise<Visit> {
  const { identity, actor } = await whoAsks(c, site)
  const url = new URL(c.req.url)
  const caller = { database: site.database, identity, actor, origin: site.originOf(c), trace: c.get('trace') as string }
  return {
    actor, url, query: url.searchParams, params: c.req.param(),
    trial: site.installation.kind === 'trial',
    run: (operation, input) => perform(operation, input, caller),
    browser: browserOf(c.req.header('user-agent')),
    cookie: (name) => cookieOf(c, name),
    setCookie: (name, value, options) => keepCookie(c, name, value, options),
  }
}

async function formOf(c: HonoContext): Promise<Form> {
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

async function shown(c: HonoContext, site: Site, visit: Visit, answer: Screen | Download | Elsewhere, kept: Kept, status: number): Promise<Response> {
  if ('download' in answer) return downloaded(c, answer)
  if ('elsewhere' in answer) return c.redirect(answer.elsewhere, 303)
  const notice = cookieOf(c, NOTICE_COOKIE)
  if (notice) keepCookie(c, NOTICE_COOKIE, '', { maxAge: 0 })
  const html = await site.frame({ screen: answer, actor: visit.actor, path: visit.url.pathname, issues: kept.issues, trial: visit.trial, ...(notice ? { notice } : {}) })
  if (visit.actor.role === 'visitor' && !notice && status === 200 && answer.refresh === undefined && !answer.personal) c.set('public', true)
  return c.html(html, status as 200)
}

function downloaded(c: HonoContext, { download }: Download): Response {
  const name = download.name.replaceAll(/[^A-Za-z0-9._-]/g, '-')
  return c.body(download.body as string, 200, { 'content-type': download.type, 'content-disposition': `attachment; filename="${name}"` })
}

/** Any problem as a page: what happened, what was kept, what to do. */
export async function showProblem(c: HonoContext, site: Site, thrown: unknown): Promise<Response> {
  const problem = asProblem(thrown)
  if (problem.code === 'unexpected' || problem.code === 'unavailable') report(problem, c)
  const session = await whoAsks(c, site).catch(() => undefined)
  const html = await site.problemPage(problem, session?.actor, new URL(c.req.url).pathname)
  return c.html(html, problem.status as 404)
}
