// Puts rows of figures into the cube: finds each row's codes, keeps count, and reports every cell that does not fit.
import { Cube } from './cube.ts'
import { AMBIGUOUS, type Code, CodeList } from './codes.ts'
import { NOT_A_NUMBER } from './numbers.ts'
import { byTime, isPeriodKey, periodKey, statusOfName } from './periods.ts'
import type { Dimension, KnownMeasure, Measure, Period, Table } from './reading.ts'
import { DeliveryFault, type Report } from './report.ts'

/** Codes known from earlier vintages: they give names their codes, and forbid nothing. */
export type Known = {
  title: string | null
  /** The codes that occur in the latest delivery of this table. */
  before: { gebieden: readonly string[]; soorten: readonly string[]; perioden: readonly string[] }
  areas: readonly Code[]
  categories: readonly Code[]
  measures: readonly KnownMeasure[]
}

/** Where a cell stands, for the report. */
export type Place = { row: number; column: string }

/** What areas are called when a table has no regions, and what we call the country (CBS says NL00 or NL01, by table). */
const COUNTRY = 'NL'

/** The rows of one delivery on their way into the cube. Set the codes of a row with `code`, then its figures with `figure`. */
export class Filling {
  readonly cube = new Cube()
  readonly lists: CodeList[]
  readonly measureList: CodeList
  readonly measures: readonly Measure[]
  rows = 0
  private readonly table: Table
  private readonly report: Report
  private readonly time: number
  private readonly area: number
  private readonly others: number[]
  private readonly current: Int32Array
  private readonly pairs: Map<number, number>[] = []
  private readonly combinations: Code[] = []
  private readonly periodSlots: number[] = []
  private readonly periodsSeen: number[] = []
  private category = 0
  private slot = 0
  private doubledInRow = -1

  constructor(table: Table, known: Known, report: Report) {
    this.table = table
    this.report = report
    this.measures = table.measures
    this.lists = table.dimensions.map((dimension) => listFor(dimension, table, known))
    this.measureList = new CodeList(table.measures, table.measures.length > 0)
    this.time = table.dimensions.findIndex((dimension) => dimension.kind === 'time')
    this.area = table.dimensions.findIndex((dimension) => dimension.kind === 'area')
    this.others = table.dimensions.map((_, at) => at).filter((at) => at !== this.time && at !== this.area)
    this.current = new Int32Array(table.dimensions.length)
    if (this.time < 0 && !table.onlyPeriod) throw new DeliveryFault('no-period')
  }

  /** True when one row is one observation, so that a combination without a figure has no row. */
  sparse = false

  /** Reports a code that could not be found. */
  unknown(dimension: number, found: number, value: string, place: Place): void {
    if (dimension === this.time) this.report.add('unknown-period', { ...place, value })
    else this.report.add(found === AMBIGUOUS ? 'ambiguous-label' : 'unknown-code', { ...place, value })
  }

  /** Says which code (a number in `lists`) the row has in a dimension. */
  code(dimension: number, number: number): void {
    this.current[dimension] = number
  }

  /** Call when all codes of a row have been set, before its figures. */
  endOfCodes(): void {
    this.rows++
    this.category = this.others.length === 1 ? this.current[this.others[0] as number] as number : this.combined()
    this.slot = this.time < 0 ? 0 : this.slotOf(this.current[this.time] as number)
  }

  /** Puts one figure in its place; NaN for a missing one. */
  figure(measure: number, value: number, row: number): void {
    const series = this.cube.series(measure, this.category, this.area < 0 ? 0 : this.current[this.area] as number)
    if (this.cube.set(series, this.slot, value) || this.doubledInRow === row) return
    this.doubledInRow = row
    this.report.add('doubled-row', { row, value: this.rowInWords() })
  }

  /** True when the value fits what the publisher says of this measure. */
  fits(measure: number, value: number): boolean {
    if (value === NOT_A_NUMBER) return false
    return this.measures[measure]?.whole !== true || Number.isNaN(value) || Number.isInteger(value)
  }

  /** The measures, with those that turned up in an open list. */
  finishedMeasures(): Measure[] {
    return this.measureList.codes.map((code, at) => this.measures[at]
      ?? { key: code.key, title: code.title, unit: null, decimals: null, whole: false, text: false })
  }

  finishedCategories(): Code[] {
    if (this.others.length === 1) return this.lists[this.others[0] as number]?.codes ?? []
    return this.others.length === 0 ? [{ key: '', title: '' }] : this.combinations
  }

  finishedAreas(): Code[] {
    const codes = this.area < 0 ? [{ key: COUNTRY, title: 'Nederland' }] : this.lists[this.area]?.codes ?? []
    return codes.map((code) => (/^NL0\d$/.test(code.key) ? { ...code, key: COUNTRY } : code))
  }

  /** The periods that occur, in time, and where in the cube each is. */
  finishedPeriods(): { periods: Period[]; at: number[] } {
    if (this.time < 0) return { periods: [{ key: this.table.onlyPeriod ?? '', title: (this.table.onlyPeriod ?? '').slice(0, 4), status: 'onbekend' }], at: [0] }
    const codes = this.lists[this.time]?.codes ?? []
    const known = new Map((this.table.periods ?? []).map((period) => [period.key, period]))
    const found = this.periodsSeen.map((number, slot) => {
      const code = codes[number] ?? { key: '', title: '' }
      const period = known.get(code.key) ?? { key: code.key, title: code.title.replace(/\*+$/, ''), status: statusOfName(code.title) }
      return { period, slot }
    })
    found.sort((a, b) => byTime(a.period, b.period))
    return { periods: found.map(({ period }) => period), at: found.map(({ slot }) => slot) }
  }

  /** Number of rows that a table with every combination of the codes that occur would have. */
  wholeGrid(): number {
    const { categories, areas } = this.cube.used()
    return categories.size * areas.size * Math.max(1, this.periodsSeen.length)
  }

  private slotOf(period: number): number {
    const known = this.periodSlots[period]
    if (known !== undefined) return known
    this.periodSlots[period] = this.periodsSeen.length
    return this.periodsSeen.push(period) - 1
  }

  // With several dimensions a category is a combination; pairs of numbers are joined one by one, so that no row makes a string.
  private combined(): number {
    let number = this.others.length === 0 ? 0 : this.current[this.others[0] as number] as number
    for (let level = 1; level < this.others.length; level++) {
      const pairs = (this.pairs[level] ??= new Map())
      const pair = number * 2 ** 24 + (this.current[this.others[level] as number] as number)
      number = pairs.get(pair) ?? pairs.size
      if (number === pairs.size) {
        pairs.set(pair, number)
        if (level === this.others.length - 1) this.combinations.push(this.combination())
      }
    }
    return number
  }

  private combination(): Code {
    const parts = this.others.map((at) => this.lists[at]?.codes[this.current[at] as number] ?? { key: '', title: '' })
    return { key: parts.map((part) => part.key).join('|'), title: parts.map((part) => part.title).join(', ') }
  }

  private rowInWords(): string {
    return this.table.dimensions.map((_, at) => this.lists[at]?.codes[this.current[at] as number]?.key ?? '').join(', ')
  }
}

function listFor(dimension: Dimension, table: Table, known: Known): CodeList {
  if (dimension.kind === 'time') {
    const periods = table.periods
    return new CodeList(periods ?? [], periods !== null, periodKey)
  }
  if (dimension.codes) return new CodeList(dimension.codes, true)
  if (dimension.kind === 'area') return new CodeList(known.areas, false)
  const single = table.dimensions.filter((other) => other.kind === 'category').length === 1
  return new CodeList(single ? known.categories : [], false, codeInName)
}

// The police writes '1.1.1 Diefstal/inbraak woning' where the code is 1.1.1.
const codeInName = (name: string): string => /^(\d+(?:\.\d+)+) \S/.exec(name)?.[1] ?? name

/** True when a text is a code of CBS and not a name: GM0307, 1.1.1, 2018JJ00, T001161. */
export const looksLikeCode = (text: string): boolean => isPeriodKey(text) || /^[A-Z]{0,4}[\d.]+[A-Z]{0,2}\d*$/.test(text)
