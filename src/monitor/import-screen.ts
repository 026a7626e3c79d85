// Reads the export of StatLine that looks like the screen: a title, some rows of headings, and a column for each combination of them.
import { cellsOf, delimiterOf } from './import-delivery.ts'
import { type CsvRow, readCsv, readCsvBytes } from './parts/csv-rows.ts'
import type { Filling } from './parts/filling.ts'
import type { Role } from './parts/layout.ts'
import { NumberReader } from './parts/numbers.ts'
import { periodKey } from './parts/periods.ts'
import { DeliveryFault, type Report } from './parts/report.ts'
import { headOf, type Source } from './parts/source.ts'

const TOPIC = 'onderwerp'
// Names that a heading can have whatever the table; at least one of them stands in the last row of headings.
const ALWAYS_NAMES = /^(onderwerp|perioden?|regio'?s|wijken en buurten|gemeenten?|gebieden)$/i
const MOST_HEADINGS = 12
const SOURCE_LINE = /^(bron|©|&copy;)/i

type Line = { line: number; cells: string[]; cut: boolean }

/** The whole of such an export: StatLine gives at most some hundred thousand cells, so it is read into memory. */
export type Screen = {
  /** As if it were a table with a column per dimension and per topic, for finding out what each is. */
  names: string[]
  sample: string[][]
  /** Name of each heading; what stands under it is in a row's stub, or in `columns`. */
  stub: string[]
  columns: Map<string, string>[]
  rows: Line[]
}

/** Reads the export when it has the layout of the screen; null, after a look at its beginning, when it has another. */
export async function readScreen(source: Source): Promise<Screen | null> {
  const head = await headOf(source)
  const delimiter = delimiterOf(head)
  const first: Line[] = []
  readCsvBytes(head, delimiter, (row) => { if (first.length < MOST_HEADINGS) first.push(lineOf(row)) }, true)
  const width = Math.max(0, ...first.map(({ cells }) => cells.length))
  const wide = first.filter(({ cells }) => cells.length === width)
  const last = wide.findLastIndex(({ cells }) => cells.some((cell) => ALWAYS_NAMES.test(cell)))
  const headings = wide.slice(0, last + 1).map(({ cells }) => cells)
  if (!headings.some((cells) => cells.some((cell) => cell.toLowerCase() === TOPIC))) return null
  const rows: Line[] = []
  await readCsv(source.open(), delimiter, (row) => { if (row.line > (wide[last]?.line ?? 0)) rows.push(lineOf(row)) })
  return screenOf(headings, rows)
}

const lineOf = (row: CsvRow): Line => ({ line: row.line, cells: cellsOf(row), cut: row.cut })

function screenOf(headings: string[][], rows: Line[]): Screen {
  const stubWidth = Math.max(...headings.map((cells) => cells.findLastIndex((cell) => ALWAYS_NAMES.test(cell)))) + 1
  const bottom = headings.at(-1) ?? []
  // The bottom row names the stub. At its right stand periods, under the last name, or units, under none.
  const periods = bottom.slice(stubWidth).every((cell) => periodKey(cell) !== '')
  const named = headings.slice(0, -1).map((cells) => ({ name: cells[stubWidth - 1] ?? '', cells }))
  const across = periods ? [...named, { name: bottom[stubWidth - 1] ?? '', cells: bottom }] : named
  const stub = bottom.slice(0, stubWidth).map((name, at) => (periods && at === stubWidth - 1 ? '' : name))
  const columns = bottom.slice(stubWidth).map((_, at) => new Map(across.filter(({ name }) => name !== '').map(({ name, cells }) => [name, cells[stubWidth + at] ?? ''])))
  const units = periods ? [] : bottom.slice(stubWidth)
  const dimensions = [...new Set([...stub, ...across.map(({ name }) => name)])].filter((name) => name !== '' && name.toLowerCase() !== TOPIC)
  const screen: Screen = { names: [], sample: [], stub, columns, rows: rows.filter(({ cells }) => !SOURCE_LINE.test(cells[0] ?? '')) }
  const topics = new Map<string, string | undefined>()
  for (const { cells } of screen.rows) columns.forEach((_, at) => topics.set(topicAt(screen, cells, at), units[at]))
  screen.names = [...dimensions, ...[...topics].map(([topic, unit]) => (unit ? `${topic} (${unit})` : topic))]
  screen.sample = screen.rows.slice(0, 50).map(({ cells }) => [...dimensions.map((name) => textAt(screen, cells, 0, name)), ...[...topics].map(() => '')])
  return screen
}

function textAt({ stub, columns }: Screen, cells: string[], column: number, name: string): string {
  const at = stub.indexOf(name)
  return at >= 0 ? cells[at] ?? '' : columns[column]?.get(name) ?? ''
}

const topicAt = (screen: Screen, cells: string[], column: number): string =>
  textAt(screen, cells, column, [...screen.stub, ...(screen.columns[column]?.keys() ?? [])].find((name) => name.toLowerCase() === TOPIC) ?? '')

/** Puts every cell in its place. `roles` are those of `screen.names`. */
export function fillFromScreen(screen: Screen, roles: Role[], filling: Filling, report: Report): void {
  const numbers = new NumberReader()
  const bare = (name: string): string => name.replace(/\s*\([^()]*\)$/, '')
  const measures = new Map(screen.names.flatMap((name, at) => {
    const role = roles[at]
    return role?.is === 'measure' ? [[bare(name), role.at] as const, [name, role.at] as const] : []
  }))
  const dimensions = screen.names.flatMap((name, at) => {
    const role = roles[at]
    return role?.is === 'dimension' ? [{ name, dimension: role.at }] : []
  })
  filling.sparse = true
  for (const { line, cells, cut } of screen.rows) {
    if (cut) throw new DeliveryFault('truncated', { row: line })
    const expected = screen.stub.length + screen.columns.length
    if (cells.length !== expected) {
      report.add(cells.length < expected ? 'short-row' : 'long-row', { row: line, value: String(cells.length), expected: String(expected) })
      continue
    }
    screen.columns.forEach((_, column) => {
      const measure = measures.get(topicAt(screen, cells, column))
      if (measure === undefined || !setCodes(screen, { line, cells, column }, dimensions, filling)) return
      const text = cells[screen.stub.length + column] ?? ''
      const value = numbers.readText(text)
      if (filling.fits(measure, value)) filling.figure(measure, value, line)
      else report.add('bad-number', { row: line, column: [...screen.columns[column]?.values() ?? []].join(', '), value: text })
    })
  }
  if (numbers.dashes > 0) report.add('nil-sign')
}

function setCodes(screen: Screen, { line, cells, column }: { line: number; cells: string[]; column: number }, dimensions: { name: string; dimension: number }[], filling: Filling): boolean {
  for (const { name, dimension } of dimensions) {
    const text = textAt(screen, cells, column, name)
    const number = filling.lists[dimension]?.find(text) ?? -1
    if (number < 0) {
      filling.unknown(dimension, number, text, { row: line, column: name })
      return false
    }
    filling.code(dimension, number)
  }
  filling.endOfCodes()
  return true
}
