// Proves that both doors give the same answer for the same act, and that nothing typed is lost and nothing hidden leaks.
import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { COALITION, identityOf, type World, world } from '../../tests/world.ts'
import { anyOf, everyone } from './actor.ts'
import { browserOf } from './asking/browser.ts'
import { read, write } from './operation.ts'
import { noPersons } from './processing.ts'
import { done, download, type Page, page } from './page.ts'
import { pageDoor } from './page-door.ts'
import { Problem } from './problem.ts'
import { offer, type openApi, restDoor } from './rest-door.ts'
import type { Route } from './routes.ts'
import { signInAsDemoPerson } from './session.ts'
import type { Site } from './site.ts'

const greet = read({
  name: 'platform.greet', input: z.object({ who: z.string().max(5, { error: 'Hooguit vijf tekens' }), times: z.coerce.number().int().default(1) }),
  output: z.object({ text: z.string() }), may: everyone, processing: noPersons('a test'),
  run: async (_context, input) => ({ text: `dag ${input.who} `.repeat(input.times).trim() }),
})

const rename = write({
  name: 'platform.rename', input: z.object({ who: z.string().min(2, { error: 'Vul een naam in' }) }), output: z.object({ who: z.string() }),
  may: anyOf('administrator'), processing: noPersons('a test'), audit: () => 'renamed',
  run: async (_context, input) => {
    if (input.who === 'weg') throw new Problem('not-found')
    if (input.who === 'stuk') throw new Error('password=geheim')
    return { who: input.who }
  },
})

const form: Page = page({
  show: async (visit, kept) => ({ title: 'Naam', body: <p>{visit.actor.role} {String(kept.values['who'] ?? 'leeg')} {kept.issues.map((issue) => issue.message).join()}</p> }),
  act: async (visit, given) => {
    await visit.run(rename, { who: given.text('who') })
    return done('/klaar', 'Gelukt')
  },
  largest: 1000,
})

const routeTo = (path: string, loaded: Page): Route => ({ name: `platform.${path}`, path, load: async () => ({ default: loaded }), url: () => path })

let w: World
let app: Hono
let cookie: string

beforeAll(async () => {
  w = await world()
  const site: Site = {
    database: w.app, originOf: () => 'test',
    installation: { kind: 'trial', coalition: COALITION, coalitionName: 'C', regionName: 'R' },
    frame: ({ screen, notice, issues }) => `<title>${screen.title}</title>${String(screen.body)}|${notice ?? ''}|${issues.length}`,
    problemPage: (problem) => `${problem.title}|${problem.detail ?? ''}`,
  }
  const csv = page({ show: async () => download({ type: 'text/csv; charset=utf-8', name: 'a"b\r\n.csv', body: 'x;y' }) })
  app = new Hono()
  app.route('/api/v1', restDoor([offer('get', '/groeten/{who}', greet, { summary: 'Groet' }), offer('post', '/namen', rename, { summary: 'Noem' })], site))
  app.route('/', pageDoor([routeTo('/naam', form), routeTo('/bestand', csv)], site))
  const { person, mandate } = identityOf('administrator')
  const { token } = await w.as('visitor').does(signInAsDemoPerson, { person: person!, mandate: mandate!, browser: browserOf() })
  cookie = `slagvaardig=${token}`
})

const post = (path: string, body: Record<string, string>, headers: Record<string, string> = { cookie }) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(body), headers })
const postJson = (body: unknown, headers: Record<string, string> = {}) =>
  app.request('/api/v1/namen', { method: 'POST', body: JSON.stringify(body), headers: { cookie, 'content-type': 'application/json', ...headers } })

describe('the page door', () => {
  it('shows a page as the person behind the cookie', async () => {
    expect(await (await app.request('/naam')).text()).toContain('visitor leeg')
    expect(await (await app.request('/naam', { headers: { cookie } })).text()).toContain('administrator leeg')
  })

  it('sends on after a form did its work, and says so once', async () => {
    const answer = await post('/naam', { who: 'Jan' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/klaar')
    const notice = answer.headers.get('set-cookie')!.split(';')[0]!
    const next = await app.request('/naam', { headers: { cookie: `${cookie}; ${notice}` } })
    expect(await next.text()).toContain('|Gelukt|')
    expect(next.headers.get('set-cookie')).toContain('Max-Age=0')
  })

  it('shows the form again with what was typed and what is wrong', async () => {
    const answer = await post('/naam', { who: 'X' })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('X Vul een naam in')
  })

  it('says what a person may not do, and asks a visitor to sign in', async () => {
    expect((await post('/naam', { who: 'Jan' }, {})).status).toBe(401)
  })

  it('answers 404 for what is hidden, with the page of what does not exist', async () => {
    const answer = await post('/naam', { who: 'weg' })
    expect(answer.status).toBe(404)
    expect(await answer.text()).toBe('Deze pagina is er niet|')
  })

  it('leaks nothing of a fault of ours', async () => {
    const answer = await post('/naam', { who: 'stuk' })
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('geheim')
  })

  it('refuses a body that is too large and a POST to a page that only shows', async () => {
    expect((await post('/naam', { who: 'x'.repeat(2000) })).status).toBe(413)
    expect((await post('/bestand', {})).status).toBe(404)
  })

  it('gives a download a harmless name', async () => {
    const answer = await app.request('/bestand')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a-b--.csv"')
    expect(await answer.text()).toBe('x;y')
  })
})

describe('the REST door', () => {
  it('takes input from the path and the query', async () => {
    expect(await (await app.request('/api/v1/groeten/Jan?times=2')).json()).toEqual({ text: 'dag Jan dag Jan' })
  })

  it('runs the same operation with the same right', async () => {
    expect((await postJson({ who: 'Jan' })).status).toBe(201)
    expect((await postJson({ who: 'Jan' }, { cookie: '' })).status).toBe(401)
    expect((await postJson({ who: 'weg' })).status).toBe(404)
  })

  it('explains what is wrong as problem+json', async () => {
    const answer = await app.request('/api/v1/groeten/Willemijn')
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({ status: 400, issues: [{ field: 'who', message: 'Hooguit vijf tekens' }] })
  })

  it('accepts JSON only, so that a form on another site cannot act', async () => {
    expect((await postJson({ who: 'Jan' }, { 'content-type': 'text/plain' })).status).toBe(400)
    expect((await postJson([1])).status).toBe(400)
  })

  it('leaks nothing of a fault of ours, and names its version', async () => {
    const answer = await postJson({ who: 'stuk' })
    expect(answer.status).toBe(500)
    expect(answer.headers.get('api-version')).toBe('1.0.0')
    expect(await answer.text()).not.toContain('geheim')
  })

  it('answers in the same form for an address that does not exist', async () => {
    const answer = await app.request('/api/v1/nergens')
    expect(answer.status).toBe(404)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  })

  it('describes itself', async () => {
    const answer = await app.request('/api/v1/openapi.json')
    expect(answer.headers.get('access-control-allow-origin')).toBe('*')
    const description = await answer.json() as ReturnType<typeof openApi> & { paths: object }
    expect(Object.keys(description.paths)).toEqual(['/groeten/{who}', '/namen'])
  })
})
