// Tests deputies, leaving and the review of rights: what ends with what, who may, and that an ended mandate ends its sessions.
import { describe, expect, it } from 'vitest'
import { whoMay } from '../../../tests/who-may.ts'
import { COALITION, world } from '../../../tests/world.ts'
import { newId } from '../../platform/id.ts'
import { addPerson } from './add-person.ts'
import { appointDeputy } from './appoint-deputy.ts'
import { confirmMandate } from './confirm-mandate.ts'
import { endMandate } from './end-mandate.ts'
import { endUnconfirmed } from './end-unconfirmed.ts'
import { giveMandate } from './give-mandate.ts'
import { listPeople } from './people.ts'
import { recordLeaving } from './record-leaving.ts'
import { listReviews } from './reviews.ts'
import { countReviewsWaiting } from './reviews-waiting.ts'
import { monthsAfter } from '../rules.ts'
import { setReviewRule } from './set-review-rule.ts'

const w = await world()
const WOERDEN = '019ab000-0000-7000-8001-000000000632'
const AMERSFOORT = '019ab000-0000-7000-8001-000000000307'
const office = w.as('coalition-office')
const vera = w.as('safety-adviser')

const joins = async (organisation = WOERDEN): Promise<string> => (await office.does(addPerson, { organisation, name: 'Nieuwe Collega', does: 'Verzonnen voor een test' })).id
const holds = async (role: 'frontline-professional' | 'safety-adviser' | 'board-member' = 'frontline-professional', more: object = {}) => {
  const person = await joins()
  const { id } = await office.does(giveMandate, { person, role, ...more })
  return { person, mandate: id, acting: w.asIdentity({ coalition: COALITION, person, mandate: id }) }
}
const endOf = async (mandate: string): Promise<Date | null> => {
  const [row] = await w.owner<{ to: Date | null }[]>`select valid_to as to from partners.mandate where id = ${mandate}`
  return row!.to
}
/** A mandate as if it was given so long ago, past the operations. */
const since = async (mandate: string, months: number): Promise<void> => {
  await w.owner`update partners.mandate set valid_from = ${monthsAfter(new Date(), -months)} where id = ${mandate}`
}

describe('a deputy', () => {
  it('has the role of whom they replace, and loses it when that ends, in the same moment', async () => {
    const principal = await holds('safety-adviser')
    const person = await joins()
    const { id } = await vera.does(appointDeputy, { mandate: principal.mandate, person })
    const deputy = w.asIdentity({ coalition: COALITION, person, mandate: id })
    const shown = (await deputy.does(listPeople, {})).find((row) => row.id === person)!
    expect(shown.mandates).toMatchObject([{ role: 'safety-adviser', replaces: principal.mandate, deputyOf: 'Nieuwe Collega' }])
    await vera.does(endMandate, { mandate: principal.mandate })
    expect(await deputy.tries(listPeople, {})).toBe('not-signed-in')
    expect(await endOf(id)).toEqual(await endOf(principal.mandate))
  })

  it('is not there longer than whom they replace', async () => {
    const principal = await holds('safety-adviser', { validTo: '2199-01-01' })
    const { id } = await vera.does(appointDeputy, { mandate: principal.mandate, person: await joins(), validTo: '2199-06-01' })
    expect(await endOf(id)).toEqual(await endOf(principal.mandate))
  })

  it('is a colleague, is someone else, and has no deputy', async () => {
    const principal = await holds('safety-adviser')
    expect(await vera.tries(appointDeputy, { mandate: principal.mandate, person: principal.person })).toBe('conflict')
    expect(await office.tries(appointDeputy, { mandate: principal.mandate, person: await joins(AMERSFOORT) })).toBe('conflict')
    const { id } = await vera.does(appointDeputy, { mandate: principal.mandate, person: await joins() })
    expect(await vera.tries(appointDeputy, { mandate: id, person: await joins() })).toBe('conflict')
  })

  it('cannot be made wider or of another role by SQL of one’s own', async () => {
    const principal = await holds('frontline-professional')
    const forced = (role: string, mayGive: string[], person: string) => office.queries((sql) => sql`
      insert into partners.mandate (coalition_id, id, person_id, organisation_id, role, valid_from, may_give, manages, deputy_of, given_by)
      values (${COALITION}, ${newId()}, ${person}, ${WOERDEN}, ${role}, now(), ${mayGive}, ${mayGive.length > 0}, ${principal.mandate}, ${office.identity.person})`)
    await expect(forced('frontline-professional', ['frontline-professional'], await joins())).rejects.toMatchObject({ code: '42501' })
    await expect(forced('board-member', [], await joins())).rejects.toMatchObject({ code: '23503' })
    await expect(forced('frontline-professional', [], principal.person)).rejects.toMatchObject({ code: '42501' })
  })

  whoMay(appointDeputy, async () => ({ mandate: (await holds()).mandate, person: await joins() }), {
    'board-member': 'not-allowed', 'coalition-office': 'done', 'safety-adviser': 'done', 'frontline-professional': 'not-allowed',
    'taskforce-lead': 'not-allowed', 'case-director': 'not-found', 'privacy-officer': 'not-allowed', 'administrator': 'not-allowed', 'visitor': 'not-signed-in',
  }, () => w)
})

describe('leaving', () => {
  it('ends all mandates and all sessions in one step, and no mandate can be given any more', async () => {
    const { person, mandate } = await holds()
    const second = await office.does(giveMandate, { person, role: 'safety-adviser' })
    for (const one of [mandate, second.id]) {
      await w.owner`
        insert into platform.session (coalition_id, id, selector_hash, token_hash, person, mandate, via, strength, browser, idle_minutes, expires_at)
        values (${COALITION}, ${newId()}, sha256(${`s${one}`}::bytea), sha256(${`t${one}`}::bytea), ${person}, ${one}, 'demo', 'mfa', 'test', 30, now() + interval '1 hour')`
    }
    expect(await vera.does(recordLeaving, { person })).toEqual({ organisation: WOERDEN, ended: 2 })
    const sessions = await w.owner`select ended_because from platform.session where person = ${person} order by mandate`
    expect(sessions.map((row) => row['ended_because'])).toEqual(['mandate-ended', 'mandate-ended'])
    expect(await vera.tries(giveMandate, { person, role: 'frontline-professional' })).toBe('conflict')
    expect((await vera.does(listPeople, {})).map((row) => row.id)).not.toContain(person)
    expect((await vera.does(listPeople, { which: 'all' })).find((row) => row.id === person)?.leftAt).toBeInstanceOf(Date)
  })

  it('of someone with a role that one may not give is refused, and then nothing has changed', async () => {
    const { person, mandate } = await holds()
    await office.does(giveMandate, { person, role: 'board-member' })
    expect(await vera.tries(recordLeaving, { person })).toBe('not-allowed')
    expect(await endOf(mandate)).toBeNull()
    expect(await office.tries(recordLeaving, { person })).toBe('done')
  })

  it('ends what has not begun yet as well', async () => {
    const { person, mandate } = await holds('frontline-professional', { validFrom: '2199-01-01' })
    expect(await vera.does(recordLeaving, { person })).toMatchObject({ ended: 1 })
    const [row] = await w.owner`select valid_from = valid_to as never from partners.mandate where id = ${mandate}`
    expect(row).toEqual({ never: true })
  })

  it('cannot be written by SQL of one’s own while a mandate is left', async () => {
    const { person } = await holds('board-member')
    await expect(vera.queries((sql) => sql`update partners.person set left_at = now() where id = ${person}`)).rejects.toMatchObject({ code: '42501' })
    const { person: colleague } = await holds()
    await expect(vera.queries((sql) => sql`update partners.person set left_at = now() where id = ${colleague}`)).rejects.toMatchObject({ code: '42501' })
  })

  it('is not for oneself, and happens once', async () => {
    expect(await vera.tries(recordLeaving, { person: vera.identity.person! })).toBe('conflict')
    const { person } = await holds()
    await vera.does(recordLeaving, { person })
    expect(await vera.tries(recordLeaving, { person })).toBe('conflict')
  })

  whoMay(recordLeaving, async () => ({ person: (await holds()).person }), {
    'board-member': 'not-allowed', 'coalition-office': 'done', 'safety-adviser': 'done', 'frontline-professional': 'not-allowed',
    'taskforce-lead': 'not-allowed', 'case-director': 'not-found', 'privacy-officer': 'not-allowed', 'administrator': 'not-allowed', 'visitor': 'not-signed-in',
  }, () => w)
})

describe('the review of rights', () => {
  const lineOf = async (mandate: string) => (await vera.does(listReviews, {})).mandates.find((row) => row.mandate === mandate)!

  it('shows who is late, and begins the term again once confirmed, with the proof of who looked', async () => {
    const { mandate } = await holds()
    const { waiting } = await vera.does(countReviewsWaiting, {})
    await since(mandate, 14)
    expect(await lineOf(mandate)).toMatchObject({ state: 'overdue', confirmedAt: null, mayReview: true })
    expect(await vera.does(countReviewsWaiting, {})).toEqual({ waiting: waiting + 1 })
    await vera.does(confirmMandate, { mandate })
    expect(await vera.does(countReviewsWaiting, {})).toEqual({ waiting })
    expect(await lineOf(mandate)).toMatchObject({ state: 'later', confirmedBy: 'Vera Veiligheid' })
    await expect(w.owner`update partners.mandate_review set outcome = 'ended' where mandate_id = ${mandate}`).rejects.toThrow('never changed')
  })

  it('is never of oneself, nor of a role that one may not give', async () => {
    expect(await vera.tries(confirmMandate, { mandate: vera.identity.mandate! })).toBe('conflict')
    const { mandate } = await holds('board-member')
    expect(await lineOf(mandate)).toMatchObject({ mayReview: false })
    expect(await vera.tries(confirmMandate, { mandate })).toBe('not-allowed')
  })

  it('keeps the proof when a mandate is ended', async () => {
    const { mandate } = await holds()
    await vera.does(endMandate, { mandate })
    expect(await w.owner`select outcome, reviewed_by from partners.mandate_review where mandate_id = ${mandate}`)
      .toEqual([{ outcome: 'ended', reviewed_by: vera.identity.person }])
  })

  whoMay(listReviews, () => ({ organisation: WOERDEN }), {
    'board-member': 'not-allowed', 'coalition-office': 'done', 'safety-adviser': 'done', 'frontline-professional': 'not-allowed',
    'taskforce-lead': 'not-allowed', 'case-director': 'not-allowed', 'privacy-officer': 'not-allowed', 'administrator': 'done', 'visitor': 'not-signed-in',
  }, () => w)
  whoMay(countReviewsWaiting, () => ({}), {
    'board-member': 'not-allowed', 'coalition-office': 'done', 'safety-adviser': 'done', 'frontline-professional': 'not-allowed',
    'taskforce-lead': 'not-allowed', 'case-director': 'done', 'privacy-officer': 'not-allowed', 'administrator': 'done', 'visitor': 'not-signed-in',
  }, () => w)
  whoMay(confirmMandate, async () => ({ mandate: (await holds()).mandate }), {
    'board-member': 'not-allowed', 'coalition-office': 'done', 'safety-adviser': 'done', 'frontline-professional': 'not-allowed',
    'taskforce-lead': 'not-allowed', 'case-director': 'not-found', 'privacy-officer': 'not-allowed', 'administrator': 'not-allowed', 'visitor': 'not-signed-in',
  }, () => w)
})

describe('a mandate that nobody confirmed', () => {
  const system = w.as('system')

  it('ends after the month of grace, and not before', async () => {
    const [late, inGrace, confirmed] = [await holds(), await holds(), await holds()]
    await since(late.mandate, 14)
    await since(inGrace.mandate, 12)
    await since(confirmed.mandate, 14)
    await vera.does(confirmMandate, { mandate: confirmed.mandate })
    const { ended } = await system.does(endUnconfirmed, {})
    expect(ended).toEqual([{ mandate: late.mandate, person: late.person }])
    expect(await late.acting.tries(listPeople, {})).toBe('not-signed-in')
    expect(await w.owner`select outcome, reviewed_by from partners.mandate_review where mandate_id = ${late.mandate}`)
      .toEqual([{ outcome: 'not-confirmed', reviewed_by: null }])
  })

  it('goes on when the coalition wants that', async () => {
    const { mandate } = await holds()
    await since(mandate, 14)
    await office.does(setReviewRule, { endsUnconfirmed: false })
    expect((await vera.does(listReviews, {})).endsUnconfirmed).toBe(false)
    expect((await system.does(endUnconfirmed, {})).ended).toEqual([])
    await office.does(setReviewRule, { endsUnconfirmed: true })
    expect((await system.does(endUnconfirmed, {})).ended.map((row) => row.mandate)).toEqual([mandate])
  })

  it('goes on when it is the last of the office, so that nobody is locked out', async () => {
    await w.owner.begin(async (sql) => {
      await sql`update partners.person set demo = false where id = ${office.identity.person}`
      await sql`update partners.mandate set valid_from = ${monthsAfter(new Date(), -24)} where id = ${office.identity.mandate}`
    })
    expect((await system.does(endUnconfirmed, {})).ended).toEqual([])
    expect(await office.tries(listReviews, {})).toBe('done')
  })

  whoMay(endUnconfirmed, () => ({}), {
    'board-member': 'not-allowed', 'coalition-office': 'not-allowed', 'safety-adviser': 'not-allowed', 'frontline-professional': 'not-allowed',
    'taskforce-lead': 'not-allowed', 'case-director': 'not-allowed', 'privacy-officer': 'not-allowed', 'administrator': 'not-allowed', 'visitor': 'not-signed-in',
  }, () => w)
  whoMay(setReviewRule, () => ({ endsUnconfirmed: true }), {
    'board-member': 'not-allowed', 'coalition-office': 'done', 'safety-adviser': 'not-allowed', 'frontline-professional': 'not-allowed',
    'taskforce-lead': 'not-allowed', 'case-director': 'not-allowed', 'privacy-officer': 'not-allowed', 'administrator': 'not-allowed', 'visitor': 'not-signed-in',
  }, () => w)
})
