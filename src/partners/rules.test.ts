// Tests the rules of giving and reviewing: whatever chain of people gives mandates, none becomes wider than its giver's.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Role, ROLES } from '../platform/actor.ts'
import { GIVES, type Giver, handedOn, isWider, monthsAfter, PRIVILEGED, reviewMonths, reviewOf, whyNotGiven, type Wish } from './rules.ts'

const ORGANISATIONS = ['a', 'b', 'c']
const PEOPLE = ['p', 'q', 'r', 's']
const someRoles = fc.subarray([...ROLES])
const moment = fc.option(fc.integer({ min: 0, max: 9 }).map((day) => new Date(day * 1000)), { nil: null })
const wish: fc.Arbitrary<Wish> = fc.record({
  person: fc.constantFrom(...PEOPLE), organisation: fc.constantFrom(...ORGANISATIONS), role: fc.constantFrom(...ROLES),
  mayGive: someRoles, manages: fc.boolean(), validTo: moment,
})

/** What whoever holds a mandate can give in turn; the table's own checks keep wider ones out. */
function giverFrom({ person, organisation, role, mayGive, manages, validTo }: Wish): Giver {
  return { person, organisation, coversAll: role === 'coalition-office' || role === 'administrator', manages, mayGive: manages ? mayGive : [], until: validTo }
}
const firstOf = (role: Role): Wish => ({ person: 'first', organisation: 'a', role, mayGive: [...GIVES[role]], manages: true, validTo: null })

/** The checks of the table partners.mandate: who may hand on the two roles that cover all organisations. */
const fitsTable = ({ role, mayGive, manages }: Wish): boolean => (manages || mayGive.length === 0)
  && (role === 'administrator' ? mayGive.every((given) => given === 'administrator') : !mayGive.includes('administrator'))
  && (role === 'coalition-office' || !mayGive.includes('coalition-office'))

describe('giving', () => {
  it('never makes a mandate wider than its giver’s, in any chain', () => {
    fc.assert(fc.property(fc.constantFrom(...ROLES), fc.array(wish, { minLength: 1, maxLength: 12 }), (role, wishes) => {
      const held = [firstOf(role)]
      for (const wanted of wishes) {
        const by = held.map(giverFrom).find((giver) => whyNotGiven(giver, wanted) === undefined)
        if (!by || !fitsTable(wanted)) continue
        expect(isWider(wanted, by)).toBe(false)
        held.push(wanted)
      }
      const first = giverFrom(firstOf(role))
      for (const later of held.slice(1)) expect(isWider(later, first)).toBe(false)
    }), { numRuns: 5000 })
  })

  it('does reach the second and third hand, so that the property above says something', () => {
    const office = giverFrom(firstOf('coalition-office'))
    const adviser: Wish = { person: 'q', organisation: 'b', role: 'safety-adviser', mayGive: handedOn(office, 'safety-adviser'), manages: true, validTo: null }
    expect(whyNotGiven(office, adviser)).toBeUndefined()
    const professional: Wish = { person: 'r', organisation: 'b', role: 'frontline-professional', mayGive: [], manages: false, validTo: null }
    expect(whyNotGiven(giverFrom(adviser), professional)).toBeUndefined()
    expect(whyNotGiven(giverFrom(adviser), { ...professional, organisation: 'c' })?.field).toBe('person')
    expect(whyNotGiven(giverFrom(adviser), { ...professional, role: 'board-member' })?.field).toBe('role')
    expect(whyNotGiven(giverFrom(adviser), { ...professional, manages: true, mayGive: ['board-member'] })?.field).toBe('mayGive')
    expect(whyNotGiven(giverFrom(adviser), { ...professional, person: 'q' })?.field).toBe('person')
  })

  it('is not longer than the giver’s own mandate', () => {
    const until = new Date('2027-05-01')
    const giver = { ...giverFrom(firstOf('safety-adviser')), until }
    const wanted: Wish = { person: 'q', organisation: 'a', role: 'frontline-professional', mayGive: [], manages: false, validTo: null }
    expect(whyNotGiven(giver, wanted)?.field).toBe('validTo')
    expect(whyNotGiven(giver, { ...wanted, validTo: new Date('2027-05-02') })?.field).toBe('validTo')
    expect(whyNotGiven(giver, { ...wanted, validTo: until })).toBeUndefined()
  })

  it('leaves the administrator’s accounts to the administrator, who gives nothing else', () => {
    expect(GIVES.administrator).toEqual(['administrator'])
    for (const role of ROLES.filter((other) => other !== 'administrator')) expect(GIVES[role]).not.toContain('administrator')
    for (const role of ROLES) expect(fitsTable(firstOf(role))).toBe(true)
  })
})

describe('a mandate that has to be looked at', () => {
  const from = new Date('2026-01-31T12:00:00Z')

  it('is due after a year, and after a quarter for who sees or arranges more', () => {
    expect(reviewOf({ role: 'safety-adviser', validFrom: from, confirmedAt: null }, from).due).toEqual(new Date('2027-01-31T12:00:00Z'))
    expect(reviewOf({ role: 'case-director', validFrom: from, confirmedAt: null }, from).due).toEqual(new Date('2026-04-30T12:00:00Z'))
    for (const role of ROLES) expect(reviewMonths(role)).toBe(PRIVILEGED.includes(role) ? 3 : 12)
  })

  it('is counted from when it was last confirmed', () => {
    const confirmedAt = new Date('2026-08-15T00:00:00Z')
    expect(reviewOf({ role: 'administrator', validFrom: from, confirmedAt }, from).due).toEqual(new Date('2026-11-15T00:00:00Z'))
  })

  it('comes near a month before, is due, and is too late a month after', () => {
    const mandate = { role: 'board-member' as const, validFrom: new Date('2026-01-15T00:00:00Z'), confirmedAt: null }
    const stateAt = (day: string): string => reviewOf(mandate, new Date(`${day}T00:00:00Z`)).state
    expect([stateAt('2026-12-14'), stateAt('2026-12-15'), stateAt('2027-01-14'), stateAt('2027-01-15'), stateAt('2027-02-14'), stateAt('2027-02-15')])
      .toEqual(['later', 'soon', 'soon', 'due', 'due', 'overdue'])
  })

  it('keeps to the last day of a shorter month', () => {
    expect(monthsAfter(new Date('2027-11-30T08:00:00Z'), 3)).toEqual(new Date('2028-02-29T08:00:00Z'))
    expect(monthsAfter(new Date('2027-01-31T08:00:00Z'), -1)).toEqual(new Date('2026-12-31T08:00:00Z'))
  })
})
