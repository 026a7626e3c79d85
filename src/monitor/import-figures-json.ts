// Reads figures from OData documents, v3 (a row with a column per measure) and v4 (a row per observation).
import type { Delivery, FiguresPart } from './import-delivery.ts'
import type { Filling } from './parts/filling.ts'
import { readJson } from './parts/json-rows.ts'
import type { Role } from './parts/layout.ts'
import type { Row } from './parts/metadata.ts'
import { NOT_A_NUMBER, NumberReader } from './parts/numbers.ts'
import type { Report } from './parts/report.ts'
import type { Source } from './parts/source.ts'

/** The names in the first rows of a document, in the order in which they first occur, and those rows as texts. */
export async function namesInJson(source: Source, most = 200): Promise<{ names: string[]; sample: string[][] }> {
  const rows: Row[] = []
  try {
    await readJson(firstRows(source, () => rows.length >= most), (batch) => { rows.push(...batch.slice(0, most)) })
  } catch (error) {
    // Reading stopped early, on purpose or not: what is wrong further on will be found when the figures are read.
    if (rows.length === 0) throw error
  }
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  return { names, sample: rows.map((row) => names.map((name) => String(row[name] ?? ''))) }
}

async function* firstRows(source: Source, enough: () => boolean): AsyncGenerator<Buffer> {
  for await (const chunk of source.open()) {
    yield chunk
    if (enough()) return
  }
}

/** Reads all pages into `filling`; adds to the report when a count that the publisher gives is not met. */
export async function readJsonFigures(delivery: Delivery, names: string[], roles: Role[], filling: Filling, report: Report): Promise<void> {
  const reader = new JsonRows(names, roles, filling, report)
  let part: FiguresPart | null = delivery.parts[0] ?? null
  while (part) {
    const before: number = reader.rows
    const envelope: Row = await readJson(part.source.open(), (rows) => { for (const row of rows) reader.take(row) })
    const counted = Number(envelope['odata.count'] ?? envelope['@odata.count'] ?? Number.NaN)
    part = delivery.next(envelope, reader.rows - before, part)
    if (!part && !Number.isNaN(counted) && counted !== reader.rows) report.add('count-mismatch', { value: String(reader.rows), expected: String(counted) })
    // A service that gives the same page again would go on for ever.
    if ((report.counts.get('doubled-row') ?? 0) > 10_000) return
  }
  reader.finish()
}

class JsonRows {
  rows = 0
  private readonly filling: Filling
  private readonly report: Report
  private readonly numbers = new NumberReader()
  private readonly dimensions: { name: string; dimension: number }[]
  private readonly measures: { name: string; measure: number }[]
  private readonly long: boolean

  constructor(names: string[], roles: Role[], filling: Filling, report: Report) {
    this.filling = filling
    this.report = report
    this.dimensions = roles.flatMap((role, at) => (role.is === 'dimension' ? [{ name: names[at] ?? '', dimension: role.at }] : []))
    this.measures = roles.flatMap((role, at) => (role.is === 'measure' ? [{ name: names[at] ?? '', measure: role.at }] : []))
    this.long = roles.some((role) => role.is === 'measure-code')
    filling.sparse = this.long
  }

  take(row: Row): void {
    this.rows++
    if (!this.takeCodes(row)) return
    this.filling.endOfCodes()
    if (this.long) this.takeLong(row)
    else for (const { name, measure } of this.measures) this.takeFigure(row[name], name, measure)
  }

  finish(): void {
    if (this.numbers.dashes > 0) this.report.add('nil-sign')
  }

  private takeCodes(row: Row): boolean {
    for (const { name, dimension } of this.dimensions) {
      const value = row[name]
      if (typeof value !== 'string') {
        this.report.add('missing-column', { row: this.rows, column: name })
        return false
      }
      const number = this.filling.lists[dimension]?.find(value) ?? -1
      if (number < 0) {
        this.filling.unknown(dimension, number, value.trim(), { row: this.rows, column: name })
        return false
      }
      this.filling.code(dimension, number)
    }
    return true
  }

  private takeLong(row: Row): void {
    const code = row['Measure']
    const measure = typeof code === 'string' ? this.filling.measureList.find(code) : -1
    if (measure < 0) this.report.add('unknown-code', { row: this.rows, column: 'Measure', value: String(code) })
    else if (this.filling.measures[measure]?.text !== true) this.takeFigure(row['Value'], 'Value', measure)
  }

  private takeFigure(given: unknown, name: string, measure: number): void {
    const value = given === null ? Number.NaN : typeof given === 'number' ? given : typeof given === 'string' ? this.numbers.readText(given) : NOT_A_NUMBER
    if (this.filling.fits(measure, value)) this.filling.figure(measure, value, this.rows)
    else if (given === undefined) this.report.add('missing-column', { row: this.rows, column: name })
    else this.report.add('bad-number', { row: this.rows, column: name, value: String(given) })
  }
}
