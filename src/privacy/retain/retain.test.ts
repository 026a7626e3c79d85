// Tests that a retention rule takes exactly what is due, leaves a proof, and takes nothing in a rehearsal or when it does not fit.
import { describe, expect, it } from 'vitest'
import { COALITION, world } from '../../../tests/world.ts'
import { whoMay } from '../../../tests/who-may.ts'
import type { OwnerSql } from '../../platform/database.ts'
import { newId } from '../../platform/id.ts'
import type { RetentionRule } from '../../platform/retention/rule.ts'
import { carryOutRetention, rehearseRetention } from '../jobs.ts'
import { ruleNamed, RULES } from '../parts/all-rules.ts'
import { hashOfIds } from '../parts/carry-out.ts'
import { daysBefore } from '../rules.ts'
import { askRehearsal } from './ask-rehearsal.ts'
import { chooseTerm } from './choose-term.ts'
import { showRetention } from './retention-terms.ts'

const w = await world()
const officer = w.as('privacy-officer')
const sessionRule = ruleNamed('platform.session')!
const NOW = new Date('2030-06-01T12:00:00Z')

async function sessionEndedOn(day: string): Promise<string> {
  const id = newId()
  await w.owner`
    insert into platform.session (coalition_id, id, selector_hash, token_hash, person, mandate, via, strength, browser, idle_minutes, expires_at, ended_at, ended_because)
    values (${COALITION}, ${id}, sha256(${id}::text::bytea), sha256('x'), ${newId()}, ${newId()}, 'demo', 'mfa', 'test', 30, ${`${day}T12:00:00Z`}, ${`${day}T12:00:00Z`}, 'signed-out')`
  return id
}
const sessions = async (): Promise<string[]> => (await w.owner<{ id: string }[]>`select id from platform.session order by id`).map(({ id }) => id)
const proofs = async () => (await officer.does(showRetention, {})).erasures

describe('the daily job', () => {
  it('takes what is due and nothing else, and leaves a proof that who kept an id can check', async () => {
    const [old, older, young] = [await sessionEndedOn('2030-05-01'), await sessionEndedOn('2030-04-01'), await sessionEndedOn('2030-05-03')]
    await carryOutRetention(w.owner, NOW, [sessionRule])
    expect(await sessions()).toEqual([young])
    expect(await proofs()).toMatchObject([{ rule: 'platform.session', action: 'erase', records: 2, days: 30, carriedOutAt: NOW, idsHash: hashOfIds([older, old]) }])
  })

  it('does nothing the second time', async () => {
    const before = (await proofs()).length
    await carryOutRetention(w.owner, NOW, [sessionRule])
    expect(await proofs()).toHaveLength(before)
  })

  it('undoes a rule that leaves some of what was due, and still carries out the others', async () => {
    const id = await sessionEndedOn('2030-03-01')
    const failing = { ...sessionRule, name: 'platform.failing', statements: ["delete from platform.session where coalition_id = $1 and $2::uuid[] is null"] } as RetentionRule
    await expect(carryOutRetention(w.owner, NOW, [failing])).rejects.toThrow('platform.failing')
    expect(await sessions()).toContain(id)
    await expect(carryOutRetention(w.owner, NOW, [failing, sessionRule])).rejects.toThrow('platform.failing')
    expect(await sessions()).not.toContain(id)
  })

  it('carries out every rule there is, twice, without a fault', async () => {
    const rows = RULES.filter((rule) => !('files' in rule))
    for (const years of [40, 80]) await expect(carryOutRetention(w.owner, daysBefore(NOW, -years * 365), rows)).resolves.toBeUndefined()
  })
})

describe('a rehearsal', () => {
  it('counts what would go now, in a month and in a year, says when the next goes, and takes nothing', async () => {
    const all = [await sessionEndedOn('2030-04-30'), await sessionEndedOn('2030-05-20'), await sessionEndedOn('2030-09-01'), await sessionEndedOn('2032-01-01')]
    await rehearseRetention(w.owner, NOW, [sessionRule])
    expect((await officer.does(showRetention, {})).rehearsals.find(({ rule }) => rule === 'platform.session'))
      .toMatchObject({ dueNow: 1, dueInMonth: 2, dueInYear: 3, kept: 4, nextAt: new Date('2030-05-30T12:00:00Z'), countedAt: NOW })
    expect(await sessions()).toEqual(all.sort())
  })
})

describe('the term', () => {
  it('is what the coalition chose last', async () => {
    const id = await sessionEndedOn('2030-05-31')
    await officer.does(chooseTerm, { rule: 'platform.session', days: 300, decidedBy: 'Stuurgroep', decidedOn: '2026-01-01' })
    await carryOutRetention(w.owner, NOW, [sessionRule])
    expect(await sessions()).toContain(id)
    await officer.does(chooseTerm, { rule: 'platform.session', days: 1, decidedBy: 'Stuurgroep', decidedOn: '2026-01-02' })
    await carryOutRetention(w.owner, new Date('2030-06-01T12:00:01Z'), [sessionRule])
    expect(await sessions()).not.toContain(id)
  })

  it('cannot be chosen outside the bounds, for an unknown rule, or by a decision of tomorrow', async () => {
    const chosen = { rule: 'platform.ledger-detail', days: 365, decidedBy: 'Stuurgroep', decidedOn: '2026-01-01' }
    expect(await officer.tries(chooseTerm, chosen)).toBe('invalid-input')
    expect(await officer.tries(chooseTerm, { ...chosen, days: 9999 * 365 })).toBe('invalid-input')
    expect(await officer.tries(chooseTerm, { ...chosen, rule: 'platform.nothing' })).toBe('not-found')
    expect(await officer.tries(chooseTerm, { ...chosen, days: 6 * 365, decidedOn: '2999-01-01' })).toBe('invalid-input')
  })

  it('stays within the bounds even when the table says otherwise', async () => {
    await w.owner`insert into privacy.term (coalition_id, id, rule, days, decided_by, decided_on, stated_at)
                  values (${COALITION}, ${newId()}, 'platform.ledger-detail', 1, 'niemand', '2026-01-01', now())`
    const [before] = await w.owner<{ n: number }[]>`select count(*) as n from platform.ledger_detail`
    await carryOutRetention(w.owner, daysBefore(new Date(), -4 * 365), [ruleNamed('platform.ledger-detail')!])
    const [after] = await w.owner<{ n: number }[]>`select count(*) as n from platform.ledger_detail`
    expect(after).toEqual(before)
  })
})

describe('a proof', () => {
  it('is never changed or removed, by the owner either', async () => {
    const change = (act: (sql: OwnerSql) => Promise<unknown>) => expect(act(w.owner)).rejects.toThrow(/never changed or removed/)
    await change((sql) => sql`update privacy.erasure set records = 1`)
    await change((sql) => sql`delete from privacy.erasure`)
  })
})

const officerOnly = {
  'board-member': 'not-allowed', 'coalition-office': 'not-allowed', 'safety-adviser': 'not-allowed', 'frontline-professional': 'not-allowed', 'taskforce-lead': 'not-allowed',
  'case-director': 'not-allowed', 'privacy-officer': 'done', 'administrator': 'not-allowed', 'visitor': 'not-signed-in',
} as const
whoMay(showRetention, () => ({}), officerOnly, () => w)
whoMay(askRehearsal, () => ({}), officerOnly, () => w)
whoMay(chooseTerm, () => ({ rule: 'platform.session', days: 31, decidedBy: 'Stuurgroep', decidedOn: '2026-01-01' }), officerOnly, () => w)
