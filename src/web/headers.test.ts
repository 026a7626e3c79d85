// Proves that every answer of every door carries the headers that protect whoever reads it, and that no answer to a person may be kept.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { identityOf, world } from '../../tests/world.ts'
import { browserOf } from '../platform/asking/browser.ts'
import type { AppSql } from '../platform/database.ts'
import { allRoutes } from '../platform/routes.ts'
import { signInAsDemoPerson } from '../platform/session.ts'
import { type Installation, installationOf } from '../platform/site.ts'
import { offers } from './api.ts'
import { assetDoor } from './assets.ts'
import { buildSite } from './server.ts'

const w = await world()
const NOBODYS_ID = '019ab000-0000-7000-8000-00000000ffff'
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const OURS = { ...FORM, 'sec-fetch-site': 'same-origin' }

let installation: Installation
let site: Hono
let cookie: string

beforeAll(async () => {
  installation = (await installationOf(w.owner))!
  site = await buildSite({ app: w.app, installation }, { trustProxy: true, perSecond: 0 })
  const { person, mandate } = identityOf('coalition-office')
  const { token } = await w.as('visitor').does(signInAsDemoPerson, { person: person!, mandate: mandate!, browser: browserOf() })
  cookie = `slagvaardig=${token}`
})

/** What may not be missing, whatever it is that was answered. */
function expectProtected(answer: Response): void {
  const headers = Object.fromEntries(answer.headers)
  const policy = new Map((headers['content-security-policy'] ?? '').split('; ').map((part) => part.split(/ (.*)/s) as [string, string]))
  expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:|\*|data:(?! *;).*script/)
  for (const nothing of ['default-src', 'object-src', 'base-uri', 'frame-ancestors']) expect(policy.get(nothing), nothing).toBe("'none'")
  for (const own of ['script-src', 'style-src', 'connect-src', 'form-action']) expect(policy.get(own), own).toBe("'self'")
  expect(headers).toMatchObject({
    'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp',
    'referrer-policy': 'same-origin', 'strict-transport-security': 'max-age=31536000; includeSubDomains', 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY',
  })
  expect(headers['permissions-policy']).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/)
  expect(headers['cache-control']).toMatch(/^(?:no-store|no-cache|public, max-age=(?:0, must-revalidate|31536000, immutable))$/)
  expect(headers).not.toHaveProperty('x-powered-by')
  expect(headers).not.toHaveProperty('server')
  if (answer.body !== null && answer.status !== 303) expect(headers['content-type'], 'a body says what it is').toMatch(/./)
  if (headers['content-type']?.startsWith('text/')) expect(headers['content-type'].toLowerCase()).toMatch(/charset=utf-8|event-stream/)
}

const addressOf = (path: string): string => path.replaceAll(/:\w+(?:\{[^}]*\})?/g, NOBODYS_ID).replaceAll(/\{\w+\}/g, NOBODYS_ID)
const pages = allRoutes().map(({ path }) => addressOf(path))
const rest = offers.map(({ method, path }) => [method.toUpperCase(), `/api/v1${addressOf(path)}`] as const)

describe('every address', () => {
  it.for(pages)('answers a visitor and someone signed in with its headers: %s', async (path) => {
    for (const headers of [{}, { cookie }] as Record<string, string>[]) {
      const answer = await site.request(path, { headers })
      expectProtected(answer)
      if (headers['cookie']) expect(answer.headers.get('cache-control'), 'what someone sees is not kept').toBe('no-store')
      await answer.body?.cancel()
    }
  })

  it.for(rest)('answers programs with its headers: %s %s', async ([method, path]) => {
    for (const headers of [{}, { cookie }] as Record<string, string>[]) {
      const answer = await site.request(path, { method, headers: { ...headers, 'content-type': 'application/json' }, ...(method === 'GET' ? {} : { body: '{}' }) })
      expectProtected(answer)
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    }
  })
})

const big = 'a='.padEnd(1024 * 1024 + 1, 'x')
test.for([
  ['a page', '/', {}, 200], ['a page from memory', '/', {}, 200], ['an address with a slash too many', '/agenda/', {}, 301],
  ['what is not there', '/bestaat-niet', {}, 404], ['what is not there for programs', '/api/v1/bestaat-niet', {}, 404],
  ['the description of the API', '/api/v1/openapi.json', {}, 200], ['health', '/gezond', {}, 200],
  ['a form of another site', '/melden', { method: 'POST', headers: { ...FORM, origin: 'https://evil.example' }, body: 'a=b' }, 403],
  ['a form without a sender', '/melden', { method: 'POST', headers: FORM, body: 'a=b' }, 403],
  ['a form of someone who is not signed in', '/melden', { method: 'POST', headers: OURS, body: 'a=b' }, 401],
  ['a form that is too large', '/melden', { method: 'POST', headers: { ...OURS, 'content-length': String(big.length) }, body: big }, 413],
  ['a form of too many fields', '/melden', { method: 'POST', headers: OURS, body: '&'.repeat(2000) }, 413],
  ['JSON that is too large', '/api/v1/acties', { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': String(big.length) }, body: big }, 413],
  ['an address that is too long', `/zoeken?text=${'x'.repeat(5000)}`, {}, 414],
  ['the same for programs', `/api/v1/acties?x=${'x'.repeat(5000)}`, {}, 414],
  ['a way of asking that we do not have', '/', { method: 'DELETE', headers: OURS }, 404],
] as const)('%s carries them', async ([, path, init, status]) => {
  const answer = await site.request(path, init)
  expect(answer.status).toBe(status)
  expectProtected(answer)
})

it('a redirect after a form carries them, and signing out clears what the browser kept', async () => {
  const out = await site.request('/uitloggen', { method: 'POST', headers: { ...OURS, cookie } })
  expect(out.status).toBe(303)
  expectProtected(out)
  expect(out.headers.get('clear-site-data')).toBe('"storage"')
})

it('a fault of ours carries them, and says nothing of what went wrong', async () => {
  const fails = () => Promise.reject(new Error('password=geheim'))
  const broken = Object.assign(fails, { listen: async () => {}, reserve: fails })
  const failing = await buildSite({ app: broken as unknown as AppSql, installation }, { trustProxy: false, perSecond: 0 })
  for (const path of ['/gezond', '/agenda', '/api/v1/acties']) {
    const answer = await failing.request(path)
    expect(answer.status).toBe(500)
    expectProtected(answer)
    expect(await answer.text()).not.toMatch(/geheim|at .*\.ts/)
  }
})

describe('a site that gets too much', () => {
  const address = (from: string) => ({ headers: { 'x-forwarded-for': from } })

  it('answers 429 with the time to wait: a page in Dutch for people, problem+json for programs', async () => {
    const busy = await buildSite({ app: w.app, installation }, { trustProxy: true, perSecond: 1 })
    for (let n = 0; n < 20; n += 1) await busy.request('/gezond', address('192.0.2.1'))
    for (const [path, type] of [['/agenda', 'text/html'], ['/zoeken/suggesties?text=a', 'text/html'], ['/logboek/uitvoer', 'text/html'], ['/api/v1/acties', 'application/problem+json']] as const) {
      const refused = await busy.request(path, address('192.0.2.1'))
      expect(refused.status).toBe(429)
      expect(refused.headers.get('retry-after')).toBe('1')
      expect(refused.headers.get('content-type')).toContain(type)
      expect(await refused.text()).toContain('Wacht even en probeer het opnieuw')
      expectProtected(refused)
    }
    expect((await busy.request('/gezond', address('192.0.2.2'))).status).toBe(200)
  })

  it('believes the address of a proxy only when the installation says so', async () => {
    const direct = await buildSite({ app: w.app, installation }, { trustProxy: false, perSecond: 1 })
    for (let n = 0; n < 20; n += 1) await direct.request('/gezond', address(`192.0.2.${n}`))
    expect((await direct.request('/gezond', address('192.0.2.99'))).status).toBe(429)
  })

  it('believes only what its own proxy wrote, not what came in with the request', async () => {
    const behind = await buildSite({ app: w.app, installation }, { trustProxy: true, perSecond: 1 })
    for (let n = 0; n < 20; n += 1) await behind.request('/gezond', address(`10.0.0.${n}, 192.0.2.1`))
    expect((await behind.request('/gezond', address('10.0.0.99, 192.0.2.1'))).status).toBe(429)
  })
})

describe('an asset', () => {
  const folder = mkdtempSync('/tmp/slagvaardig-assets-')
  writeFileSync(join(folder, 'theme.abc.css'), 'a{}')
  afterAll(() => { rmSync(folder, { recursive: true }) })

  it('carries them and may be kept for ever; another file than those of the build is not there', async () => {
    const door = assetDoor(folder)
    const answer = await door.request('/theme.abc.css')
    expectProtected(answer)
    expect(answer.headers.get('cache-control')).toContain('immutable')
    for (const path of ['/../package.json', '/%2e%2e%2fpackage.json', '/manifest.json/..', '/']) expect((await door.request(path)).status).toBe(404)
  })
})
