// Compares the seed's figures with the publishers' files they were taken from, cell by cell.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../platform/root.ts'
import { compactForm } from './import-compact.ts'
import { world } from '../../tests/world.ts'

const FOLDER = join(ROOT, 'seed', 'midden-nederland')
const SHARED = join(ROOT, '..', 'shared')
const files = readdirSync(FOLDER).filter((name) => /^figures-.*\.json$/.test(name))
const seedOf = (table: string) => compactForm.parse(JSON.parse(readFileSync(join(FOLDER, `figures-${table}.json`), 'utf8')))
const shared = (...parts: string[]): string => readFileSync(join(SHARED, ...parts), 'utf8').replace(/^\uFEFF/, '')

/** The rows of a csv without line ends in its cells. */
const rowsOf = (text: string): string[][] => text.trim().split(/\r?\n/).map((line) =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((match) => (match[1] ?? '').replace(/^"|"$/g, '')))

describe('the figures of the seed', () => {
  it('are small, and each file says where it comes from', () => {
    expect(files.reduce((sum, name) => sum + statSync(join(FOLDER, name)).size, 0)).toBeLessThan(500_000)
    for (const name of files) expect(compactForm.parse(JSON.parse(readFileSync(join(FOLDER, name), 'utf8'))).source).toMatch(/Bron: (CBS|politie)/)
  })

  it('stand in the database, one vintage a file, and every indicator finds its figures', async () => {
    const w = await world()
    const vintages = await w.owner<{ source: string; importedAs: string }[]>`select source, imported_as as "importedAs" from monitor.vintage`
    expect(vintages.filter(({ importedAs }) => importedAs === 'seed')).toHaveLength(files.length)
    const lost = await w.owner`
      select indicator.code from monitor.indicator
       where not exists (select from monitor.vintage join monitor.series on series.vintage_id = vintage.id
                          where vintage.source = indicator.source and series.measure = indicator.measure and series.category = any(indicator.categories))`
    expect(lost).toHaveLength(0)
  })
})

describe.runIf(existsSync(SHARED))('the figures of the seed, beside their sources (../shared; without it these tests do not run)', () => {
  type Crime = { counts: Record<string, Record<string, Record<string, number>>>; population: Record<string, Record<string, number>> }
  const source = (): Crime => JSON.parse(shared('data', 'crime', '47018NED_gemeente_12delicten_2012-2025.json')) as Crime

  it('are the twelve offences of every municipality of the region, and the country added up', () => {
    const seed = seedOf('47018ned')
    const { counts } = source()
    const years = seed.periods.map(({ key }) => key.slice(0, 4))
    const byOffence = seed.figures['GeregistreerdeMisdrijven_1'] ?? {}
    expect(Object.keys(byOffence)).toHaveLength(12)
    for (const [offence, byArea] of Object.entries(byOffence)) {
      expect(Object.keys(byArea)).toHaveLength(39)
      for (const [area, values] of Object.entries(byArea)) {
        const expected = years.map((year) => (area === 'NL'
          ? Object.values(counts[offence] ?? {}).reduce((sum, of) => sum + (of[year] ?? 0), 0)
          : counts[offence]?.[area]?.[year] ?? null))
        expect({ offence, area, values }).toEqual({ offence, area, values: expected })
      }
    }
  })

  it('are the average inhabitants of the region’s municipalities, also of those that are no more', () => {
    const seed = seedOf('70072ned')
    const { population } = source()
    const byArea = seed.figures['GemiddeldAantalInwoners_51']?.[''] ?? {}
    expect(Object.keys(byArea)).toEqual(expect.arrayContaining(['GM0457', 'GM0620', 'GM0381', 'GM1961']))
    for (const [area, values] of Object.entries(byArea)) {
      if (area === 'NL') continue
      expect({ area, values }).toEqual({ area, values: seed.periods.map(({ key }) => population[area]?.[key.slice(0, 4)] ?? null) })
    }
  })

  it('are the country’s counts of every offence, by year and by month', () => {
    const byTitle = (seed: ReturnType<typeof seedOf>): Map<string, string> => new Map(seed.categories.map(({ key, title }) => [title, key]))
    const perYear = seedOf('47025ned')
    const keys = byTitle(perYear)
    for (const [title = '', year, count] of rowsOf(shared('data', 'crime', '47025NED_Nederland_jaar_per_delict_2012-2023.csv')).slice(1)) {
      const at = perYear.periods.findIndex(({ key }) => key === `${year}JJ00`)
      expect([title, year, perYear.figures['GeregistreerdeMisdrijven_1']?.[keys.get(title) ?? '']?.['NL']?.[at]]).toEqual([title, year, Number(count)])
    }
    const perMonth = seedOf('47022ned')
    for (const [title = '', date = '', count] of rowsOf(shared('data', 'crime', '47022NED_Nederland_maand_per_delict_2012-2023.csv')).slice(1)) {
      const at = perMonth.periods.findIndex(({ key }) => key === `${date.slice(0, 4)}MM${date.slice(5, 7)}`)
      expect([title, date, perMonth.figures['GeregistreerdeMisdrijven_1']?.[byTitle(perMonth).get(title) ?? '']?.['NL']?.[at]]).toEqual([title, date, Number(count)])
    }
  })

  it('are the totals of CBS, as far as there are any', () => {
    const seed = seedOf('83648ned')
    const names = new Map(seed.areas.map(({ key, title }) => [title, key]))
    let compared = 0
    for (const [, name = '', year, count] of rowsOf(shared('reference', 'vectors', 'statistics', 'data', 'cbs_83648NED_gemeente_totaal_2010_2020.csv')).slice(1)) {
      const area = names.get(name)
      if (!area) continue
      const at = seed.periods.findIndex(({ key }) => key === `${year}JJ00`)
      expect([name, year, seed.figures['TotaalGeregistreerdeMisdrijven_1']?.['T001161']?.[area]?.[at]]).toEqual([name, year, count === '' ? null : Number(count)])
      compared++
    }
    expect(compared).toBe(seed.areas.length * seed.periods.length)
  })

  it('are what the survey said of two provinces, with the margin where there is one', () => {
    const seed = seedOf('81877ned')
    const text = shared('data', 'survey', '81877NED_provincie_2013-2017_waarde.csv')
    const rows = text.trim().split('\n').slice(1).map((line) => line.split(';').map((cell) => cell.replaceAll('"', '')))
    for (const [, year, name, feels] of rows) {
      const area = seed.areas.find(({ key, title }) => title.startsWith(`${name?.replace(' (PV)', ' (')}`) || (name === 'Nederland' && key === 'NL'))
      if (!area) continue
      const at = seed.periods.findIndex(({ key }) => key === `${year}JJ00`)
      expect([name, year, seed.figures['VoeltZichWelEensOnveilig']?.['MW00000']?.[area.key]?.[at]]).toEqual([name, year, Number(feels?.replace(',', '.'))])
    }
    const [header = [], ...wide] = rowsOf(shared('data', 'survey', '81877NED_provincie_2015-2017_met_marges_wide.csv'))
    const row = wide.find(([subject]) => subject?.replace(/^\|+/, '') === 'Voelt zich wel eens onveilig') ?? []
    const margins = (province: string): (number | null)[] => [null, null, ...[2015, 2016, 2017].map((year) => Number(row[header.indexOf(`Marges_${province} (PV)_${year}`)]?.replace(',', '.')))]
    expect(seed.figures['VoeltZichWelEensOnveilig']?.['marge-95']).toEqual({ PV26: margins('Utrecht'), PV24: margins('Flevoland') })
  })
})
