// Tests giving as hostile people would, past every operation: the database lets nobody give, lengthen or hand on more than they have.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COALITION, world, type World } from '../../../tests/world.ts'
import { type Role, ROLES } from '../../platform/actor.ts'
import { newId } from '../../platform/id.ts'
import { isWider, type Giver, whyNotGiven, type Wish } from '../rules.ts'

const w = await world()
const AMERSFOORT = '019ab000-0000-7000-8001-000000000307'
const WOERDEN = '019ab000-0000-7000-8001-000000000632'
const office = w.as('coalition-office')
const vera = w.as('safety-adviser')

type Acting = { identity: ReturnType<World['as']>['identity']; giver: Giver }
type Given = Omit<Wish, 'person' | 'organisation'> & { person: string; organisation: string; givenBy?: string | null; deputyOf?: string }

const personIn = async (organisation: string): Promise<string> => {
  const id = newId()
  await w.owner`insert into partners.person (coalition_id, id, name, does, organisation_id) values (${COALITION}, ${id}, 'Iemand', 'Verzonnen', ${organisation})`
  return id
}

/** Tries to add the mandate with SQL of one's own; gives its id, or undefined when the database refused. */
async function forced(by: Acting['identity'], wish: Given): Promise<string | undefined> {
  const id = newId()
  try {
    await w.asIdentity(by).queries((sql) => sql`
      insert into partners.mandate (coalition_id, id, person_id, organisation_id, role, valid_from, valid_to, may_give, manages, deputy_of, given_by)
      values (${COALITION}, ${id}, ${wish.person}, ${wish.organisation}, ${wish.role}, now(), ${wish.validTo}, ${wish.mayGive}, ${wish.manages},
              ${wish.deputyOf ?? null}, ${wish.givenBy === undefined ? by.person : wish.givenBy})`)
    return id
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['42501', '23514'].includes(String(error.code))) return undefined
    throw error
  }
}

const plain = (person: string, role: Role = 'frontline-professional'): Given => ({ person, organisation: WOERDEN, role, mayGive: [], manages: false, validTo: null })

describe('past every operation', () => {
  it('someone gives what the own mandate lets them, in the own name', async () => {
    expect(await forced(vera.identity, plain(await personIn(WOERDEN)))).toBeDefined()
    expect(await forced(vera.identity, { ...plain(await personIn(WOERDEN)), givenBy: office.identity.person })).toBeUndefined()
    expect(await forced(vera.identity, { ...plain(await personIn(WOERDEN)), givenBy: null })).toBeUndefined()
  })

  it('nobody gives another role, in another organisation, or to themselves', async () => {
    expect(await forced(vera.identity, plain(await personIn(WOERDEN), 'board-member'))).toBeUndefined()
    expect(await forced(vera.identity, { ...plain(await personIn(AMERSFOORT)), organisation: AMERSFOORT })).toBeUndefined()
    expect(await forced(vera.identity, plain(vera.identity.person!))).toBeUndefined()
    expect(await forced(office.identity, { ...plain(office.identity.person!), organisation: '019ab000-0000-7000-8001-000000010003' })).toBeUndefined()
  })

  it('nobody hands on a role that they may not give', async () => {
    const given = { ...plain(await personIn(WOERDEN)), manages: true, mayGive: ['frontline-professional', 'board-member'] as Role[] }
    expect(await forced(vera.identity, given)).toBeUndefined()
    expect(await forced(vera.identity, { ...given, mayGive: ['frontline-professional'] })).toBeDefined()
  })

  it('the administrator gives administrators, and nobody else does', async () => {
    const arie = w.as('administrator').identity
    expect(await forced(arie, plain(await personIn(WOERDEN), 'administrator'))).toBeDefined()
    expect(await forced(office.identity, plain(await personIn(WOERDEN), 'administrator'))).toBeUndefined()
    for (const role of ROLES.filter((other) => other !== 'administrator')) expect(await forced(arie, plain(await personIn(WOERDEN), role))).toBeUndefined()
  })

  it('nobody who gives nothing gives anything', async () => {
    for (const who of ['board-member', 'frontline-professional', 'taskforce-lead', 'privacy-officer', 'visitor'] as const) {
      for (const role of ROLES) expect(await forced(w.as(who).identity, plain(await personIn(WOERDEN), role))).toBeUndefined()
    }
  })

  it('a temporary giver gives nothing that lasts longer', async () => {
    const person = await personIn(WOERDEN)
    const until = new Date(Date.now() + 3_600_000)
    const mandate = await forced(office.identity, { ...plain(person, 'safety-adviser'), manages: true, mayGive: ['frontline-professional'], validTo: until })
    const temporary = { coalition: COALITION, person, mandate: mandate! }
    expect(await forced(temporary, { ...plain(await personIn(WOERDEN)), validTo: until })).toBeDefined()
    expect(await forced(temporary, { ...plain(await personIn(WOERDEN)), validTo: new Date(until.getTime() + 1) })).toBeUndefined()
    expect(await forced(temporary, plain(await personIn(WOERDEN)))).toBeUndefined()
  })

  it('a mandate is not made longer, not brought back, and not ended in the name of another or before now', async () => {
    const mandate = await forced(vera.identity, { ...plain(await personIn(WOERDEN)), validTo: new Date(Date.now() + 3_600_000) })
    const ends = (who: World['as'] extends (who: infer W) => unknown ? W : never, to: string, by = w.as(who).identity.person) =>
      w.as(who).queries((sql) => sql`update partners.mandate set valid_to = now() + ${to}::interval, ended_by = ${by} where id = ${mandate!}`)
    await expect(ends('safety-adviser', '2 hours')).rejects.toMatchObject({ code: '42501' })
    await expect(ends('safety-adviser', '-1 minute')).rejects.toMatchObject({ code: '42501' })
    await expect(ends('safety-adviser', '1 minute', office.identity.person)).rejects.toMatchObject({ code: '42501' })
    expect((await ends('board-member', '1 minute')).count).toBe(0)
    expect((await ends('administrator', '1 minute')).count).toBe(0)
    expect((await ends('safety-adviser', '0')).count).toBe(1)
    await expect(ends('safety-adviser', '1 minute')).rejects.toMatchObject({ code: '42501' })
  })

  it('no other column of a mandate can be changed, and none is removed', async () => {
    const { mandate } = w.as('frontline-professional').identity
    for (const change of ["role = 'board-member'", "may_give = '{administrator}'", 'manages = true', 'person_id = given_by', 'valid_from = now()']) {
      await expect(office.queries((sql) => sql.unsafe(`update partners.mandate set ${change} where id = '${mandate}'`))).rejects.toMatchObject({ code: '42501' })
    }
    await expect(office.queries((sql) => sql`delete from partners.mandate where id = ${mandate}`)).rejects.toMatchObject({ code: '42501' })
  })
})

describe('in random chains of giving', () => {
  const roles = fc.constantFrom<Role>('safety-adviser', 'frontline-professional', 'case-director', 'coalition-office', 'administrator', 'board-member')
  const wish = fc.record({
    by: fc.nat(), toPerson: fc.nat(), organisation: fc.constantFrom(WOERDEN, AMERSFOORT), role: roles, mayGive: fc.uniqueArray(roles, { maxLength: 3 }),
    manages: fc.boolean(), hours: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }),
  })

  it('the database never lets a mandate become wider than its giver’s, and the rule says beforehand what it will answer', async () => {
    const people = { [WOERDEN]: await Promise.all([1, 2, 3].map(() => personIn(WOERDEN))), [AMERSFOORT]: await Promise.all([1, 2, 3].map(() => personIn(AMERSFOORT))) }
    const start = Date.now()
    let given = 0
    await fc.assert(fc.asyncProperty(fc.array(wish, { minLength: 3, maxLength: 8 }), async (wishes) => {
      const held: Acting[] = [
        actingAs(office.identity, { role: 'coalition-office', organisation: '019ab000-0000-7000-8001-000000010003', mayGive: ROLES.filter((role) => role !== 'administrator'), manages: true, validTo: null }),
        actingAs(vera.identity, { role: 'safety-adviser', organisation: WOERDEN, mayGive: ['safety-adviser', 'frontline-professional'], manages: true, validTo: null }),
      ]
      for (const { by, toPerson, hours, ...rest } of wishes) {
        const giver = held[by % held.length]!
        const wanted: Wish = { ...rest, person: people[rest.organisation][toPerson % 3]!, validTo: hours === null ? null : new Date(start + hours * 3_600_000) }
        const mandate = await forced(giver.identity, wanted)
        const foreseen = whyNotGiven(giver.giver, wanted) === undefined && fitsTable(wanted)
        expect(mandate !== undefined).toBe(foreseen)
        if (!mandate) continue
        given += 1
        expect(isWider(wanted, giver.giver)).toBe(false)
        held.push(actingAs({ coalition: COALITION, person: wanted.person, mandate }, wanted))
      }
    }), { numRuns: 60 })
    expect(given).toBeGreaterThan(20)
  }, 60_000)

  const actingAs = (identity: Acting['identity'], { role, organisation, mayGive, manages, validTo }: Omit<Wish, 'person'>): Acting => ({
    identity, giver: { person: identity.person!, organisation, coversAll: role === 'coalition-office' || role === 'administrator', manages, mayGive, until: validTo },
  })
  const fitsTable = ({ role, mayGive, manages }: Wish): boolean => (manages || mayGive.length === 0)
    && (role === 'administrator' ? mayGive.every((one) => one === 'administrator') : !mayGive.includes('administrator'))
    && (role === 'coalition-office' || !mayGive.includes('coalition-office'))
})
