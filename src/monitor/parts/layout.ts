// Decides what each column of the figures is: a dimension, a measure, or nothing to load; and guesses the table where no description came along.
import { isPeriodKey } from './periods.ts'
import type { Dimension, KnownMeasure, Measure, Table } from './reading.ts'
import type { Report } from './report.ts'

/** What a column is; `at` counts in the dimensions or measures of the table. */
export type Role =
  | { is: 'dimension'; at: number } | { is: 'measure'; at: number } | { is: 'measure-code' } | { is: 'value' } | { is: 'skip' }

// Columns of the services themselves: row numbers, and why a value is empty (v4).
const OWN_COLUMNS = /^(id|odata\..*|@odata\..*|valueattribute|stringvalue|)$/i
const TIME_NAMES = /^(perioden?|period)$/i
const AREA_NAMES = /^(regio'?s|regio|regioaanduiding|wijken ?en ?buurten|gemeenten?|gebied\w*|regions?)$/i
const AREA_CODE = /^(NL|LD|PV|GM|WK|BU|RE|VR|CR|AM|JZ|GG|RM|SG|PO|RP)\d{2,8}\s*$/
const NUMBER_OR_NOTHING = /^\s*(-?\d+([.,]\d+)?|[.x-]?)\s*$/

/**
 * The role of each column in `header`. Adds to the report what does not fit: columns that are not the table's, dimensions
 * that are missing, a column that stands there twice, no figures at all.
 */
export function rolesOf(header: readonly string[], table: Table, report: Report): Role[] {
  const long = header.includes('Measure') && header.includes('Value')
  const used = new Set<string>()
  const roles = header.map((name): Role => {
    const role = roleOf(name, table, long)
    if (!role) {
      report.add('unknown-column', { column: name })
      return { is: 'skip' }
    }
    const mark = 'at' in role ? `${role.is}${role.at}` : role.is
    if (role.is !== 'skip' && used.has(mark)) report.add('doubled-column', { column: name })
    used.add(mark)
    return role
  })
  table.dimensions.forEach((dimension, at) => {
    if (!used.has(`dimension${at}`)) report.add('missing-column', { column: dimension.key })
  })
  if (!roles.some((role) => role.is === 'measure' || role.is === 'value')) report.add('no-measure')
  return roles
}

function roleOf(name: string, table: Table, long: boolean): Role | null {
  if (OWN_COLUMNS.test(name)) return { is: 'skip' }
  if (long && name === 'Measure') return { is: 'measure-code' }
  if (long && name === 'Value') return { is: 'value' }
  const dimension = table.dimensions.findIndex((known) => sameName(name, known.key) || sameName(name, known.title))
  if (dimension >= 0) return { is: 'dimension', at: dimension }
  const measure = measureNamed(name, table.measures)
  if (measure < 0) return null
  return table.measures[measure]?.text ? { is: 'skip' } : { is: 'measure', at: measure }
}

const bare = (name: string): string => name.toLowerCase().replace(/\s+/g, ' ').trim()
const sameName = (a: string, b: string): boolean => bare(a) === bare(b)
const withoutUnit = (name: string): string => name.replace(/\s*\([^()]*\)\s*$/, '')

// Exports write 'Group/Title (unit)' where the API writes the key; a title that several measures have is not enough.
function measureNamed(name: string, measures: readonly Measure[]): number {
  const byKey = measures.findIndex((measure) => sameName(measure.key, name))
  if (byKey >= 0) return byKey
  const title = withoutUnit(name)
  const called = measures.flatMap((measure, at) => {
    const whole = bare(measure.title)
    return whole !== '' && (whole === bare(name) || whole === bare(title) || bare(title).endsWith(`/${whole}`)) ? [at] : []
  })
  return called.length === 1 ? called[0] ?? -1 : -1
}

/**
 * Describes a table by its header and some rows, for figures that came without a description.
 * @param known measures of this table from an earlier vintage, to find the keys behind names.
 */
export function guessTable(
  header: readonly string[], sample: readonly string[][], known: readonly KnownMeasure[], report: Report,
): Omit<Table, 'identifier' | 'title'> {
  const dimensions: Dimension[] = []
  const measures: Measure[] = known.map((measure) => ({ ...measure, whole: false, text: false }))
  const long = header.includes('Measure') && header.includes('Value')
  const isMeasure = long ? () => false : measureTest(header)
  header.forEach((name, at) => {
    if (OWN_COLUMNS.test(name) || (long && (name === 'Measure' || name === 'Value'))) return
    const cells = sample.map((row) => row[at] ?? '')
    const kind = kindOfColumn(name, cells) ?? (isMeasure(name, cells) ? 'measure' : 'category')
    if (kind === 'measure') addMeasure(name, cells, measures, report)
    else dimensions.push({ key: name, title: name, kind, codes: null })
  })
  return {
    publisher: null, modified: null, frequency: null, borders: { restated: 'unknown', mapYear: null },
    dimensions, periods: null, measures, rowCount: null, onlyPeriod: null,
  }
}

function kindOfColumn(name: string, cells: string[]): 'time' | 'area' | null {
  const filled = cells.filter((cell) => cell.trim() !== '')
  if (TIME_NAMES.test(name) || (filled.length > 0 && filled.every((cell) => isPeriodKey(cell.trim())))) return 'time'
  return AREA_NAMES.test(name) || (filled.length > 0 && filled.every((cell) => AREA_CODE.test(cell))) ? 'area' : null
}

// The API ends the names of measures on _1, exports on (unit). Only where neither is done, figures are known by their looks:
// codes can look like figures too (3000 is a code for men).
function measureTest(header: readonly string[]): (name: string, cells: string[]) => boolean {
  for (const form of [/_\d+$/, /\([^()]*\)$/]) if (header.some((name) => form.test(name))) return (name) => form.test(name)
  return (_name, cells) => cells.some((cell) => /\d/.test(cell)) && cells.every((cell) => NUMBER_OR_NOTHING.test(cell))
}

function addMeasure(name: string, cells: string[], measures: Measure[], report: Report): void {
  if (measureNamed(name, measures) >= 0) return
  const text = cells.some((cell) => cell.trim() !== '') && !cells.some((cell) => NUMBER_OR_NOTHING.test(cell) && /\d/.test(cell)) && !cells.every((cell) => NUMBER_OR_NOTHING.test(cell))
  if (text) report.add('text-column', { column: name })
  const unit = /\(([^()]*)\)\s*$/.exec(name)?.[1] ?? null
  measures.push({ key: withoutUnit(name), title: withoutUnit(name), unit, decimals: null, whole: false, text })
}
