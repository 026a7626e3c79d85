// The account as people meet it: recomputed from the seed, judged again when figures change, and never changed behind their back.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newId } from '../platform/id.ts'
import { ROOT } from '../platform/root.ts'
import { whoMay } from '../../tests/who-may.ts'
import { world } from '../../tests/world.ts'
import { showAmbition } from './ambition.ts'
import { showArea } from './area.ts'
import { judgeAmbition } from './judge-ambition.ts'
import { listJudgements } from './judgements.ts'
import { showOffence } from './offence.ts'
import { showOverview } from './overview.ts'

const w = await world()
const visitor = w.as('visitor')
const office = w.as('coalition-office')
const CRIME = 'criminaliteit'

type Seed = { periods: { key: string }[]; areas: { key: string }[]; categories: { key: string }[]; figures: Record<string, Record<string, Record<string, (number | null)[]>>> }
const seed = JSON.parse(readFileSync(join(ROOT, 'seed', 'midden-nederland', 'figures-47018ned.json'), 'utf8')) as Seed
const years = seed.periods.map(({ key }) => Number(key.slice(0, 4)))
const municipalities = seed.areas.map(({ key }) => key).filter((key) => key.startsWith('GM'))
const counts = (offence: string, area: string): number[] => (Object.values(seed.figures)[0]?.[offence]?.[area] ?? []).map(Number)
const total = (offence: string, year: number): number => municipalities.reduce((sum, area) => sum + (counts(offence, area)[years.indexOf(year)] ?? 0), 0)

/** The 97.5% quantile of t for the degrees of freedom that occur here (from a table). */
const T: Record<number, number> = { 175: 1.973612, 180: 1.973231, 185: 1.972870, 190: 1.972528 }

/** Phi by the book: two-parameter Poisson regression per municipality, by weighted least squares, unlike the code under test. */
function phiByTheBook(offence: string): { phi: number; degreesOfFreedom: number } {
  const all = municipalities.map((area) => counts(offence, area).slice(years.indexOf(2016), years.indexOf(2022) + 1)).filter((ys) => ys.filter((y) => y > 0).length > 1)
  const chi = all.map((ys) => {
    let mu = ys.map((y) => y + 0.5)
    for (let round = 0; round < 60; round++) {
      const rows = ys.map((y, x) => ({ x, w: mu[x] ?? 0, z: Math.log(mu[x] ?? 0) + (y - (mu[x] ?? 0)) / (mu[x] ?? 1) }))
      const sum = (of: (row: { x: number; w: number; z: number }) => number): number => rows.reduce((s, row) => s + row.w * of(row), 0)
      const [sw, sx, sz, sxx, sxz] = [sum(() => 1), sum(({ x }) => x), sum(({ z }) => z), sum(({ x }) => x * x), sum(({ x, z }) => x * z)]
      const slope = (sw * sxz - sx * sz) / (sw * sxx - sx * sx)
      mu = ys.map((_, x) => Math.exp((sz - slope * sx) / sw + slope * x))
    }
    return ys.reduce((s, y, x) => s + (y - (mu[x] ?? 0)) ** 2 / (mu[x] ?? 1), 0)
  })
  const degreesOfFreedom = all.length * 5
  return { phi: Math.max(1, chi.reduce((a, b) => a + b, 0) / degreesOfFreedom), degreesOfFreedom }
}

describe('the figures, worked out again from the seed', () => {
  it('count burglaries of 38 municipalities: 6,170 in 2018, 3,580 in 2022', async () => {
    const { difference, geography } = await visitor.does(showOffence, { offence: '1.1.1' })
    expect([total('1.1.1', 2018), total('1.1.1', 2022)]).toEqual([6170, 3580])
    expect(difference).toMatchObject({ earlier: 6170, later: 3580, verdict: 'fell' })
    expect(geography).toEqual({ mapYear: 2025, municipalities: 38, left: ['Weesp'], joined: ['Leerdam', 'Zederik'] })
  })

  it('give every offence its scatter and interval by the book', async () => {
    for (const { key } of seed.categories) {
      const { phi, degreesOfFreedom } = phiByTheBook(key)
      const { difference, phi: shown } = await visitor.does(showOffence, { offence: key })
      expect(shown).toBeCloseTo(phi, 6)
      const [earlier, later] = [total(key, 2018), total(key, 2022)]
      const reach = Math.exp((T[degreesOfFreedom] ?? 0) * Math.sqrt(phi * (1 / earlier + 1 / later)))
      expect(difference?.change.low).toBeCloseTo(later / earlier / reach, 5)
      expect(difference?.change.high).toBeCloseTo((later / earlier) * reach, 5)
    }
  })

  it('set Vijfheerenlanden in 2018 against the inhabitants of the three municipalities that became it', async () => {
    const { together, district } = await visitor.does(showArea, { area: 'GM1961' })
    expect(district?.code).toBe('west-utrecht')
    expect((together.here?.earlier ?? 0) / (together.here?.perThousand?.earlier ?? 1)).toBeCloseTo((21_139 + 20_206 + 14_012) / 1000, 6)
  })

  it('add the municipalities of a district up to the district', async () => {
    const flevoland = await visitor.does(showArea, { area: 'flevoland' })
    expect(flevoland.municipalities.map(({ name }) => name)).toEqual(['Almere', 'Dronten', 'Lelystad', 'Noordoostpolder', 'Urk', 'Zeewolde'])
    expect(flevoland.together.here?.later).toBe(flevoland.municipalities.reduce((sum, { difference }) => sum + (difference?.later ?? 0), 0))
  })

  it('give a municipality the same verdict on its own page, on that of the offence and on the map', async () => {
    const almere = await visitor.does(showArea, { area: 'GM0034' })
    const burglary = await visitor.does(showOffence, { offence: '1.1.1' })
    expect(almere.offences.find(({ code }) => code === '1.1.1')?.here).toEqual(burglary.municipalities.find(({ code }) => code === 'GM0034')?.difference)
  })

  it('do not know Weesp, Rotterdam or an offence without figures', async () => {
    expect(await visitor.tries(showArea, { area: 'GM0457' })).toBe('not-found')
    expect(await visitor.tries(showArea, { area: 'GM0599' })).toBe('not-found')
    expect(await visitor.tries(showOffence, { offence: '1.4.6' })).toBe('not-found')
  })
})

describe('the judgements of the first start', () => {
  it('leave all registered crime open, and say what can be said', async () => {
    const [judgement] = (await visitor.does(showAmbition, { ambition: CRIME })).judgements
    expect(judgement).toMatchObject({ verdict: 'cannot-be-said', method: 'registered-crime-1', newer: [], years: { base: 2018, target: 2022 } })
    expect(judgement?.deliveries.map(({ table }) => table)).toEqual(['47018NED', '47025NED', '70072ned'])
    const sum = (year: number): number => seed.categories.reduce((all, { key }) => all + total(key, year), 0)
    expect(judgement?.findings).toMatchObject({ total: null, together: { earlier: sum(2018), later: sum(2022) } })
    expect(judgement?.reason).toContain('Een openbaar totaal per gemeente over 2022 hebben wij niet.')
    expect(judgement?.reason).toContain('samen −21% sinds 2018')
  })

  it('cannot say whether people feel safer: the survey figures here end in 2017', async () => {
    const [judgement] = (await visitor.does(showAmbition, { ambition: 'ervaren-veiligheid' })).judgements
    expect(judgement).toMatchObject({ verdict: 'cannot-be-said', findings: { base: null, target: null, heldYears: [2013, 2014, 2015, 2016, 2017] } })
  })

  it('say of obstacles that these are invented', async () => {
    const [judgement] = (await visitor.does(showAmbition, { ambition: 'meer-zicht' })).judgements
    expect(judgement?.findings).toMatchObject({ kind: 'obstacles', demo: true })
    expect(judgement?.reason).toContain('verzonnen')
  })

  it('stand on the home page beside every offence and area', async () => {
    const overview = await visitor.does(showOverview, {})
    expect(overview.ambitions.every(({ judgement }) => judgement !== null)).toBe(true)
    expect(overview.offences).toHaveLength(12)
    expect(overview.districts).toHaveLength(5)
    expect(overview.municipalities).toHaveLength(38)
  })
})

/** A later delivery of the crime table: all offences as in the seed, and a total that is `share` of its 2018 size in 2022. */
async function deliver(share: number): Promise<string> {
  const id = newId()
  await w.owner.begin(async (sql) => {
    await sql`
      insert into monitor.vintage (id, source, title, restated, map_year, periods, period_titles, period_status, taken_from, checksum, bytes, rows, warnings, imported_at, imported_as)
      select ${id}, source, title, restated, map_year, periods, period_titles, period_status, 'test', encode(sha256(${id}::bytea), 'hex'), 1, 1, '[]', clock_timestamp(), 'system'
        from monitor.vintage where source = '47018NED' order by imported_at limit 1`
    await sql`insert into monitor.category select distinct on (key) ${id}::uuid, key, category.title from monitor.category join monitor.vintage on vintage.id = vintage_id where source = '47018NED'`
    await sql`insert into monitor.category values (${id}, '0.0.0', 'Totaal misdrijven') on conflict do nothing`
    await sql`
      insert into monitor.series
      select distinct on (category, area) ${id}::uuid, measure, category, area, values from monitor.series join monitor.vintage on vintage.id = vintage_id
       where source = '47018NED' and category <> '0.0.0'`
    const rows = municipalities.map((area) => ({
      vintage_id: id, measure: 'GeregistreerdeMisdrijven_1', category: '0.0.0', area,
      values: years.map((year) => Math.round(2 * seed.categories.reduce((sum, { key }) => sum + (counts(key, area)[years.indexOf(2018)] ?? 0), 0) * (1 + ((share - 1) * (year - 2018)) / 4))),
    }))
    for (const row of rows) await sql`insert into monitor.series ${sql(row)}`
  })
  return id
}

describe('new figures', () => {
  const latest = async () => (await visitor.does(showAmbition, { ambition: CRIME })).judgements

  it('do not change an earlier judgement, but are announced beside it; and judging again turns the verdict with the figures', async () => {
    const [first] = await latest()
    await deliver(0.9)
    const [still] = await latest()
    expect(still?.newer.map(({ table }) => table)).toEqual(['47018NED'])
    expect({ ...still, newer: [] }).toEqual(first)

    const fallen = await office.does(judgeAmbition, { ambition: CRIME, method: 'registered-crime-1' })
    expect(fallen.verdict).toBe('met')
    await deliver(1.3)
    const risen = await office.does(judgeAmbition, { ambition: CRIME, method: 'registered-crime-1' })
    expect(risen.verdict).toBe('not-met')
    expect((await office.does(judgeAmbition, { ambition: CRIME, method: 'registered-crime-1', margin: 60 })).verdict).toBe('met')

    const judgements = await latest()
    expect(judgements.map(({ verdict }) => verdict)).toEqual(['met', 'not-met', 'met', 'cannot-be-said'])
    expect({ ...judgements.at(-1), newer: [] }).toEqual(first)
    expect(judgements[0]?.findings).toMatchObject({ margin: 0.6 })
  })
})

describe('a judgement that was made', () => {
  it('is changed by nobody, not even by the owner of the tables', async () => {
    await expect(w.owner`update accountability.judgement set verdict = 'met'`).rejects.toThrow('never changed')
    await expect(w.owner`delete from accountability.judgement_vintage`).rejects.toThrow('never changed')
  })

  it('is refused with a margin that is no percentage, or for an ambition that is not there', async () => {
    expect(await office.tries(judgeAmbition, { ambition: CRIME, method: 'registered-crime-1', margin: 'veel' })).toBe('invalid-input')
    expect(await office.tries(judgeAmbition, { ambition: CRIME, method: 'registered-crime-1', margin: -1 })).toBe('invalid-input')
    expect(await office.tries(judgeAmbition, { ambition: 'vrede', method: 'registered-crime-1' })).toBe('not-found')
  })
})

const everybody = {
  'visitor': 'done', 'board-member': 'done', 'coalition-office': 'done', 'safety-adviser': 'done', 'frontline-professional': 'done',
  'taskforce-lead': 'done', 'case-director': 'done', 'privacy-officer': 'done', 'administrator': 'done',
} as const

describe('who may', () => {
  whoMay(showOverview, () => ({}), everybody, () => w)
  whoMay(showAmbition, () => ({ ambition: CRIME }), everybody, () => w)
  whoMay(listJudgements, () => ({}), everybody, () => w)
  whoMay(showArea, () => ({ area: 'GM0344' }), everybody, () => w)
  whoMay(showOffence, () => ({ offence: '1.1.1' }), everybody, () => w)
  whoMay(judgeAmbition, () => ({ ambition: 'meer-zicht', method: 'obstacles-1' as const }), {
    'visitor': 'not-signed-in', 'board-member': 'not-allowed', 'coalition-office': 'done', 'safety-adviser': 'not-allowed', 'frontline-professional': 'not-allowed',
    'taskforce-lead': 'not-allowed', 'case-director': 'not-allowed', 'privacy-officer': 'not-allowed', 'administrator': 'not-allowed',
  }, () => w)
})
