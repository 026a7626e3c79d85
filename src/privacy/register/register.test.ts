// Tests the processing register: the code decides what stands in it, the coalition states the rest, and every version stays.
import { describe, expect, it } from 'vitest'
import { whoMay } from '../../../tests/who-may.ts'
import { COALITION, world } from '../../../tests/world.ts'
import { ACTIVITIES } from '../parts/all-activities.ts'
import { keepRegister } from '../parts/keep-register.ts'
import { showRegister } from './register.ts'
import { stateRegisterEntry } from './state-register-entry.ts'

const w = await world()
const officer = w.as('privacy-officer')
const visitor = w.as('visitor')
const [first] = ACTIVITIES
const FACTS = {
  controller: 'Gemeente Utrecht, namens de coalitie', jointControllers: 'Alle gemeenten van de regio, volgens het convenant', contact: 'fg@voorbeeld.nl, 030 000 00 00',
  processors: 'geen', transfers: 'geen', dpiaOn: '2026-02-01', reviewedOn: '2026-03-01',
}
await keepRegister(w.owner, COALITION)

describe('at a start', () => {
  it('the register gets the activities of the code, and a second start changes nothing', async () => {
    const { activities } = await visitor.does(showRegister, {})
    expect(activities.map(({ name }) => name).sort()).toEqual(ACTIVITIES.map(({ name }) => name).sort())
    await keepRegister(w.owner, COALITION)
    expect((await visitor.does(showRegister, { past: true })).activities).toHaveLength(ACTIVITIES.length)
  })

  it('a changed activity becomes a new version, and one that left the code stays with its end', async () => {
    const changed = { ...first!, purpose: 'Iets anders.' }
    await keepRegister(w.owner, COALITION, [changed, ...ACTIVITIES.slice(2)])
    const { activities } = await visitor.does(showRegister, { activity: first!.name, past: true })
    expect(activities).toMatchObject([{ purpose: 'Iets anders.', validTo: null }, { purpose: first!.purpose, validTo: expect.any(Date) }])
    const gone = (await visitor.does(showRegister, { activity: ACTIVITIES[1]!.name, past: true })).activities
    expect(gone).toMatchObject([{ validTo: expect.any(Date) }])
    await keepRegister(w.owner, COALITION)
    expect((await visitor.does(showRegister, {})).activities).toHaveLength(ACTIVITIES.length)
  })
})

describe('what the coalition states', () => {
  it('is for everyone to read, the latest first, and every version stays', async () => {
    expect((await visitor.does(showRegister, {})).entry).toBeNull()
    await officer.does(stateRegisterEntry, FACTS)
    await officer.does(stateRegisterEntry, { ...FACTS, processors: 'Een verwerker' })
    expect((await visitor.does(showRegister, {})).entry).toMatchObject({ processors: 'Een verwerker', dpiaOn: '2026-02-01' })
    const [kept] = await w.owner<{ versions: number }[]>`select count(*)::int as versions from privacy.register_entry`
    expect(kept?.versions).toBe(2)
  })

  it('can be said of one activity, and then holds for that one alone', async () => {
    await officer.does(stateRegisterEntry, { ...FACTS, activity: first!.name, controller: 'Een ander' })
    const { entry, activities } = await visitor.does(showRegister, {})
    expect(entry?.controller).toBe(FACTS.controller)
    expect(activities.filter(({ ownEntry }) => ownEntry !== null).map(({ name }) => name)).toEqual([first!.name])
    expect(await officer.tries(stateRegisterEntry, { ...FACTS, activity: 'places.nothing' })).toBe('not-found')
  })

  it('is never changed or removed, by the owner either', async () => {
    await expect(w.owner`update privacy.register_entry set controller = 'x'`).rejects.toThrow(/never changed or removed/)
    await expect(w.owner`delete from privacy.term`).rejects.toThrow(/never changed or removed/)
  })
})

it('only the privacy officer sees how often each activity was done', async () => {
  const counts = async (who: 'visitor' | 'privacy-officer' | 'administrator') => (await w.as(who).does(showRegister, {})).activities.map(({ records }) => records)
  expect(await counts('visitor')).toEqual(ACTIVITIES.map(() => null))
  expect(await counts('administrator')).toEqual(ACTIVITIES.map(() => null))
  expect((await counts('privacy-officer')).every((count) => typeof count === 'number')).toBe(true)
})

const officerOnly = {
  'board-member': 'not-allowed', 'coalition-office': 'not-allowed', 'safety-adviser': 'not-allowed', 'frontline-professional': 'not-allowed', 'taskforce-lead': 'not-allowed',
  'case-director': 'not-allowed', 'privacy-officer': 'done', 'administrator': 'not-allowed', 'visitor': 'not-signed-in',
} as const
const everyone = {
  'board-member': 'done', 'coalition-office': 'done', 'safety-adviser': 'done', 'frontline-professional': 'done', 'taskforce-lead': 'done',
  'case-director': 'done', 'privacy-officer': 'done', 'administrator': 'done', 'visitor': 'done',
} as const
whoMay(showRegister, () => ({}), everyone, () => w)
whoMay(stateRegisterEntry, () => FACTS, officerOnly, () => w)
