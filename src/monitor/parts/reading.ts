// What every reader of a delivery hands over: the table as its publisher describes it, and its figures.
import type { Cube } from './cube.ts'
import type { Code } from './codes.ts'
import type { Report } from './report.ts'
import type { Borders } from '../rules.ts'

/** The publisher's own word for how certain the figures of a period are. */
export type PeriodStatus = 'Definitief' | 'NaderVoorlopig' | 'Voorlopig' | 'onbekend'

/** `key` as CBS writes it: 2018JJ00 (year), 2018KW01 (quarter), 2018MM01 (month). */
export type Period = { key: string; title: string; status: PeriodStatus }

export type Dimension = { key: string; title: string; kind: 'category' | 'area' | 'time'; codes: Code[] | null }

/** A measure as an earlier vintage has it. `decimals` null: not said. */
export type KnownMeasure = { key: string; title: string; unit: string | null; decimals: number | null }

/** `whole` is true when the publisher says that the figure is a whole number. */
export type Measure = KnownMeasure & { whole: boolean; text: boolean }

/** A table as described by TableInfos and DataProperties (v3), Properties, Dimensions and MeasureCodes (v4), or guessed from a header. */
export type Table = {
  identifier: string
  title: string
  publisher: string | null
  /** Day on which the publisher last changed the table, YYYY-MM-DD. */
  modified: string | null
  frequency: string | null
  borders: Borders
  dimensions: Dimension[]
  periods: Period[] | null
  measures: Measure[]
  /** What the publisher says the whole table has, where it says so. */
  rowCount: number | null
  /** The period of a table without a time dimension. */
  onlyPeriod: string | null
}

/** The result of reading a delivery; load it only when `report.refused` is false. */
export type Reading = {
  table: Table
  report: Report
  cube: Cube
  /** The codes behind the cube's numbers; the category of a table with several dimensions is their codes joined by '|'. */
  measures: Measure[]
  categories: Code[]
  areas: Code[]
  periods: Period[]
  /** Where in the cube each of `periods` is. */
  periodAt: number[]
  rows: number
  origin: { name: string; checksum: string; bytes: number }
}

/** How far a running import is. */
export type Progress = { phase: 'reading' | 'loading'; rows: number }
