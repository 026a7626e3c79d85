// Tests requests of people: their states and terms, who may touch them, and the document of what was processed about someone.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { whoMay } from '../../../tests/who-may.ts'
import { type Who, world } from '../../../tests/world.ts'
import { listPeople } from '../../partners/public.ts'
import { dayOf } from '../../places/public.ts'
import { newId } from '../../platform/id.ts'
import { ROOT } from '../../platform/root.ts'
import { dueOn, isOpen, mayExtend, monthsAfter, needsAnswer, REQUEST_MOVES, REQUEST_STATES, type RequestState, urgencyOf } from '../rules.ts'
import { answerRequest } from './answer-request.ts'
import { extendRequest } from './extend-request.ts'
import { identifySubject } from './identify-subject.ts'
import { recordRequest } from './record-request.ts'
import { listRequests } from './requests.ts'
import { showSubjectRecord } from './subject-record.ts'

const w = await world()
const officer = w.as('privacy-officer')
const personOf = (who: Who): string => w.as(who).identity.person!
const today = dayOf(new Date())
const asked = { kind: 'access', reference: 'Z-2026-1', asked: 'Wil weten wat er is verwerkt', receivedOn: today } as const
const taken = async (more: object = {}): Promise<string> => (await officer.does(recordRequest, { ...asked, ...more })).request
const one = async (request: string) => (await officer.does(listRequests, { request }))[0]!

describe('the term of a request', () => {
  it('is one month to the same day, or to the last day of a shorter month; three months when extended', () => {
    expect(monthsAfter('2026-01-31', 1)).toBe('2026-02-28')
    expect(monthsAfter('2028-01-31', 1)).toBe('2028-02-29')
    expect(monthsAfter('2026-12-15', 1)).toBe('2027-01-15')
    expect([dueOn('2026-11-30', false), dueOn('2026-11-30', true)]).toEqual(['2026-12-30', '2027-02-28'])
  })

  it('is never shorter than 28 days, and never longer than 31', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
      const day = date.toISOString().slice(0, 10)
      const days = (Date.parse(dueOn(day, false)) - Date.parse(day)) / 86_400_000
      expect(days).toBeGreaterThanOrEqual(28)
      expect(days).toBeLessThanOrEqual(31)
    }))
  })

  it('can be extended once, while open, within the first month', () => {
    const request = { state: 'identified', extendedOn: null, receivedOn: '2026-01-31' } as const
    expect(mayExtend(request, '2026-02-28')).toBe(true)
    expect(mayExtend(request, '2026-03-01')).toBe(false)
    expect(mayExtend({ ...request, extendedOn: '2026-02-01' }, '2026-02-02')).toBe(false)
    expect(mayExtend({ ...request, state: 'granted' }, '2026-02-02')).toBe(false)
  })

  it('is late the day after, and nearly so in the last week', () => {
    const due = { state: 'identified', dueOn: '2026-02-28' } as const
    expect(['2026-02-20', '2026-02-21', '2026-02-28', '2026-03-01'].map((day) => urgencyOf(due, day))).toEqual(['open', 'soon', 'soon', 'late'])
    expect(urgencyOf({ ...due, state: 'refused' }, '2026-03-01')).toBe('ended')
  })
})

describe('the states of a request', () => {
  it('are those of the drawing', () => {
    const drawn = [...readFileSync(join(ROOT, 'docs/states/request.md'), 'utf8').matchAll(/^ +(\S+) --> (\S+)$/gm)].map((match) => `${match[1]} > ${match[2]}`).sort()
    const inCode = REQUEST_STATES.flatMap((from) => (isOpen(from) ? REQUEST_MOVES[from].map((to) => `${from} > ${to}`) : [`${from} > [*]`]))
    expect(['[*] > received', ...inCode].sort()).toEqual(drawn)
  })

  it('grant nothing to someone of whom we do not know who it is', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...REQUEST_STATES), { maxLength: 10 }), (attempts) => {
      const path = attempts.reduce<RequestState[]>((walked, to) => (REQUEST_MOVES[walked.at(-1)!].includes(to) ? [...walked, to] : walked), ['received'])
      if (path.some((state) => state === 'granted' || state === 'partly-granted')) expect(path).toContain('identified')
      expect(path.filter(needsAnswer).length).toBeLessThanOrEqual(1)
    }))
  })
})

describe('a request', () => {
  it('goes from coming in to its answer, and then stays as it is', async () => {
    const request = await taken()
    expect(await one(request)).toMatchObject({ state: 'received', dueOn: dueOn(today, false), subject: null })
    await officer.does(identifySubject, { request, subject: personOf('board-member') })
    expect(await officer.tries(identifySubject, { request })).toBe('conflict')
    await officer.does(answerRequest, { request, outcome: 'granted', answer: 'Het overzicht is meegegeven.' })
    expect(await one(request)).toMatchObject({ state: 'granted', subject: personOf('board-member'), answer: 'Het overzicht is meegegeven.' })
    expect(await officer.tries(answerRequest, { request, outcome: 'refused', answer: 'Toch niet gegeven.' })).toBe('conflict')
    expect(await officer.tries(extendRequest, { request, reason: 'Het is erg ingewikkeld.' })).toBe('conflict')
  })

  it('is not granted before we know who asks, and not answered without an answer', async () => {
    const request = await taken()
    expect(await officer.tries(answerRequest, { request, outcome: 'granted', answer: 'Het overzicht is meegegeven.' })).toBe('conflict')
    expect(await officer.tries(answerRequest, { request, outcome: 'refused', answer: '' })).toBe('invalid-input')
    expect(await officer.tries(answerRequest, { request, outcome: 'withdrawn', answer: '' })).toBe('done')
  })

  it('gets two months more, once, with a reason', async () => {
    const request = await taken()
    expect((await officer.does(extendRequest, { request, reason: 'Er zijn veel stukken.' })).dueOn).toBe(dueOn(today, true))
    expect(await officer.tries(extendRequest, { request, reason: 'Nog meer stukken dan eerst.' })).toBe('conflict')
    const old = await taken({ receivedOn: monthsAfter(today, -2) })
    expect(await officer.tries(extendRequest, { request: old, reason: 'Er zijn veel stukken.' })).toBe('conflict')
  })

  it('is refused for a day that has not been, for a person who is not there, and with a number of someone in it', async () => {
    expect(await officer.tries(recordRequest, { ...asked, receivedOn: '2999-01-01' })).toBe('invalid-input')
    expect(await officer.tries(recordRequest, { ...asked, asked: 'Bel terug op 06-12345678 alstublieft' })).toBe('invalid-input')
    expect(await officer.tries(identifySubject, { request: await taken(), subject: newId() })).toBe('invalid-input')
  })

  it('leaves each step in the ledger, under the person it is about', async () => {
    const request = await taken()
    await officer.does(identifySubject, { request, subject: personOf('case-director') })
    const lines = await w.owner<{ operation: string }[]>`select operation from platform.access_record where object like ${`%${request}%`} and result = 'done' order by at`
    expect(lines.map(({ operation }) => operation)).toEqual(['privacy.record-request', 'privacy.identify-subject'])
  })
})

describe('what was processed about a person', () => {
  it('names the organisation and the role, and nowhere the colleague who looked', async () => {
    const subject = personOf('frontline-professional')
    const [home] = await w.owner<{ organisation: string }[]>`select organisation_id as organisation from partners.person where id = ${subject}`
    await w.as('coalition-office').does(listPeople, { organisation: home?.organisation })
    const { acts } = await officer.does(showSubjectRecord, { subject })
    expect(acts[0]).toMatchObject({ operation: 'partners.people', activity: 'partners.people', role: 'coalition-office', emergency: false })
    expect(acts[0]?.organisation).toBeTruthy()
    const colleague = personOf('coalition-office')
    const [known] = await w.owner<{ name: string }[]>`select name from partners.person where id = ${colleague}`
    expect(JSON.stringify(acts)).not.toContain(colleague)
    expect(JSON.stringify(acts)).not.toContain(known?.name)
  })

  it('holds what was looked up a moment ago, this very overview included, and nothing of someone else', async () => {
    const subject = personOf('taskforce-lead')
    await officer.does(showSubjectRecord, { subject })
    const { acts } = await officer.does(showSubjectRecord, { subject })
    expect(acts[0]?.operation).toBe('privacy.subject-record')
    expect((await officer.does(showSubjectRecord, { subject: newId() })).acts).toEqual([])
  })

  it('comes in parts that together are the whole, each act once', async () => {
    const subject = personOf('administrator')
    await officer.does(showSubjectRecord, { subject })
    await w.owner`
      insert into platform.processing_record (coalition_id, operation_id, trace, activity, name, status, started_at, ended_at, subjects)
      select coalition_id, lpad(to_hex(n), 16, '0'), trace, activity, name, status, started_at - n * interval '1 second', ended_at, subjects
        from generate_series(1, 1500) as n, (select * from platform.processing_record where name = 'privacy.subject-record' order by ended_at desc limit 1) as record`
    const first = await officer.does(showSubjectRecord, { subject, to: today })
    const second = await officer.does(showSubjectRecord, { subject, to: today, after: first.next! })
    const seen = [...first.acts, ...second.acts].map(({ operationId }) => operationId)
    expect(first.acts).toHaveLength(1000)
    expect(second.next).toBeNull()
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(1500)
  })
})

const officerOnly = {
  'board-member': 'not-allowed', 'coalition-office': 'not-allowed', 'safety-adviser': 'not-allowed', 'frontline-professional': 'not-allowed', 'taskforce-lead': 'not-allowed',
  'case-director': 'not-allowed', 'privacy-officer': 'done', 'administrator': 'not-allowed', 'visitor': 'not-signed-in',
} as const
whoMay(recordRequest, () => asked, officerOnly, () => w)
whoMay(listRequests, () => ({}), officerOnly, () => w)
whoMay(identifySubject, async () => ({ request: await taken() }), officerOnly, () => w)
whoMay(extendRequest, async () => ({ request: await taken(), reason: 'Er zijn veel stukken.' }), officerOnly, () => w)
whoMay(answerRequest, async () => ({ request: await taken(), outcome: 'withdrawn' as const }), officerOnly, () => w)
whoMay(showSubjectRecord, () => ({ subject: personOf('board-member') }), officerOnly, () => w)

describe('past the operations', () => {
  it('a colleague who knows the tables sees, adds and changes no request', async () => {
    const request = await taken()
    for (const who of ['coalition-office', 'administrator', 'board-member'] as const) {
      expect(await w.as(who).queries((sql) => sql`select id from privacy.request`)).toHaveLength(0)
      expect(await w.as(who).queries((sql) => sql`update privacy.request set state = 'withdrawn' where id = ${request}`)).toMatchObject({ count: 0 })
      await expect(w.as(who).queries((sql) => sql`
        insert into privacy.request (coalition_id, id, kind, reference, asked, received_on, due_on, state, state_since)
        values (${w.as(who).identity.coalition}, ${newId()}, 'access', 'x', 'x', '2026-01-01', '2026-02-01', 'received', now())`)).rejects.toThrow(/row-level security/)
    }
  })

  it('not even the privacy officer reopens or removes one', async () => {
    const request = await taken()
    await officer.does(answerRequest, { request, outcome: 'withdrawn' })
    expect(await officer.queries((sql) => sql`update privacy.request set state = 'received' where id = ${request}`)).toMatchObject({ count: 0 })
    await expect(officer.queries((sql) => sql`delete from privacy.request where id = ${request}`)).rejects.toThrow(/permission denied/)
  })
})
