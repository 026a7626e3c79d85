// Tests the log search and the two ways out of the processing record: a file in OTLP, and a collector that may fail in every way.
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { whoMay } from '../../../tests/who-may.ts'
import { COALITION, type Who, world } from '../../../tests/world.ts'
import { listPeople } from '../../partners/public.ts'
import { newId } from '../../platform/id.ts'
import { listEmergenciesSeen } from '../emergency/emergencies-seen.ts'
import { markEmergencySeen } from '../emergency/mark-emergency-seen.ts'
import { spansOf, type Span, tracesOf, type Traces } from '../parts/otlp.ts'
import { type Collector, pushRecords } from '../parts/push.ts'
import { recordRequest } from '../requests/record-request.ts'
import { searchAccessRecords } from './access-records.ts'
import { listProcessingRecords, type ProcessingRecord } from './processing-records.ts'
import { showPushState } from './push-state.ts'

const w = await world()
const officer = w.as('privacy-officer')
const personOf = (who: Who): string => w.as(who).identity.person!
const source = { version: '1.2.3', activityUri: (name: string) => `https://site.test/privacy/register/${name}` }
const DAY = '2026-05-01'

const record = (more: Partial<ProcessingRecord> = {}): ProcessingRecord => ({
  operationId: '00f067aa0ba902b7', trace: '4bf92f3577b34da6a3ce929d0e0e4736', activity: 'partners.people', name: 'partners.people', status: 'ok',
  startedAt: new Date('2026-05-01T10:00:00.123Z'), endedAt: new Date('2026-05-01T10:00:00.456Z'), subjects: ['een', 'twee'], ...more,
})

describe('a search in the log', () => {
  it('finds by person, operation, activity, result and period together, and nothing else', async () => {
    await w.as('board-member').does(listPeople, {})
    await w.as('taskforce-lead').does(listPeople, {})
    await w.as('board-member').tries(recordRequest, { kind: 'access', reference: 'x', asked: 'iets', receivedOn: DAY })
    const found = async (search: Parameters<typeof officer.does<typeof searchAccessRecords.input, typeof searchAccessRecords.output>>[1]) =>
      (await officer.does(searchAccessRecords, search)).entries.map(({ operation }) => operation)
    expect(await found({ person: personOf('board-member') })).toEqual(['privacy.record-request', 'partners.people'])
    expect(await found({ person: personOf('board-member'), result: 'refused' })).toEqual(['privacy.record-request'])
    expect(await found({ person: personOf('board-member'), activity: 'partners.people' })).toEqual(['partners.people'])
    expect(await found({ operation: 'partners.people' })).toHaveLength(2)
    expect(await found({ person: personOf('board-member'), to: '2020-01-01' })).toEqual([])
    expect(await found({ person: personOf('board-member'), emergency: 'ja' })).toEqual([])
  })

  it('is itself in the log, with whom was searched for', async () => {
    await officer.does(searchAccessRecords, { person: personOf('case-director') })
    const { entries: [latest] } = await officer.does(searchAccessRecords, { operation: 'privacy.access-records' })
    expect(latest?.person).toBe(personOf('privacy-officer'))
  })

  it('refuses what is no day, no id and no result', async () => {
    for (const wrong of [{ from: 'gisteren' }, { person: 'iemand' }, { result: 'misschien' as 'done' }]) expect(await officer.tries(searchAccessRecords, wrong)).toBe('invalid-input')
  })
})

describe('a record as OTLP', () => {
  it('is one span for each person, with ids in hex, times in nanoseconds, the activity as an address, and no user', () => {
    expect(spansOf(record({ subjects: ['een'] }), source.activityUri)).toEqual([{
      traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7', name: 'partners.people', kind: 1,
      startTimeUnixNano: '1777629600123000000', endTimeUnixNano: '1777629600456000000', status: { code: 1 },
      attributes: [
        { key: 'dpl.core.processing_activity_id', value: { stringValue: 'https://site.test/privacy/register/partners.people' } },
        { key: 'dpl.core.data_subject_id', value: { stringValue: 'een' } },
      ],
    }])
  })

  it('gives each person of one act an own span id that is always the same, and keeps them together', () => {
    const spans = spansOf(record(), source.activityUri)
    expect(spans.map(({ spanId }) => spanId)[0]).toBe('00f067aa0ba902b7')
    expect(spans[1]).toMatchObject({ spanId: expect.stringMatching(/^[0-9a-f]{16}$/), parentSpanId: '00f067aa0ba902b7' })
    expect(spansOf(record(), source.activityUri)).toEqual(spans)
  })

  it('tells an error as the protocol does, and who sends it', () => {
    const { resourceSpans: [all] } = tracesOf([record({ status: 'error' })], source)
    expect(all?.scopeSpans[0]?.spans[0]?.status).toEqual({ code: 2 })
    expect(all?.resource.attributes).toContainEqual({ key: 'service.name', value: { stringValue: 'slagvaardig' } })
  })
})

let server: Server | undefined
afterAll(() => server?.close())
let received: Span[] = []
let bodies: string[] = []

/** A collector that answers each delivery as `answers` says in turn, and then takes everything. */
async function collectorThat(...answers: (number | 'hang-up' | { rejected: number })[]): Promise<Collector> {
  server?.close()
  server = createServer((request, response) => {
    void textOf(request).then((body) => {
      const answer = answers.shift() ?? 200
      if (answer === 'hang-up') return request.socket.destroy()
      bodies.push(body)
      if (answer === 200) received.push(...(JSON.parse(body) as Traces).resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)))
      if (typeof answer === 'object') return response.end(JSON.stringify({ partialSuccess: { rejectedSpans: String(answer.rejected) } }))
      return response.writeHead(answer).end('{}')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces`, source, pauses: [1, 1, 1] }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}

let made = 0
async function records(count: number, endedAt = `${DAY}T10:00:00Z`): Promise<string[]> {
  const ids = Array.from({ length: count }, () => `f${(made += 1).toString(16).padStart(15, '0')}`)
  for (const id of ids) {
    await w.owner`
      insert into platform.processing_record (coalition_id, operation_id, trace, activity, name, status, started_at, ended_at, subjects)
      values (${COALITION}, ${id}, ${'b'.repeat(32)}, 'partners.people', 'partners.people', 'ok', ${endedAt}, ${endedAt}, ${['x']})`
  }
  return ids
}
const push = (collector: Collector, now = new Date(`${DAY}T12:00:00Z`)): Promise<number> => pushRecords(w.owner, COALITION, collector, now)
const idsReceived = (): string[] => received.map(({ spanId }) => spanId).sort()

describe('a collector', () => {
  beforeEach(async () => {
    received = []
    bodies = []
    await w.owner`delete from privacy.pushed`
    await w.owner`delete from privacy.push`
    await w.owner`delete from platform.processing_record`
  })

  it('gets everything, once', async () => {
    const ids = await records(250)
    const collector = await collectorThat()
    expect(await push(collector)).toBe(250)
    expect(await push(collector)).toBe(0)
    expect(idsReceived()).toEqual(ids.sort())
    expect(await officer.does(showPushState, {})).toMatchObject({ spans: 250, failures: 0 })
  })

  it('that is busy, or hangs up, is asked again', async () => {
    const ids = await records(3)
    expect(await push(await collectorThat(503, 'hang-up', 429))).toBe(3)
    expect(idsReceived()).toEqual(ids)
  })

  it('that stays away costs nothing: the next run goes on from there', async () => {
    const ids = await records(3)
    await expect(push(await collectorThat(503, 503, 503, 503))).rejects.toThrow('status 503')
    expect(await officer.does(showPushState, {})).toMatchObject({ failures: 1, lastFailure: 'status 503' })
    expect(await push(await collectorThat())).toBe(3)
    expect(idsReceived()).toEqual(ids)
    expect(await officer.does(showPushState, {})).toMatchObject({ failures: 0, lastFailure: null })
  })

  it('that says our form is wrong is not asked again and again', async () => {
    await records(1)
    await expect(push(await collectorThat(400))).rejects.toThrow('status 400')
    expect(bodies).toHaveLength(1)
  })

  it('that takes a part is not sent that again, and the page says so', async () => {
    await records(2)
    const collector = await collectorThat({ rejected: 1 })
    expect(await push(collector)).toBe(2)
    expect(await push(collector)).toBe(0)
    expect(await officer.does(showPushState, {})).toMatchObject({ failures: 0, lastFailure: '1 onderdelen geweigerd' })
  })

  it('gets what was committed late, also when it ended before what was sent already', async () => {
    const collector = await collectorThat()
    await records(1, `${DAY}T10:00:00Z`)
    await push(collector)
    const late = await records(1, `${DAY}T00:00:00Z`)
    expect(await push(collector)).toBe(1)
    expect(idsReceived()).toContain(late[0])
  })

  it('gets nothing twice when days go by and the window closes', async () => {
    const collector = await collectorThat()
    const ids = await records(5)
    for (const day of ['02', '03', '04', '09']) await push(collector, new Date(`2026-05-${day}T12:00:00Z`))
    const more = await records(1, '2026-05-09T11:00:00Z')
    await push(collector, new Date('2026-05-20T12:00:00Z'))
    expect(idsReceived()).toEqual([...ids, ...more].sort())
    const [kept] = await w.owner<{ remembered: number }[]>`select count(*)::int as remembered from privacy.pushed`
    expect(kept?.remembered).toBe(0)
  })

  it('gets after a crash between its answer and our note exactly the same spans, which it can tell by their ids', async () => {
    await records(2)
    const collector = await collectorThat()
    await w.owner.unsafe(`create function privacy.crash() returns trigger language plpgsql as $$ begin raise exception 'crash'; end $$;
      create trigger crash before insert on privacy.pushed for each statement execute function privacy.crash()`)
    await expect(push(collector)).rejects.toThrow('crash')
    await w.owner.unsafe('drop trigger crash on privacy.pushed; drop function privacy.crash()')
    expect(await push(collector)).toBe(2)
    expect(bodies).toHaveLength(2)
    expect(bodies[1]).toBe(bodies[0])
  })

  it('is not sent anything by two runs at the same time', async () => {
    const ids = await records(30)
    const collector = await collectorThat()
    await Promise.all([push(collector), push(collector)])
    expect(idsReceived()).toEqual(ids.sort())
  })
})

const officerOnly = {
  'board-member': 'not-allowed', 'coalition-office': 'not-allowed', 'safety-adviser': 'not-allowed', 'frontline-professional': 'not-allowed', 'taskforce-lead': 'not-allowed',
  'case-director': 'not-allowed', 'privacy-officer': 'done', 'administrator': 'not-allowed', 'visitor': 'not-signed-in',
} as const
whoMay(searchAccessRecords, () => ({}), officerOnly, () => w)
whoMay(listProcessingRecords, () => ({ from: DAY, to: DAY }), officerOnly, () => w)
whoMay(showPushState, () => ({}), officerOnly, () => w)
whoMay(listEmergenciesSeen, () => ({}), officerOnly, () => w)

/** An emergency access that is there because the owner wrote it, as partners' own tests cover how one is taken. */
async function emergency(): Promise<string> {
  const id = newId()
  const { person, mandate } = w.as('safety-adviser').identity
  const [module] = await w.owner<{ module: string }[]>`select module from partners.emergency_module limit 1`
  await w.owner`
    insert into partners.emergency_access (coalition_id, id, person_id, mandate_id, module, municipality_code, reason, valid_from, valid_to)
    values (${COALITION}, ${id}, ${person}, ${mandate}, ${module?.module ?? 'frontline'}, 'GM0344', 'Het kan niet wachten', now(), now())`
  return id
}
whoMay(markEmergencySeen, async () => ({ emergency: await emergency() }), officerOnly, () => w)

it('an emergency access is marked as seen once, and only when it exists', async () => {
  const id = await emergency()
  await officer.does(markEmergencySeen, { emergency: id })
  expect(await officer.tries(markEmergencySeen, { emergency: id })).toBe('done')
  expect((await officer.does(listEmergenciesSeen, {})).filter((seen) => seen === id)).toHaveLength(1)
  expect(await officer.tries(markEmergencySeen, { emergency: newId() })).toBe('not-found')
})
