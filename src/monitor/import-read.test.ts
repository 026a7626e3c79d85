// Reads the files that publishers really serve, and made-up tables in every form, and finds the same figures in each.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsOf, EXAMPLE, IDENTIFIER, inFolder, keyedCsv, metadataCsv, type Model, namedCsv, v3Folder, v3Sets, v4Folder, zipOf } from '../../tests/deliveries.ts'
import { ROOT } from '../platform/root.ts'
import { readDelivery, type ReadOptions } from './import-read.ts'
import type { Reading } from './parts/reading.ts'

const SHARED = join(ROOT, '..', 'shared', 'data')

/** Every figure of a reading by measure, category, area and period; null is missing. */
function figuresOf({ cube, periodAt, measures, categories, areas, periods }: Reading): Map<string, number | null> {
  const figures = new Map<string, number | null>()
  for (const series of cube.inOrder(periodAt)) {
    periods.forEach((period, at) => {
      const value = series.values[at] as number
      figures.set([measures[series.measure]?.key, categories[series.category]?.key, areas[series.area]?.key, period.key].join(' '), Number.isNaN(value) ? null : value)
    })
  }
  return figures
}

async function readWell(path: string, options: ReadOptions = {}): Promise<Reading> {
  const { reading, report } = await readDelivery(path, options)
  expect(report.findings.filter(() => report.refused)).toEqual([])
  if (!reading) throw new Error('nothing was read')
  return reading
}

/** What a model's figures are, apart from the name of the measure. */
const expected = (model: Model): [string, number | null][] =>
  cellsOf(model).map(({ kind, area, year, figure }) => [`${kind.key} ${area.key} ${year.year}JJ00`, figure])

const withoutMeasure = (figures: Map<string, number | null>): [string, number | null][] =>
  [...figures].map(([key, value]) => [key.slice(key.indexOf(' ') + 1), value])

const sorted = (figures: [string, number | null][]): [string, number | null][] => figures.sort(([a], [b]) => (a < b ? -1 : 1))

const figure = fc.oneof({ weight: 1, arbitrary: fc.constant(null) }, { weight: 4, arbitrary: fc.integer({ min: -1000, max: 2_000_000 }) }, { weight: 2, arbitrary: fc.integer({ min: -99_999, max: 99_999 }).map((cents) => cents / 100) })
const title = fc.string({ unit: fc.constantFrom('a', 'b', 'é', ';', ',', '"', ' ', '\n', "'", '1'), minLength: 1, maxLength: 8 })

/** Tables of any small size, with quotes, delimiters and line ends in their names. */
const models: fc.Arbitrary<Model> = fc.record({
  kinds: fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 4 }),
  areas: fc.uniqueArray(fc.integer({ min: 1, max: 1999 }), { minLength: 1, maxLength: 5 }),
  years: fc.uniqueArray(fc.integer({ min: 2000, max: 2030 }), { minLength: 1, maxLength: 6 }),
  title, seed: fc.array(figure, { minLength: 120, maxLength: 120 }),
}).map(({ kinds, areas, years, title: odd, seed }) => ({
  kinds: kinds.map((number) => ({ key: `1.${number}`, title: `Soort ${number} ${odd} x` })),
  areas: areas.map((number) => ({ key: `GM${String(number).padStart(4, '0')}`, title: `Plaats ${number} ${odd} y` })),
  years: years.sort((a, b) => a - b).map((year, at) => ({ year, status: at % 3 === 2 ? 'Voorlopig' as const : 'Definitief' as const })),
  figures: kinds.map((_k, k) => areas.map((_a, a) => years.map((_y, y) => seed[(k * 31 + a * 7 + y) % seed.length] ?? null))),
}))

const FORMS: Record<string, (model: Model) => Record<string, string | Buffer>> = {
  'OData v3': (model) => v3Folder(model),
  'OData v3 in pages': (model) => {
    const { [`${IDENTIFIER}_TypedDataSet.json`]: whole = '', ...lists } = v3Folder(model)
    const rows = (JSON.parse(whole) as { value: unknown[] }).value
    const half = Math.ceil(rows.length / 2)
    const page = (part: unknown[], more: object): string => JSON.stringify({ 'odata.metadata': `http://x/${IDENTIFIER}/$metadata#Cbs.OData.WebAPI.TypedDataSet`, value: part, ...more })
    return { ...lists, [`${IDENTIFIER}_TypedDataSet_1.json`]: page(rows.slice(0, half), { 'odata.nextLink': 'http://x/next' }), [`${IDENTIFIER}_TypedDataSet_2.json`]: page(rows.slice(half), {}) }
  },
  'OData v3, UntypedDataSet with padded texts': (model) => {
    const { [`${IDENTIFIER}_TypedDataSet.json`]: _, ...lists } = v3Folder(model)
    const rows = v3Sets(model)['TypedDataSet']?.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, key === 'ID' ? value : value === null ? '       .' : String(value).padStart(8)])))
    return { ...lists, [`${IDENTIFIER}_UntypedDataSet.json`]: JSON.stringify({ 'odata.metadata': `http://x/${IDENTIFIER}/$metadata#Cbs.OData.WebAPI.UntypedDataSet`, value: rows }) }
  },
  'OData v4': (model) => v4Folder(model),
  'csv with keys and metadata': (model) => ({ [`${IDENTIFIER}_metadata.csv`]: metadataCsv(model), [`${IDENTIFIER}_UntypedDataSet.csv`]: keyedCsv(model, { bom: true, missing: '       .' }) }),
  'csv with names and metadata': (model) => ({ [`${IDENTIFIER}_metadata.csv`]: metadataCsv(model), [`${IDENTIFIER}_tabel.csv`]: namedCsv(model, { bom: true, comma: true, title: true, footer: true, missing: '.' }) }),
  'the zip of StatLine': (model) => ({ 'levering.zip': zipOf({ [`${IDENTIFIER}_metadata.csv`]: metadataCsv(model), [`${IDENTIFIER}_UntypedDataSet.csv`]: keyedCsv(model) }) }),
  'csv with keys alone, packed': (model) => ({ [`${IDENTIFIER}_TypedDataSet.csv.gz`]: gzipSync(keyedCsv(model, { delimiter: ',', lineEnd: '\n' })) }),
}

describe('a table in any of the publishers’ forms', () => {
  for (const [form, write] of Object.entries(FORMS)) {
    it(`comes back the same: ${form}`, async () => {
      await fc.assert(fc.asyncProperty(models, async (model) => {
        const reading = await inFolder(write(model), (folder) => readWell(folder))
        expect(sorted(withoutMeasure(figuresOf(reading)))).toEqual(sorted(expected(model)))
        expect(reading.periods.map(({ key }) => key)).toEqual(model.years.map(({ year }) => `${year}JJ00`))
        if (form !== 'csv with keys alone, packed') {
          expect(reading.periods.map(({ status }) => status)).toEqual(model.years.map(({ status }) => status))
          expect(reading.table).toMatchObject({ identifier: IDENTIFIER, publisher: 'Politie', modified: '2025-12-15', borders: { restated: 'yes', mapYear: 2025 } })
        }
      }), { numRuns: 25 })
    })
  }

  it('is read from a csv with names alone when earlier deliveries know the names, with a warning', async () => {
    const known = { title: 'Misdrijven', before: { gebieden: ['GM0307'], soorten: [], perioden: ['2017JJ00', '2018JJ00'] }, areas: EXAMPLE.areas, categories: EXAMPLE.kinds, measures: [{ key: 'X_1', title: 'Geregistreerde misdrijven', unit: 'aantal', decimals: 0 }] }
    const reading = await inFolder({ [`${IDENTIFIER}_tabel.csv`]: namedCsv(EXAMPLE, { comma: true, title: true, footer: true }) },
      (folder) => readWell(folder, { known: async () => known }))
    expect(sorted(withoutMeasure(figuresOf(reading)))).toEqual(sorted(expected(EXAMPLE)))
    expect(reading.table.title).toBe('Misdrijven')
    expect(reading.measures[0]?.key).toBe('X_1')
    expect(reading.periods[1]).toEqual({ key: '2019JJ00', title: '2019', status: 'Voorlopig' })
    expect(reading.report.findings).toEqual([
      { code: 'no-metadata', fault: {} }, { code: 'less-than-before', fault: { value: '1 perioden', expected: '2017JJ00' } },
    ])
  })

  it('keeps names as they are, and says so, when nobody knows their codes', async () => {
    const { reading, report } = await inFolder({ [`${IDENTIFIER}_tabel.csv`]: namedCsv(EXAMPLE) }, (folder) => readDelivery(folder))
    expect(reading?.areas.map(({ key }) => key)).toEqual(['Amersfoort', 'Utrecht'])
    expect(report.counts.get('names-as-codes')).toBe(1)
    expect(report.refused).toBe(false)
  })
})

describe('the export of StatLine that looks like the screen', () => {
  const metadata = { [`${IDENTIFIER}_metadata.csv`]: metadataCsv(EXAMPLE) }
  const LAYOUTS: Record<string, string> = {
    'subjects and periods above, units below them': `"Geregistreerde misdrijven; gemeente 2025"

"";"Onderwerp";"Geregistreerde misdrijven";"Geregistreerde misdrijven"
"";"Perioden";"2018";"2019*"
"Soort misdrijf";"Regio's";"aantal";"aantal"
"Totaal misdrijven";"Amersfoort";100;90
"Totaal misdrijven";"Utrecht";400;395
"1.1.1 Diefstal/inbraak woning";"Amersfoort";10;9
"1.1.1 Diefstal/inbraak woning";"Utrecht";40;.
"Bron: Politie"
`,
    'a subject above, everything else at the left': `"Geregistreerde misdrijven"
"";"";"Onderwerp";"Geregistreerde misdrijven"
"Soort misdrijf";"Regio's";"Perioden";"aantal"
"Totaal misdrijven";"Amersfoort";"2018";"100"
"Totaal misdrijven";"Amersfoort";"2019*";"90"
"Totaal misdrijven";"Utrecht";"2018";"400"
"Totaal misdrijven";"Utrecht";"2019*";"395"
"1.1.1 Diefstal/inbraak woning";"Amersfoort";"2018";"10"
"1.1.1 Diefstal/inbraak woning";"Amersfoort";"2019*";"9"
"1.1.1 Diefstal/inbraak woning";"Utrecht";"2018";"40"
"1.1.1 Diefstal/inbraak woning";"Utrecht";"2019*";""
"Bron: Politie"
`,
    'the subject at the left with its unit, two headings above': `"Geregistreerde misdrijven"
"";"Soort misdrijf";"Totaal misdrijven";"Totaal misdrijven";"1.1.1 Diefstal/inbraak woning";"1.1.1 Diefstal/inbraak woning"
"";"Regio's";"Amersfoort";"Utrecht";"Amersfoort";"Utrecht"
"Onderwerp";"Perioden";"2018";"2018";"2018";"2018"
"Geregistreerde misdrijven";"aantal";"100";"400";"10";"40"
`,
  }

  for (const [layout, text] of Object.entries(LAYOUTS)) {
    it(`holds the same figures: ${layout}`, async () => {
      const reading = await inFolder({ ...metadata, [`${IDENTIFIER}_tabel.csv`]: `\uFEFF${text}` }, (folder) => readWell(folder))
      const years = layout.includes('two headings') ? ['2018JJ00'] : ['2018JJ00', '2019JJ00']
      expect(reading.periods.map(({ key }) => key)).toEqual(years)
      expect(sorted(withoutMeasure(figuresOf(reading)))).toEqual(sorted(expected(EXAMPLE).filter(([key]) => years.some((year) => key.endsWith(year)))))
      expect(reading.measures[0]?.unit).toBe('aantal')
    })
  }

  it('is reported by row, and by the headings above the cell', async () => {
    const text = (LAYOUTS['subjects and periods above, units below them'] ?? '').replace(';395', ';veel').replace('"1.1.1 Diefstal/inbraak woning";"Utrecht"', '"9.9.9 Iets";"Utrecht"')
    const { report } = await inFolder({ ...metadata, [`${IDENTIFIER}_tabel.csv`]: text }, (folder) => readDelivery(folder))
    expect(report.findings[0]).toEqual({ code: 'bad-number', fault: { row: 7, column: 'Geregistreerde misdrijven, 2019*', value: 'veel' } })
    expect(report.findings[1]).toEqual({ code: 'unknown-code', fault: { row: 9, column: 'Soort misdrijf', value: '9.9.9 Iets' } })
  })

  it('is read without a description too, with the names it has', async () => {
    const { reading } = await inFolder({ [`${IDENTIFIER}_tabel.csv`]: LAYOUTS['subjects and periods above, units below them'] ?? '' }, (folder) => readDelivery(folder))
    expect(reading).toMatchObject({ measures: [{ title: 'Geregistreerde misdrijven', unit: 'aantal' }], areas: [{ key: 'Amersfoort' }, { key: 'Utrecht' }] })
    expect(reading?.categories.map(({ key }) => key)).toEqual(['Totaal misdrijven', '1.1.1'])
  })
})

describe.runIf(existsSync(SHARED))('the publishers’ own files (../shared; without it these tests do not run)', () => {
  const at = (...parts: string[]): string => join(SHARED, ...parts)

  it('reads csv written from the v3 API, by month and by year, with its lists in a folder of many tables', async () => {
    const reading = await readWell(at('odata'), { table: '83474NED' })
    const figures = figuresOf(reading)
    expect(reading).toMatchObject({ rows: 379, table: { title: 'Bevolkingsontwikkeling; maand en jaar', publisher: 'CBS', modified: '2024-03-29', frequency: 'Permaand' } })
    expect(figures.get('BevolkingAanHetBeginVanDePeriode_1  NL 1995MM01')).toBe(15_424_122)
    expect(figures.get('OverigeCorrecties_6  NL 1995MM01')).toBeNull()
    expect(reading.periods.find(({ key }) => key === '2023JJ00')?.status).toBe('Voorlopig')
    expect(reading.periods.slice(11, 13).map(({ key }) => key)).toEqual(['1995MM12', '1995JJ00'])
  })

  it('reads a TypedDataSet of 116 measures without periods, and names the rows that it does not have', async () => {
    const reading = await readWell(at('odata'), { table: '84799NED' })
    const figures = figuresOf(reading)
    expect(reading.periods).toEqual([{ key: '2020JJ00', title: '2020', status: 'onbekend' }])
    expect(figures.get('AantalInwoners_5  NL 2020JJ00')).toBe(17_407_585)
    expect(figures.get('Bevolkingsdichtheid_33  NL 2020JJ00')).toBe(517)
    expect(reading.table.borders).toEqual({ restated: 'no', mapYear: 2020 })
    expect(reading.report.findings).toEqual([{ code: 'selection', fault: { value: '356', expected: '17341' } }])
  })

  it('reads an UntypedDataSet export, packed, with strings for numbers', async () => {
    const reading = await readWell(at('population', '37230ned_gemeentecodes_bevolking_2002-2024_untyped.csv.gz'))
    expect(reading).toMatchObject({ rows: 12_788, table: { identifier: '37230ned' } })
    expect(figuresOf(reading).get('BevolkingAanHetBeginVanDePeriode_1  GM1680 2002JJ00')).toBe(25_552)
    expect(reading.areas).toHaveLength(556)
  })

  it('reads a StatLine export with names, decimal commas and a byte order mark', async () => {
    const reading = await readWell(at('survey', '81877NED_provincie_2013-2017_waarde.csv'))
    expect(reading.measures[0]).toMatchObject({ unit: '%' })
    const [first] = [...figuresOf(reading)].filter(([key]) => key.endsWith('Waarde Utrecht (PV) 2013JJ00'))
    expect(first?.[1]).toBe(40.2)
  })

  it('sees on which map the police draws: the words of 2024, not the MapYear field of 2019', async () => {
    const files = ['TableInfos', 'DataProperties', 'SoortMisdrijf', 'Perioden'].map((name) => `47018NED_2024-08_${name}.csv`)
    const { copyFileSync } = await import('node:fs')
    const row = '"ID","SoortMisdrijf","WijkenEnBuurten","Perioden","GeregistreerdeMisdrijven_1"\n0,"1.1.1 ","GM0307    ","2018JJ00",12\n'
    const reading = await inFolder({ '47018NED_TypedDataSet.csv': row }, (folder) => {
      for (const file of files) copyFileSync(at('odata', file), join(folder, file))
      return readWell(folder)
    })
    expect(reading.table.borders).toEqual({ restated: 'yes', mapYear: 2024 })
    expect(reading.categories.find(({ key }) => key === '1.1.1')?.title).toBe('1.1.1 Diefstal/inbraak woning')
  })

  it('takes the lists of a real StatLine zip for what they are', async () => {
    const row = '"ID";"SoortMisdrijf";"RegioS";"Perioden";"GeregistreerdeMisdrijven_1";"Aangiften_2";"Internetaangiften_3"\r\n"1";"1.1.1 ";"RE03  ";"2025MM11";"       9";"       .";"       2"\r\n'
    const { readFileSync } = await import('node:fs')
    const reading = await inFolder({ '47013NED.zip': zipOf({
      '47013NED_metadata.csv': readFileSync(at('odata', '47013NED_statline_metadata_2025-12-15.csv'), 'utf8'), '47013NED_UntypedDataSet_15122025_120000.csv': row,
    }) }, (folder) => readWell(join(folder, '47013NED.zip')))
    expect(reading.table).toMatchObject({ identifier: '47013NED', publisher: 'Politie', modified: '2025-12-15', borders: { restated: 'yes', mapYear: 2025 } })
    expect([...figuresOf(reading).values()]).toEqual([9, null, 2])
  })

  it('asks which table is meant when several lie together', async () => {
    const { report } = await readDelivery(at('odata'))
    expect(report.findings.map(({ code }) => code)).toEqual(['several-tables'])
  })
})
