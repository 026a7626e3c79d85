// Tests who sees people and mandates: colleagues see each other, the coalition office sees all, a visitor sees nobody.
import { describe, expect, it } from 'vitest'
import { whoMay } from '../../tests/who-may.ts'
import { COALITION, world } from '../../tests/world.ts'
import { demoPeople } from './demo-people.ts'
import { listMyMandates } from './manage/my-mandates.ts'
import { namesOf } from './names.ts'
import { listPeople } from './manage/people.ts'

const w = await world()
const AMERSFOORT = '019ab000-0000-7000-8001-000000000307'
const WOERDEN = '019ab000-0000-7000-8001-000000000632'

describe('people of an organisation', () => {
  it('are seen by a colleague', async () => {
    const people = await w.as('frontline-professional').does(listPeople, {})
    expect(people.map((person) => person.name)).toEqual(['Vera Veiligheid', 'Wim Wijk'])
    expect(people[0]!.mandates.map(({ role, state }) => [role, state])).toEqual([['safety-adviser', 'in-force']])
  })

  it('are not seen by someone of another organisation', async () => {
    expect(await w.as('board-member').does(listPeople, { organisation: WOERDEN })).toEqual([])
  })

  it('are all seen by the coalition office', async () => {
    const people = await w.as('coalition-office').does(listPeople, { organisation: AMERSFOORT })
    expect(people.map((person) => person.name)).toEqual(['Bea Bestuurder'])
  })

  it('cannot be read by a visitor, not even past the operation', async () => {
    const rows = await w.owner.begin(async (sql) => {
      await sql.unsafe(`set local role slagvaardig_app; set local app.coalition = '${COALITION}'; set local app.role = 'visitor'`)
      return [...await sql`select name from partners.person`, ...await sql`select id from partners.mandate`]
    })
    expect(rows).toEqual([])
  })

  whoMay(listPeople, () => ({}), {
    'board-member': 'done', 'coalition-office': 'done', 'safety-adviser': 'done', 'frontline-professional': 'done', 'taskforce-lead': 'done',
    'case-director': 'done', 'privacy-officer': 'done', 'administrator': 'done', 'visitor': 'not-signed-in',
  }, () => w)
})

describe('names behind the ids in the ledger', () => {
  const people = ['019ab000-0000-7000-8002-000000000004', '019ab000-0000-7000-8002-0000000000ff']

  it('are given for whom exists', async () => {
    expect(await w.as('privacy-officer').does(namesOf, { people })).toEqual([{ id: people[0], name: 'Wim Wijk' }])
  })

  whoMay(namesOf, () => ({ people }), {
    'board-member': 'not-allowed', 'coalition-office': 'done', 'safety-adviser': 'not-allowed', 'frontline-professional': 'not-allowed',
    'taskforce-lead': 'not-allowed', 'case-director': 'not-allowed', 'privacy-officer': 'done', 'administrator': 'not-allowed', 'visitor': 'not-signed-in',
  }, () => w)
})

describe('one’s own mandates', () => {
  it('name the organisation and since when', async () => {
    const mandates = await w.as('case-director').does(listMyMandates, {})
    expect(mandates).toMatchObject([{ role: 'case-director', organisation: 'Zorg- en Veiligheidshuis regio Utrecht', state: 'in-force', validTo: null }])
  })

  whoMay(listMyMandates, () => ({}), {
    'board-member': 'done', 'coalition-office': 'done', 'safety-adviser': 'done', 'frontline-professional': 'done', 'taskforce-lead': 'done',
    'case-director': 'done', 'privacy-officer': 'done', 'administrator': 'done', 'visitor': 'not-signed-in',
  }, () => w)
})

describe('the invented people of a trial', () => {
  it('are eight, one for each role, in the order of the roles', async () => {
    const people = await w.as('visitor').does(demoPeople, {})
    expect(people.map((person) => person.role)).toEqual([
      'board-member', 'coalition-office', 'safety-adviser', 'frontline-professional', 'taskforce-lead', 'case-director', 'privacy-officer', 'administrator',
    ])
    expect(people.every((person) => person.description.length > 10)).toBe(true)
  })

  whoMay(demoPeople, () => ({}), {
    'board-member': 'done', 'coalition-office': 'done', 'safety-adviser': 'done', 'frontline-professional': 'done', 'taskforce-lead': 'done',
    'case-director': 'done', 'privacy-officer': 'done', 'administrator': 'done', 'visitor': 'done',
  }, () => w)
})
