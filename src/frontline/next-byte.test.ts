// Tests that ending a mandate takes effect on the next byte: of an open page, of an export that is under way, and of a stream of news.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { COALITION, identityOf, world } from '../../tests/world.ts'
import { endMandate as endMandateOperation } from '../partners/manage/end-mandate.ts'
import { everyone } from '../platform/actor.ts'
import { browserOf } from '../platform/asking/browser.ts'
import { newId } from '../platform/id.ts'
import { perform, read } from '../platform/operation.ts'
import { type Page, download, page } from '../platform/page.ts'
import { pageDoor } from '../platform/page-door.ts'
import { noPersons } from '../platform/processing.ts'
import type { Route } from '../platform/routes.ts'
import { signInAsDemoPerson } from '../platform/session.ts'
import type { Site } from '../platform/site.ts'
import { inParts, tellChange } from '../platform/stream.ts'
import arrivals from './arrivals.page.tsx'
import reportsCsv from './reports-csv.page.tsx'

const w = await world()
const vera = identityOf('safety-adviser')
const ROWS = 1200

const endMandate = () => w.owner`update partners.mandate set valid_to = now() where id = ${vera.mandate} and valid_to is null`
/** Ends Vera's mandate in the middle of its own reading, after the database said who acts. */
const endsMeanwhile = read({
  name: 'frontline.ends-meanwhile', input: z.object({}), output: z.object({ rows: z.number() }), may: everyone, processing: noPersons('a test'),
  run: async () => {
    await endMandate()
    return { rows: 1 }
  },
})

const routeTo = (path: string, loaded: Page): Route => ({ name: `frontline.${path}`, path, load: async () => ({ default: loaded }), url: () => path })
const racing = page({
  show: async (visit) => download({ type: 'text/plain', name: 'x.txt', body: inParts((async function* rows() { yield String((await visit.runAnew(endsMeanwhile, {})).rows) })()) }),
})
const site: Site = {
  database: w.app, originOf: () => 'test', frame: ({ screen }) => screen.title, problemPage: (problem) => problem.title,
  installation: { kind: 'trial', coalition: COALITION, coalitionName: 'C', regionName: 'R' },
}
const door = new Hono().route('/', pageDoor([routeTo('/meldingen.csv', reportsCsv), routeTo('/nieuws', arrivals), routeTo('/intussen', racing)], site))
let cookie = ''

const get = (path: string) => door.request(path, { headers: { cookie } })

/** Reads part after part; each is the text of one piece of the answer. */
async function readerOf(path: string) {
  const answer = await get(path)
  expect(answer.status).toBe(200)
  const reader = answer.body!.getReader()
  const next = async (): Promise<string> => {
    const { done, value } = await reader.read()
    return done ? 'end' : new TextDecoder().decode(value)
  }
  return { next, stop: () => reader.cancel() }
}

const reported = async (municipality: string, rows = 1): Promise<string[]> => {
  const ids = Array.from({ length: rows }, () => newId())
  await w.owner`
    insert into frontline.report (coalition_id, id, kind, body, municipality_code, code_hash, recorded_at, state)
    select ${COALITION}, id, 'signal', 'Verzonnen voor een test.', ${municipality}, encode(sha256(id::text::bytea), 'hex'), now(), 'received' from unnest(${ids}::uuid[]) as id`
  return ids
}

beforeAll(async () => {
  await w.app.listen('slagvaardig_change', tellChange)
  await reported('GM0632', ROWS)
})
beforeEach(async () => {
  await w.owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    await sql`update partners.mandate set valid_to = null where id = ${vera.mandate}`
  })
  const { token } = await perform(signInAsDemoPerson, { person: vera.person!, mandate: vera.mandate!, browser: browserOf(undefined) },
    { database: w.app, identity: { coalition: COALITION, person: null, mandate: null }, origin: 'test' })
  cookie = `slagvaardig=${token}`
})

const linesIn = (text: string): number => text.split('\r\n').length - 1

describe('an export', () => {
  it('gives every row once, the newest first, when nothing ends', async () => {
    const text = await (await get('/meldingen.csv?welke=nieuw')).text()
    const ids = text.trim().split('\r\n').slice(1).map((line) => line.split(';').at(-1))
    expect(ids.length).toBeGreaterThanOrEqual(ROWS)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('gives not one row more after the mandate ended, and is broken off instead of looking whole', async () => {
    const { next } = await readerOf('/meldingen.csv?welke=nieuw')
    expect(linesIn(await next())).toBe(1)
    expect(linesIn(await next())).toBe(500)
    await endMandate()
    await expect(next()).rejects.toMatchObject({ code: 'not-signed-in' })
  })

  it('stops too when the person signs out', async () => {
    const { next } = await readerOf('/meldingen.csv')
    await next()
    await w.owner`update platform.session set ended_at = now(), ended_because = 'signed-out' where person = ${vera.person} and ended_at is null`
    await expect(next()).rejects.toMatchObject({ code: 'not-signed-in' })
  })

  it('does not give what was read while the mandate ended', async () => {
    const { next } = await readerOf('/intussen')
    await expect(next()).rejects.toMatchObject({ code: 'not-signed-in' })
  })

  it('reaches the reader’s program over the network as a transfer that is not whole', async () => {
    const server = createAdaptorServer({ fetch: door.fetch })
    server.listen(0)
    await once(server, 'listening')
    try {
      const answer = await fetch(`http://localhost:${(server.address() as AddressInfo).port}/intussen`, { headers: { cookie, 'user-agent': '' } })
      await expect(answer.text()).rejects.toThrow('terminated')
    } finally {
      server.close()
    }
  })
})

it('an open page is a sign-in at the next request', async () => {
  expect((await get('/meldingen.csv')).status).toBe(200)
  await endMandate()
  expect((await get('/meldingen.csv')).status).toBe(401)
})

describe('a stream of news', () => {
  const told = async (): Promise<void> => { await w.owner`select pg_notify('slagvaardig_change', '')` }

  it('tells that there is something new, and nothing of it', async () => {
    const { next, stop } = await readerOf('/nieuws')
    expect(await next()).toBe(': begun\n\n')
    await reported('GM0632')
    await told()
    expect(await next()).toBe('event: news\ndata: \n\n')
    await stop()
  })

  it('says nothing of what the reader may not see, nor of what was taken away before anyone asked', async () => {
    const { next, stop } = await readerOf('/nieuws')
    await next()
    await reported('GM0344')
    const [seen] = await reported('GM0632')
    await w.owner`update frontline.report set municipality_code = 'GM0344' where id = ${seen!}`
    await told()
    expect(await next()).toBe(': still there\n\n')
    await stop()
  })

  it('gives not one byte more after the mandate ended', async () => {
    const { next } = await readerOf('/nieuws')
    await next()
    await w.owner`insert into frontline.report select (jsonb_populate_record(report, jsonb_build_object('id', ${newId()}::text, 'code_hash', ${'a'.repeat(64)}::text))).* from frontline.report where municipality_code = 'GM0632' and code_hash is not null limit 1`
    await endMandate()
    await told()
    await expect(next()).rejects.toMatchObject({ code: 'not-signed-in' })
  })
})

it('a colleague who ends the mandate on the site ends the stream of its holder, without anyone telling it to', async () => {
  const { next } = await readerOf('/nieuws')
  await next()
  await w.as('coalition-office').does(endMandateOperation, { mandate: vera.mandate! })
  await expect(next()).rejects.toMatchObject({ code: 'not-signed-in' })
})
