// Tries the whole site, as a browser and as an attacker: other sites' forms, planted cookies, addresses that lead elsewhere, half a sign-in.
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { invited, PASSWORD, codeOf } from '../../tests/entrants.ts'
import { identityOf, type World, world } from '../../tests/world.ts'
import { useAddress } from '../platform/address.ts'
import { newId } from '../platform/id.ts'
import { allRoutes } from '../platform/routes.ts'
import { selectorOf, signInAsDemoPerson } from '../platform/session.ts'
import { installationOf } from '../platform/site.ts'
import { signInStep } from '../identity/sign-in-step.ts'
import { offers } from './api.ts'
import { buildSite } from './server.ts'

const HERE = 'http://localhost:3000'
const NOBODY = 'Onbekende browser op onbekend systeem'

let w: World
let site: Awaited<ReturnType<typeof buildSite>>
beforeAll(async () => {
  w = await world()
  site = await buildSite({ app: w.app, installation: (await installationOf(w.owner))! }, { trustProxy: false, perSecond: 0 })
})
afterEach(() => {
  useAddress(HERE)
  vi.restoreAllMocks()
})

const get = (path: string, headers: Record<string, string> = {}) => site.request(`${HERE}${path}`, { headers })
const post = (path: string, body: Record<string, string>, headers: Record<string, string> = {}) =>
  site.request(`${HERE}${path}`, { method: 'POST', body: new URLSearchParams(body), headers: { origin: HERE, ...headers } })
/** The cookies that an answer sets, as a browser sends them back. */
const cookiesOf = (answer: Response): string => answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).filter((cookie) => !cookie!.endsWith('=')).join('; ')
const demo = (role: Parameters<typeof identityOf>[0], more: Record<string, string> = {}, headers: Record<string, string> = {}) => {
  const { person, mandate } = identityOf(role)
  return post('/inloggen', { hoe: 'demo', persoon: person ?? '', mandaat: mandate ?? '', ...more }, headers)
}
const tokenIn = (answer: Response): string => /slagvaardig=([^;]+)/.exec(answer.headers.getSetCookie().join('\n'))?.[1] ?? ''

describe('a form of another site', () => {
  it.each([['another origin', { origin: 'https://kwaad.example' }], ['no origin that can be trusted', { origin: 'null' }]])('cannot sign someone in or out, with %s', async (_what, headers) => {
    expect((await demo('administrator', {}, headers)).status).toBe(403)
    const cookie = cookiesOf(await demo('administrator'))
    expect((await post('/uitloggen', {}, { cookie, ...headers })).status).toBe(403)
    expect((await get('/mijn-account', { cookie })).status).toBe(200)
  })

  it('is told apart by the address of the site itself, when a proxy ends https', async () => {
    useAddress('https://slagvaardig.voorbeeld.nl')
    expect((await demo('administrator', {}, { origin: 'https://slagvaardig.voorbeeld.nl' })).status).toBe(303)
    expect((await demo('administrator', {}, { origin: 'https://kwaad.voorbeeld.nl' })).status).toBe(403)
  })
})

describe('the cookie of a session', () => {
  it('cannot be read by scripts, and does not go along with another site’s form', async () => {
    const [cookie] = (await demo('administrator')).headers.getSetCookie()
    expect(cookie).toMatch(/^slagvaardig=.*; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  it('is for this host and https alone, where the site has https', async () => {
    useAddress('https://slagvaardig.voorbeeld.nl')
    const answer = await demo('administrator', {}, { origin: 'https://slagvaardig.voorbeeld.nl' })
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Host-slagvaardig=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    const token = tokenIn(answer)
    expect((await get('/mijn-account', { cookie: `__Host-slagvaardig=${token}` })).status).toBe(200)
    expect((await get('/mijn-account', { cookie: `slagvaardig=${token}` })).status).toBe(401)
  })

  it('that was planted before the sign-in opens nothing after it', async () => {
    const planted = tokenIn(await demo('frontline-professional'))
    const victim = await demo('administrator', {}, { cookie: `slagvaardig=${planted}` })
    expect(tokenIn(victim)).not.toBe(planted)
    expect((await get('/mijn-account', { cookie: `slagvaardig=${planted}` })).status).toBe(401)
    expect((await get('/mijn-account', { cookie: cookiesOf(victim) })).status).toBe(200)
  })
})

it.each(['//kwaad.example', '/\\kwaad.example', 'https://kwaad.example', 'javascript:alert(1)', '/%0d%0aset-cookie:x', '/a\r\nb', '', '\\\\kwaad.example', '/\t/kwaad.example'])(
  'leads after a sign-in to no other site: %j', async (terug) => {
    const { headers } = await demo('administrator', { terug })
    const to = new URL(headers.get('location')!, HERE)
    expect(to.origin).toBe(HERE)
    expect(headers.get('location')).toMatch(/^\/[^/\\]/)
  })

it('leads back to the page that asked to sign in', async () => {
  expect((await demo('administrator', { terug: '/mijn-account' })).headers.get('location')).toBe('/mijn-account')
})

describe('half a sign-in', () => {
  /** The session of someone whose role needs two factors, with one. */
  async function single(): Promise<string> {
    const { person, mandate } = identityOf('administrator')
    const { token } = await w.as('visitor').does(signInAsDemoPerson, { person: person!, mandate: mandate!, browser: NOBODY })
    await w.owner`update platform.session set strength = 'single' where selector_hash = ${selectorOf(token)!}`
    return `slagvaardig=${token}`
  }
  const some = { provider: newId(), mandate: identityOf('safety-adviser').mandate!, token: 'x'.repeat(43) } as Record<string, string>
  const filled = (path: string): string => path.replaceAll(/:(\w+)(?:\{(?:[^{}]|\{\d+\})*\})?/g, (_all, name: string) => some[name] ?? newId())

  it('opens no page that a visitor cannot open', async () => {
    const cookie = await single()
    for (const { path } of allRoutes()) {
      const [half, none] = [await get(filled(path), { cookie }), await get(filled(path))]
      expect(half.status, path).toBe(none.status)
    }
    expect((await get('/mijn-account', { cookie })).status).toBe(401)
  })

  it('gets nothing over REST that a visitor does not get', async () => {
    const cookie = await single()
    for (const { method, path } of offers) {
      const address = `/api/v1${path.replaceAll(/\{\w+\}/g, () => newId())}`
      const ask = (headers: Record<string, string>) => (method === 'get' || method === 'delete'
        ? site.request(`${HERE}${address}`, { method: method.toUpperCase(), headers })
        : site.request(`${HERE}${address}`, { method: method.toUpperCase(), headers: { ...headers, 'content-type': 'application/json' }, body: '{}' }))
      expect((await ask({ cookie })).status, `${method} ${path}`).toBe((await ask({})).status)
    }
  })

  it('is not enough to do anything: the form of an administrator is refused', async () => {
    expect((await post('/inlogdiensten', { end: newId() }, { cookie: await single() })).status).toBe(401)
  })
})

describe('the link of an invitation', () => {
  const linkTo = async () => `/uitnodiging/${await invited(w, identityOf('taskforce-lead').person!, 't@voorbeeld.nl')}`

  it('survives a scanner that opens it, is kept nowhere, and is taken by a form', async () => {
    const link = await linkTo()
    for (let times = 0; times < 3; times += 1) {
      const answer = await get(link)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('referrer-policy')).toBe('same-origin')
    }
    expect((await site.request(`${HERE}${link}`, { method: 'HEAD' })).status).toBe(200)
    const accepted = await post(link, {})
    expect(accepted.headers.get('location')).toBe('/inloggen/instellen')
    expect((await get('/inloggen/instellen', { cookie: cookiesOf(accepted) })).headers.get('cache-control')).toBe('no-store')
  })

  it('and what is set up behind it stand in no log line', async () => {
    const lines: string[] = []
    for (const way of ['log', 'error', 'warn', 'info'] as const) vi.spyOn(console, way).mockImplementation((...words: unknown[]) => { lines.push(words.map(String).join(' ')) })
    const link = await linkTo()
    const cookie = cookiesOf(await post(link, {}))
    const step = /slagvaardig-set-up=([^;]+)/.exec(cookie)![1]!
    const { secret } = await w.as('visitor').does(signInStep, { step, kind: 'set-up' })
    const inside = await post('/inloggen/instellen', { hoe: 'code', password: PASSWORD, again: PASSWORD, code: codeOf(secret) }, { cookie })
    expect(inside.headers.get('location')).toBe('/inloggen/herstelcodes')
    await get('/inloggen/herstelcodes', { cookie: cookiesOf(inside) })
    // A fault of ours in the middle of a sign-in, with everything at hand.
    await w.owner`alter table identity.tries rename to gone`
    expect((await post('/inloggen', { email: 't@voorbeeld.nl', password: PASSWORD })).status).toBe(500)
    await w.owner`alter table identity.gone rename to tries`
    expect(lines.join('\n')).toContain('"level":"error"')
    for (const word of [PASSWORD, link.split('/').at(-1)!, secret, step, tokenIn(inside), 't@voorbeeld.nl']) expect(lines.join('\n')).not.toContain(word)
  })
})

it('takes a message of an identity provider without a form of ours, and answers a wrong one as wrong', async () => {
  const [{ id: organisation }] = await w.owner<[{ id: string }]>`select id from partners.organisation limit 1`
  const provider = newId()
  await w.owner`
    insert into identity.provider (coalition_id, id, organisation_id, name, issuer, client_id, mfa_values)
    select coalition_id, ${provider}, id, 'Werkaccount', 'http://127.0.0.1:1', 'x', '{}' from partners.organisation where id = ${organisation}`
  const say = (body: Record<string, string>) => site.request(`${HERE}/inloggen/afgemeld/${provider}`, { method: 'POST', body: new URLSearchParams(body), headers: { origin: 'https://inlogdienst.example' } })
  expect((await say({ logout_token: 'x.y.z' })).status).toBe(400)
  expect((await say({})).status).toBe(400)
  expect((await get(`/inloggen/afgemeld-via-browser/${provider}?iss=http://127.0.0.1:1&sid=onbekend`)).status).toBe(200)
  expect((await get(`/inloggen/afgemeld-via-browser/${provider}?iss=https://ander.example&sid=onbekend`)).status).toBe(400)
})
