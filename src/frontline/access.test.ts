// Tests who reaches a report: by list, by id, by count, by a guess and by SQL of one's own; and that no name means no trace at all.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { COALITION, type Who, world } from '../../tests/world.ts'
import { everyone } from '../platform/actor.ts'
import { newId } from '../platform/id.ts'
import { read, write } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { answerReport } from './triage/answer-report.ts'
import { assignToTaskforce } from './triage/assign-to-taskforce.ts'
import { listMyReports } from './my-reports.ts'
import { readAnswer } from './read-answer.ts'
import { recordReport } from './record-report.ts'
import { showReport } from './report.ts'
import { listReports } from './reports.ts'
import { weighReport } from './triage/weigh-report.ts'

const w = await world()
const wim = w.as('frontline-professional')
const vera = w.as('safety-adviser')
const office = w.as('coalition-office')
const GOC = '019ab000-0000-7000-8004-000000000001'
const BODY = 'Verzonnen voor een test: er staat een kast op straat.'
const PEOPLE: Exclude<Who, 'system'>[] = [
  'board-member', 'coalition-office', 'safety-adviser', 'frontline-professional', 'taskforce-lead', 'case-director', 'privacy-officer', 'administrator', 'visitor',
]

const recorded = async (more: Partial<z.input<typeof recordReport.input>> = {}, who: Who = 'frontline-professional') =>
  w.as(who).does(recordReport, { kind: 'signal', body: BODY, municipality: 'GM0632', ...more })

/** Whoever holds no list of this operation counts as not seeing it. */
const sees = async (who: Who, report: string): Promise<{ list: boolean; one: boolean; counted: number }> => {
  const list = await w.as(who).does(listReports, { which: 'all', page: 1 }).catch(() => ({ reports: [], total: 0 }))
  return { list: list.reports.some(({ id }) => id === report), one: await w.as(who).tries(showReport, { report }) === 'done', counted: list.total }
}

describe('a new report from Woerden', () => {
  const SEEN_BY: Who[] = ['safety-adviser', 'coalition-office', 'frontline-professional']
  for (const who of PEOPLE) {
    it(`${SEEN_BY.includes(who) ? 'is' : 'is not'} seen by the ${who}: in the list, by its id and in the number of the list`, async () => {
      const before = (await sees(who, newId())).counted
      const { report } = await recorded()
      const seen = await sees(who, report)
      const visible = SEEN_BY.includes(who)
      expect(seen).toEqual({ list: visible, one: visible, counted: before + (visible ? 1 : 0) })
    })
  }

  it('is seen by the taskforce only after it was brought there, with all its steps', async () => {
    const { report } = await recorded()
    await vera.does(weighReport, { report, answer: 'Eerste antwoord' })
    expect((await sees('taskforce-lead', report)).one).toBe(false)
    await vera.does(assignToTaskforce, { report, taskforce: GOC, answer: 'Tweede antwoord' })
    for (const who of ['taskforce-lead', 'board-member'] as const) {
      expect(await sees(who, report)).toMatchObject({ list: true, one: true })
      expect((await w.as(who).does(showReport, { report })).steps.map(({ answer }) => answer)).toEqual(['Eerste antwoord', 'Tweede antwoord'])
    }
    expect((await sees('case-director', report)).one).toBe(false)
  })
})

it('a report from another municipality is not there for the adviser of Woerden', async () => {
  const { report } = await recorded({ municipality: 'GM0344' })
  expect(await sees('safety-adviser', report)).toMatchObject({ list: false, one: false })
  expect(await vera.tries(weighReport, { report, answer: 'Stiekem' })).toBe('not-found')
  expect(await vera.tries(answerReport, { report, answer: 'Stiekem' })).toBe('not-found')
  expect((await vera.does(listReports, { which: 'all', municipality: 'GM0344' })).total).toBe(0)
})

it('the own list shows the own reports and nobody else’s', async () => {
  const { report } = await recorded()
  expect((await wim.does(listMyReports, {})).reports.map(({ id }) => id)).toContain(report)
  expect((await office.does(listMyReports, {})).reports.map(({ id }) => id)).not.toContain(report)
  const { reports } = await wim.does(listMyReports, {})
  expect(reports.every(({ mine }) => mine)).toBe(true)
})

describe('a hostile colleague with SQL of his own', () => {
  const looks = read({
    name: 'frontline.hostile-read', input: z.object({ report: z.string() }), output: z.array(z.number()), may: everyone, processing: noPersons('a test'),
    run: async ({ sql }, { report }) => [
      (await sql`select from frontline.report where id = ${report}`).count,
      (await sql`select from frontline.step where report_id = ${report}`).count,
      (await sql`select from frontline.report where coalition_id = ${COALITION} and body like ${`%${BODY}%`} and id = ${report}`).count,
    ],
  })
  const TRICKS = ['update', 'take', 'step', 'impersonate', 'nameless', 'delete', 'delete-step', 'publish'] as const
  const acts = write({
    name: 'frontline.hostile-write', input: z.object({ report: z.string(), how: z.enum(TRICKS) }), output: z.number(), may: everyone, processing: noPersons('a test'), audit: () => 'a test',
    run: async ({ sql, actor }, { report, how }) => {
      const insert = (reporter: string | null, hash: string | null) => sql`
        insert into frontline.report (coalition_id, id, kind, body, municipality_code, reporter, code_hash, recorded_at, state)
        values (${actor.coalition}, ${newId()}, 'signal', ${BODY}, 'GM0632', ${reporter}, ${hash}, now(), 'received')`
      const did = {
        update: () => sql`update frontline.report set state = 'weighed' where id = ${report}`,
        take: () => sql`update frontline.report set taskforce_id = ${GOC} where id = ${report}`,
        step: () => sql`
          insert into frontline.step (coalition_id, id, report_id, taken_at, by_role, answer, municipality_code, reporter)
          values (${actor.coalition}, ${newId()}, ${report}, now(), 'safety-adviser', 'Nep', 'GM0632', ${wim.identity.person})`,
        impersonate: () => insert(wim.identity.person, null),
        nameless: () => insert(null, 'a'.repeat(64)),
        delete: () => sql`delete from frontline.report where id = ${report}`,
        'delete-step': () => sql`delete from frontline.step where report_id = ${report}`,
        publish: () => sql`
          insert into frontline.story (coalition_id, report_id, body, municipality_code, published_on)
          values (${actor.coalition}, ${report}, ${BODY}, 'GM0632', current_date)`,
      }
      return (await did[how]()).count
    },
  })

  for (const who of ['taskforce-lead', 'case-director', 'board-member', 'administrator', 'privacy-officer', 'visitor'] as const) {
    it(`finds and changes nothing as the ${who}`, async () => {
      const { report } = await recorded()
      await vera.does(weighReport, { report, answer: 'Gelezen' })
      expect(await w.as(who).does(looks, { report })).toEqual([0, 0, 0])
      const before = await w.owner`select * from frontline.report where id = ${report}`
      for (const how of ['update', 'take'] as const) expect(await w.as(who).does(acts, { report, how })).toBe(0)
      for (const how of ['step', 'impersonate', 'nameless', 'delete', 'delete-step', 'publish'] as const) expect(await w.as(who).tries(acts, { report, how })).toBe('not-allowed')
      expect(await w.owner`select * from frontline.report where id = ${report}`).toEqual(before)
    })
  }

  it('cannot send a report as another, nor leave the own name out without saying so, nor answer himself', async () => {
    const { report } = await recorded({}, 'case-director')
    const colleague = w.as('case-director')
    expect(await colleague.does(looks, { report })).toEqual([1, 0, 1])
    for (const how of ['impersonate', 'nameless', 'step', 'delete', 'publish'] as const) expect(await colleague.tries(acts, { report, how })).toBe('not-allowed')
    for (const how of ['update', 'take'] as const) expect(await colleague.does(acts, { report, how })).toBe(0)
  })

  it('of another coalition does not exist here', async () => {
    const { report } = await recorded()
    const stranger = w.asIdentity({ coalition: newId(), person: vera.identity.person, mandate: vera.identity.mandate })
    expect(await stranger.tries(showReport, { report })).not.toBe('done')
    expect(await stranger.tries(weighReport, { report, answer: 'Stiekem' })).not.toBe('done')
  })
})

describe('a report without a name', () => {
  /** Every row of every table that we own or that holds our work, as text, by table. */
  const everyRow = (): Promise<Map<string, Set<string>>> => w.owner.begin(async (sql) => {
    await sql`set local time zone 'UTC'`
    const tables = await sql<{ name: string }[]>`
      select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`
    const rows = await Promise.all(tables.map(async ({ name }) =>
      [name, new Set((await sql.unsafe<{ row: string }[]>(`select to_jsonb(t)::text as row from ${name} t`)).map(({ row }) => row))] as const))
    return new Map(rows)
  })

  it('leaves nothing of who sent it in any table, and not the moment either', async () => {
    const { person, mandate } = wim.identity
    const before = await everyRow()
    const { code } = await recorded({ withoutName: true })
    const after = await everyRow()
    const fresh = [...after].flatMap(([table, rows]) => [...rows].filter((row) => !before.get(table)?.has(row)).map((row) => ({ table, row })))
    expect(fresh.map(({ table }) => table).sort()).toEqual(['frontline.report', 'platform.ledger', 'platform.ledger_detail', 'platform.log_pending'])
    const organisation = '019ab000-0000-7000-8001-000000000632'
    for (const { row } of fresh) {
      for (const trace of [person!, mandate!, organisation, '"test"', code!, code!.replaceAll('-', '')]) expect(row).not.toContain(trace)
      const moments = [...row.matchAll(/\d{4}-\d\d-\d\dT(\d\d:\d\d:\d\d)/g)].map((match) => match[1])
      for (const moment of moments) expect(moment).toBe('00:00:00')
    }
  })

  it('does not let the moment be read from an id', async () => {
    const { report } = await recorded({ withoutName: true })
    const [line] = await w.owner<{ id: string }[]>`select id from platform.access_record where operation = 'frontline.record-report' and origin = 'withheld' limit 1`
    for (const id of [report, line!.id]) {
      const moment = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
      expect(moment % 86_400_000).toBe(0)
    }
  })

  it('is not even known to who sent it, but with the code the answer can be read', async () => {
    const { report, code } = await recorded({ withoutName: true })
    expect(await wim.tries(showReport, { report })).toBe('not-found')
    await vera.does(weighReport, { report, answer: 'Wij gaan kijken' })
    const answer = await w.as('visitor').does(readAnswer, { code: code!.toLowerCase().replaceAll('-', ' ') })
    expect(answer).toMatchObject({ id: report, state: 'weighed', steps: [{ answer: 'Wij gaan kijken' }] })
    expect(Object.keys(answer)).not.toContain('organisation')
  })

  it('is still read with the code after it was brought to a taskforce', async () => {
    const { report, code } = await recorded({ withoutName: true })
    await vera.does(weighReport, { report, answer: 'Gelezen' })
    await vera.does(assignToTaskforce, { report, taskforce: GOC, answer: 'Door naar de taskforce' })
    expect((await w.as('visitor').does(readAnswer, { code: code! })).steps).toHaveLength(2)
  })

  it('is not found with another code, and the code of one shows nothing of another', async () => {
    const { code } = await recorded({ withoutName: true })
    const other = await recorded({ withoutName: true })
    expect((await w.as('visitor').does(readAnswer, { code: code! })).id).not.toBe(other.report)
    const changed = `${code!.slice(0, -1)}${code!.endsWith('0') ? '1' : '0'}`
    expect(await w.as('visitor').tries(readAnswer, { code: changed })).toBe('invalid-input')
    const withName = await recorded()
    expect(await w.as('visitor').tries(readAnswer, { code: withName.report })).toBe('invalid-input')
  })

  it('cannot be guessed for long from one address', async () => {
    const answers = []
    for (let guess = 0; guess < 12; guess += 1) answers.push(await w.as('visitor').tries(readAnswer, { code: `AAAA-BBBB-CCCC-${String(1000 + guess)}` }))
    expect(answers.at(-1)).toBe('too-many')
  })

  it('is refused to who may not report, and that refusal has no name either', async () => {
    const before = await w.owner<{ n: number }[]>`select count(*) as n from platform.access_record where person = ${w.as('privacy-officer').identity.person}`
    expect(await w.as('privacy-officer').tries(recordReport, { kind: 'signal', body: BODY, municipality: 'GM0632', withoutName: true })).toBe('not-allowed')
    expect(await w.owner<{ n: number }[]>`select count(*) as n from platform.access_record where person = ${w.as('privacy-officer').identity.person}`).toEqual(before)
  })
})
