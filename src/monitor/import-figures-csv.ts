// Reads figures from csv: as the API and the raw-data export write them, and as StatLine shows them, with titles above and a source line below.
import { type CsvRow, readCsv, readCsvBytes } from './parts/csv-rows.ts'
import { cellsOf, delimiterOf } from './import-delivery.ts'
import type { Filling } from './parts/filling.ts'
import { CellMemory, textOf } from './parts/codes.ts'
import type { Role } from './parts/layout.ts'
import { NumberReader } from './parts/numbers.ts'
import type { Report } from './parts/report.ts'
import { DeliveryFault } from './parts/report.ts'
import { headOf, type Source } from './parts/source.ts'

/** The header of a csv: where it is, what it says, and some rows under it. */
export type CsvHeader = { line: number; names: string[]; sample: string[][]; delimiter: number }

const SOURCE_LINE = /^(bron|source|©|&copy;|centraal bureau)/i
const SAMPLE = 200

/**
 * Finds the header: the first row with more than one filled cell, which is not the case for titles.
 * @throws DeliveryFault 'no-figures' when there is no such row.
 */
export async function findHeader(source: Source): Promise<CsvHeader> {
  const head = await headOf(source)
  const delimiter = delimiterOf(head)
  const rows: { line: number; cells: string[] }[] = []
  readCsvBytes(head, delimiter, (row) => { if (rows.length < SAMPLE) rows.push({ line: row.line, cells: cellsOf(row) }) }, true)
  const at = rows.findIndex(({ cells }) => cells.filter((cell) => cell !== '').length > 1 || cells.includes('ID'))
  const header = rows[at]
  if (!header) throw new DeliveryFault(head.includes(10) ? 'no-figures' : 'truncated')
  const sample = rows.slice(at + 1).map(({ cells }) => cells).filter((cells) => cells.length === header.cells.length)
  return { line: header.line, names: header.cells, sample, delimiter }
}

/** Reads all rows into `filling`; what does not fit goes to the report. */
export async function readCsvFigures(source: Source, header: CsvHeader, roles: Role[], filling: Filling, report: Report): Promise<void> {
  const reader = new FigureRows(header, roles, filling, report)
  await readCsv(source.open(), header.delimiter, (row) => reader.take(row))
  reader.finish()
}

type DimensionColumn = { column: number; dimension: number; memory: CellMemory }

class FigureRows {
  private readonly header: CsvHeader
  private readonly filling: Filling
  private readonly report: Report
  private readonly numbers = new NumberReader()
  private readonly dimensions: DimensionColumn[]
  private readonly measures: { column: number; measure: number }[]
  private readonly measureCode: DimensionColumn | null
  private readonly valueColumn: number
  private footer = false

  constructor(header: CsvHeader, roles: Role[], filling: Filling, report: Report) {
    this.header = header
    this.filling = filling
    this.report = report
    this.dimensions = roles.flatMap((role, column) => (role.is === 'dimension'
      ? [{ column, dimension: role.at, memory: new CellMemory((text) => filling.lists[role.at]?.find(text) ?? -1) }] : []))
    this.measures = roles.flatMap((role, column) => (role.is === 'measure' ? [{ column, measure: role.at }] : []))
    const code = roles.findIndex((role) => role.is === 'measure-code')
    this.measureCode = code < 0 ? null : { column: code, dimension: -1, memory: new CellMemory((text) => filling.measureList.find(text)) }
    filling.sparse = this.measureCode !== null
    this.valueColumn = roles.findIndex((role) => role.is === 'value')
  }

  take(row: CsvRow): void {
    if (row.line <= this.header.line) return
    if (row.count !== this.header.names.length || !row.wellQuoted || row.cut || this.footer) {
      if (!this.acceptsOdd(row)) return
    }
    if (!this.takeCodes(row)) return
    this.filling.endOfCodes()
    if (this.measureCode) this.takeLong(row, this.measureCode)
    else for (const { column, measure } of this.measures) this.takeFigure(row, column, measure)
  }

  finish(): void {
    if (this.numbers.dashes > 0) this.report.add('nil-sign')
  }

  // A row that differs from the others: the source line below, the last row of a file that was cut off, or a fault.
  private acceptsOdd(row: CsvRow): boolean {
    const [first = '', ...rest] = cellsOf(row)
    if (rest.every((cell) => cell === '') && (first === '' || SOURCE_LINE.test(first))) {
      this.footer ||= first !== ''
      return false
    }
    const expected = String(this.header.names.length)
    const fault = { row: row.line, value: String(row.count), expected }
    if (row.cut) this.report.add('truncated', { row: row.line })
    else if (!row.wellQuoted) this.report.add('bad-quotes', { row: row.line })
    else if (row.count !== this.header.names.length) this.report.add(row.count < this.header.names.length ? 'short-row' : 'long-row', fault)
    else return true
    return false
  }

  private takeCodes(row: CsvRow): boolean {
    let complete = true
    for (const { column, dimension, memory } of this.dimensions) {
      const number = memory.lookup(row.bytes, row.starts[column] as number, row.ends[column] as number)
      if (number >= 0) this.filling.code(dimension, number)
      else complete = this.reportCode(row, column, dimension, number)
      if (!complete) break
    }
    return complete
  }

  private reportCode(row: CsvRow, column: number, dimension: number, found: number): false {
    const cells = cellsOf(row)
    const source = cells.slice(1).every((cell) => cell === '') && SOURCE_LINE.test(cells[0] ?? '')
    if (source) this.footer = true
    else this.filling.unknown(dimension, found, this.textAt(row, column), { row: row.line, column: this.nameOf(column) })
    return false
  }

  private takeLong(row: CsvRow, { column, memory }: DimensionColumn): void {
    const measure = memory.lookup(row.bytes, row.starts[column] as number, row.ends[column] as number)
    if (measure < 0) this.report.add('unknown-code', { row: row.line, column: this.nameOf(column), value: this.textAt(row, column) })
    else if (this.filling.measures[measure]?.text !== true) this.takeFigure(row, this.valueColumn, measure)
  }

  private takeFigure(row: CsvRow, column: number, measure: number): void {
    const value = this.numbers.read(row.bytes, row.starts[column] as number, row.ends[column] as number)
    if (this.filling.fits(measure, value)) this.filling.figure(measure, value, row.line)
    else this.report.add('bad-number', { row: row.line, column: this.nameOf(column), value: this.textAt(row, column) })
  }

  private textAt(row: CsvRow, column: number): string {
    return textOf(row.bytes.subarray(row.starts[column], row.ends[column])).trim()
  }

  private nameOf(column: number): string {
    return this.header.names[column] ?? ''
  }
}
