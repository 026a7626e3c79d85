// Tests mandates: what they let a person do, from which moment to which, and that ending one works at once.
import { describe, expect, it } from 'vitest'
import { whoMay } from '../../../tests/who-may.ts'
import { COALITION, world, type World } from '../../../tests/world.ts'
import { newId } from '../../platform/id.ts'
import { mandateState } from '../rules.ts'
import { addPerson } from './add-person.ts'
import { endMandate } from './end-mandate.ts'
import { giveMandate } from './give-mandate.ts'
import { listMyMandates } from './my-mandates.ts'
import { listPeople } from './people.ts'

const w = await world()
const AMERSFOORT = '019ab000-0000-7000-8001-000000000307'
const WOERDEN = '019ab000-0000-7000-8001-000000000632'
const office = w.as('coalition-office')
const DAY = 24 * 60 * 60 * 1000

const someone = async (name: string, organisation = AMERSFOORT): Promise<string> =>
  (await office.does(addPerson, { organisation, name, does: 'Verzonnen voor een test' })).id
const acting = (person: string, mandate: string): ReturnType<World['asIdentity']> => w.asIdentity({ coalition: COALITION, person, mandate })

describe('a mandate', () => {
  it('lets a person act from the moment it is given, and no longer from the moment it is ended', async () => {
    const person = await someone('Anna Begin')
    const { id } = await office.does(giveMandate, { person, role: 'safety-adviser' })
    expect((await acting(person, id).does(listPeople, {})).map((row) => row.name)).toContain('Bea Bestuurder')
    await office.does(endMandate, { mandate: id })
    expect(await acting(person, id).tries(listPeople, {})).toBe('not-signed-in')
  })

  it('of a later day gives nothing today', async () => {
    const person = await someone('Later Dan')
    const { id } = await office.does(giveMandate, { person, role: 'safety-adviser', validFrom: '2199-01-01' })
    expect(await acting(person, id).tries(listMyMandates, {})).toBe('not-signed-in')
  })

  it('of one person gives another person nothing', async () => {
    const person = await someone('Iemand Anders')
    const [bea] = (await office.does(listPeople, { organisation: AMERSFOORT })).filter((row) => row.name === 'Bea Bestuurder')
    expect(await acting(person, bea!.mandates[0]!.id).tries(listMyMandates, {})).toBe('not-signed-in')
  })

  it('in one coalition is none in another, whatever coalition is claimed', async () => {
    const elsewhere = w.asIdentity({ ...office.identity, coalition: '019ab000-0000-7000-8000-0000000000ff' })
    expect(await elsewhere.tries(listPeople, { organisation: AMERSFOORT })).toBe('not-signed-in')
  })

  it('is in force from its first moment up to, not including, its last', () => {
    const mandate = { validFrom: new Date(0), validTo: new Date(DAY) }
    expect(mandateState(mandate, new Date(-1))).toBe('coming')
    expect(mandateState(mandate, new Date(0))).toBe('in-force')
    expect(mandateState(mandate, new Date(DAY - 1))).toBe('in-force')
    expect(mandateState(mandate, new Date(DAY))).toBe('ended')
  })

  it('tells the actor role, organisation, municipality and name', async () => {
    const { person, mandate } = w.as('safety-adviser').identity
    const rows = await w.owner<{ key: string; value: string }[]>`select * from partners.sight(${person}, ${mandate})`
    expect(Object.fromEntries(rows.map(({ key, value }) => [key, value]))).toEqual({
      coalition: COALITION, role: 'safety-adviser', organisation: WOERDEN, area: 'GM0632', name: 'Vera Veiligheid',
      manages: 'yes', may_give: 'safety-adviser,frontline-professional', emergency_modules: 'frontline',
    })
  })
})

describe('giving a mandate', () => {
  it('is refused when the person already has that role in that time', async () => {
    const person = await someone('Dubbel Op')
    await office.does(giveMandate, { person, role: 'board-member' })
    expect(await office.tries(giveMandate, { person, role: 'board-member', validFrom: '2199-01-01' })).toBe('conflict')
    expect(await office.tries(giveMandate, { person, role: 'taskforce-lead' })).toBe('done')
  })

  it('is refused when it would end before it begins', async () => {
    const person = await someone('Achter Stevoren')
    expect(await office.tries(giveMandate, { person, role: 'board-member', validFrom: '2027-05-01', validTo: '2027-05-01' })).toBe('invalid-input')
  })

  it('begins and ends at midnight in the Netherlands, also in summer', async () => {
    const person = await someone('Zomer Tijd')
    const { id } = await office.does(giveMandate, { person, role: 'board-member', validFrom: '2027-01-01', validTo: '2027-07-01' })
    const [row] = await w.owner`select valid_from, valid_to from partners.mandate where id = ${id}`
    expect(row).toEqual({ valid_from: new Date('2026-12-31T23:00:00Z'), valid_to: new Date('2027-06-30T22:00:00Z') })
  })

  whoMay(giveMandate, async (who) => ({ person: await someone(`Gekozen door ${who}`, WOERDEN), role: 'frontline-professional' as const }), {
    'board-member': 'not-allowed', 'coalition-office': 'done', 'safety-adviser': 'done', 'frontline-professional': 'not-allowed',
    'taskforce-lead': 'not-allowed', 'case-director': 'not-found', 'privacy-officer': 'not-allowed', 'administrator': 'not-allowed',
    'visitor': 'not-signed-in',
  }, () => w)
})

describe('ending a mandate', () => {
  it('is refused for a mandate of one’s own', async () => {
    expect(await office.tries(endMandate, { mandate: office.identity.mandate! })).toBe('conflict')
  })

  it('is refused when it has ended already', async () => {
    const { id } = await office.does(giveMandate, { person: await someone('Al Klaar'), role: 'board-member' })
    await office.does(endMandate, { mandate: id })
    expect(await office.tries(endMandate, { mandate: id })).toBe('conflict')
  })

  const fresh = async (): Promise<string> =>
    (await office.does(giveMandate, { person: await someone('Bijna Klaar', WOERDEN), role: 'frontline-professional' })).id
  whoMay(endMandate, async () => ({ mandate: await fresh() }), {
    'board-member': 'not-allowed', 'coalition-office': 'done', 'safety-adviser': 'done', 'frontline-professional': 'not-allowed',
    'taskforce-lead': 'not-allowed', 'case-director': 'not-found', 'privacy-officer': 'not-allowed', 'administrator': 'not-allowed',
    'visitor': 'not-signed-in',
  }, () => w)
})

describe('adding a person', () => {
  whoMay(addPerson, (who) => ({ organisation: WOERDEN, name: `Nieuw door ${who}`, does: 'Verzonnen voor een test' }), {
    'board-member': 'not-allowed', 'coalition-office': 'done', 'safety-adviser': 'done', 'frontline-professional': 'not-allowed',
    'taskforce-lead': 'not-allowed', 'case-director': 'not-allowed', 'privacy-officer': 'not-allowed', 'administrator': 'done',
    'visitor': 'not-signed-in',
  }, () => w)
})

describe('an invented person', () => {
  it('cannot exist in a production installation, whoever adds it', async () => {
    const adding = w.owner.begin(async (sql) => {
      await sql.unsafe('alter table platform.installation disable trigger user')
      await sql`update platform.installation set kind = 'production'`
      await sql`
        insert into partners.person (coalition_id, id, name, does, organisation_id, demo)
        values (${COALITION}, ${newId()}, 'Nep Persoon', 'Bestaat niet', ${AMERSFOORT}, true)`
    })
    await expect(adding).rejects.toThrow('cannot exist outside a trial')
  })

  it('is not made by the coalition office: whom it adds is real', async () => {
    const person = await someone('Echt Iemand')
    const [row] = await w.owner`select demo from partners.person where id = ${person}`
    expect(row).toEqual({ demo: false })
  })
})
