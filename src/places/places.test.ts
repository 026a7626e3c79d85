// Tests what places answer: the region on a day, a municipality's history, restatement, and who may ask.
import { describe, expect, it } from 'vitest'
import { type Answers, whoMay } from '../../tests/who-may.ts'
import { world } from '../../tests/world.ts'
import { listChanges } from './changes.ts'
import { listDistricts } from './districts.ts'
import { showMap } from './map.ts'
import { showMunicipality } from './municipality.ts'
import { showRegion } from './region.ts'
import { showRestatement } from './restatement.ts'

const w = await world()
const visitor = w.as('visitor')
const EVERYONE: Answers = {
  'board-member': 'done', 'coalition-office': 'done', 'safety-adviser': 'done', 'frontline-professional': 'done', 'taskforce-lead': 'done',
  'case-director': 'done', 'privacy-officer': 'done', 'administrator': 'done', 'visitor': 'done',
}

describe('the region', () => {
  it('of 2019 holds Vijfheerenlanden and Weesp, and says which districts are not confirmed', async () => {
    const { name, municipalities } = await visitor.does(showRegion, { on: '2019-01-01' })
    expect([name, municipalities.length]).toEqual(['Midden-Nederland', 39])
    const marks = (evidence: string): string[] => municipalities.filter((row) => row.district?.evidence === evidence).map((row) => row.name)
    expect(marks('unverified')).toEqual(['Baarn', 'Bunschoten', 'Eemnes', 'Houten', 'Soest', 'Vijfheerenlanden'])
    expect(marks('inferred')).toEqual(['De Bilt', 'De Ronde Venen', 'IJsselstein', 'Lopik', 'Montfoort', 'Nieuwegein', 'Oudewater', 'Stichtse Vecht', 'Woerden'])
    expect(marks('confirmed')).toHaveLength(24)
  })

  it('of 2018 holds Vianen as inferred, without a district', async () => {
    const { municipalities } = await visitor.does(showRegion, { on: '2018-12-31' })
    expect(municipalities.find((row) => row.code === 'GM0620')).toMatchObject({ inRegion: 'inferred', district: null, validTo: '2019-01-01' })
  })

  it('shows the merger of 2027 as a plan and does not apply it', async () => {
    const { municipalities, plans } = await visitor.does(showRegion, { on: '2027-06-01' })
    expect(municipalities).toHaveLength(38)
    expect(plans).toMatchObject([{ date: '2027-01-01', from: [{ name: 'Hilversum' }, { name: 'Wijdemeren' }], evidence: 'unverified' }])
  })

  it('before 2011 is not something that we know', async () => {
    expect(await visitor.tries(showRegion, { on: '2010-12-31' })).toBe('invalid-input')
  })

  it('names only the teams that a source names', async () => {
    const { districts, teams } = await visitor.does(listDistricts, { on: '2019-06-01' })
    expect(districts.map((row) => [row.name, row.municipalities.length])).toEqual([
      ['Flevoland', 6], ['Gooi en Vechtstreek', 7], ['Oost-Utrecht', 15], ['Utrecht-Stad', 1], ['West-Utrecht', 10],
    ])
    expect(teams.map((row) => [row.name, row.municipalities.filter((one) => one.evidence === 'confirmed').length])).toEqual([['De Copen', 3], ['Heuvelrug', 5]])
  })

  whoMay(showRegion, () => ({}), EVERYONE, () => w)
  whoMay(listDistricts, () => ({}), EVERYONE, () => w)
})

describe('a municipality', () => {
  it('has a history: Weesp got a new border in 2016 and became part of Amsterdam in 2022', async () => {
    const weesp = await visitor.does(showMunicipality, { municipality: 'GM0457' })
    expect(weesp).toMatchObject({ name: 'Weesp', validTo: '2022-03-24', evidence: 'confirmed' })
    expect(weesp.changes.map((change) => change.id)).toEqual(['2016-grens-weesp', '2022-weesp'])
    expect(weesp.memberships.map((row) => [row.kind, row.validTo])).toEqual([
      ['police-unit', '2022-03-24'], ['police-district', '2022-03-24'], ['safety-region', '2022-03-24'],
    ])
  })

  it('that we do not know is not found', async () => {
    expect(await visitor.tries(showMunicipality, { municipality: 'GM0599' })).toBe('not-found')
    expect(await visitor.tries(showMunicipality, { municipality: 'Utrecht' })).toBe('invalid-input')
  })

  whoMay(showMunicipality, () => ({ municipality: 'GM0344' }), EVERYONE, () => w)
})

describe('the changes', () => {
  it('come with how many municipalities the region had', async () => {
    const { counts } = await visitor.does(listChanges, {})
    expect(counts).toEqual([
      { from: '2011-01-01', until: '2016-01-01', count: 41 }, { from: '2016-01-01', until: '2019-01-01', count: 39 },
      { from: '2019-01-01', until: '2022-03-24', count: 39 }, { from: '2022-03-24', until: null, count: 38 },
    ])
  })

  whoMay(listChanges, () => ({}), EVERYONE, () => w)
})

describe('figures of one year on the map of another', () => {
  it('2018 on the map of 2023: one sum, two newcomers, one that left', async () => {
    const { recipes, lost, left, joined } = await visitor.does(showRestatement, { figuresOf: 2018, mapOf: 2023 })
    expect(recipes).toHaveLength(38)
    expect(recipes.filter((row) => row.parts.length > 1)).toEqual([{ target: 'GM1961', parts: ['GM0545', 'GM0620', 'GM0707'], exact: true, because: ['2019-vijfheerenlanden'] }])
    expect([lost, left, joined]).toEqual([[], ['GM0457'], ['GM0545', 'GM0707']])
  })

  it('2019 on the map of 2018: Vianen cannot be made', async () => {
    const { recipes, lost, left } = await visitor.does(showRestatement, { figuresOf: 2019, mapOf: 2018 })
    expect(recipes).toHaveLength(38)
    expect([lost.map((row) => [row.target, row.within]), left]).toEqual([[['GM0620', ['GM1961']]], []])
  })

  it('2015 on the map of 2019: Weesp and Gooise Meren are only near', async () => {
    const { recipes } = await visitor.does(showRestatement, { figuresOf: 2015, mapOf: 2019 })
    expect(recipes.filter((row) => !row.exact).map((row) => row.target)).toEqual(['GM0457', 'GM1942'])
  })

  whoMay(showRestatement, () => ({ figuresOf: 2018, mapOf: 2022 }), EVERYONE, () => w)
})

describe('the map without imported boundaries', () => {
  it.each(['2011-06-01', '2018-06-01', '2019-06-01', '2026-06-01'])('has one tile for each municipality of %s, none on another', async (on) => {
    const { municipalities } = await visitor.does(showRegion, { on })
    const map = await visitor.does(showMap, { on })
    if (map.kind !== 'tiles') throw new Error('expected tiles')
    expect([map.areas.map((area) => area.code).sort(), map.without]).toEqual([municipalities.map((row) => row.code).sort(), []])
    expect(new Set(map.areas.map((area) => `${area.column} ${area.row}`)).size).toBe(map.areas.length)
  })

  whoMay(showMap, () => ({}), EVERYONE, () => w)
})
