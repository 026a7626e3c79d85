// The rules of this module that need no database: which faults stop an import, and on which map figures are drawn.
import { anyOf } from '../platform/actor.ts'

/** Whoever may take figures in. */
export const office = anyOf('coalition-office')

/** Every fault that a delivery can have. An error stops the import; a warning is shown with the vintage. */
export const IMPORT_FAULT_KINDS = {
  'not-readable': 'error',
  'unreachable': 'error',
  'no-figures': 'error',
  'several-tables': 'error',
  'no-identifier': 'error',
  'wrong-table': 'error',
  'unknown-column': 'error',
  'missing-column': 'error',
  'doubled-column': 'error',
  'no-measure': 'error',
  'no-period': 'error',
  'unknown-code': 'error',
  'ambiguous-label': 'error',
  'unknown-period': 'error',
  'bad-number': 'error',
  'doubled-row': 'error',
  'short-row': 'error',
  'long-row': 'error',
  'bad-quotes': 'error',
  'truncated': 'error',
  'damaged': 'error',
  'count-mismatch': 'error',
  'already-there': 'error',
  'no-metadata': 'warning',
  'names-as-codes': 'warning',
  'text-column': 'warning',
  'nil-sign': 'warning',
  'selection': 'warning',
  'incomplete-grid': 'warning',
  'uncounted': 'warning',
  'less-than-before': 'warning',
} as const

export type FaultCode = keyof typeof IMPORT_FAULT_KINDS
export const FAULT_CODES = Object.keys(IMPORT_FAULT_KINDS) as [FaultCode, ...FaultCode[]]

/** Whether a table's figures of all years are drawn on one map, and on the map of which year. */
export type Borders = { restated: 'yes' | 'no' | 'unknown'; mapYear: number | null }

const ON_THE_MAP_OF = /(?:indeling|grenzen)(?: van)?(?: 1 januari)? (\d{4})/i
const TITLE_YEAR = /\b(?:gemeenten?|wijken|buurten|regio)\s(\d{4})\b/i

/**
 * Works out from the publisher's own words whether a table restates all years to current borders.
 * The words go before the MapYear field, which is not kept up (47018NED of 2024 still says 2019). Police tables restate,
 * CBS tables leave each year on the borders of that year (see the explanation of the tables themselves).
 */
export function bordersOf(about: { catalog: string; title: string; texts: string[]; areaText: string; mapYear: number | null; hasAreas: boolean }): Borders {
  if (!about.hasAreas) return { restated: 'unknown', mapYear: null }
  const police = /politie/i.test(about.catalog)
  const said = [...about.texts, about.areaText].map((text) => ON_THE_MAP_OF.exec(text)?.[1]).find((year) => year !== undefined)
    ?? TITLE_YEAR.exec(about.title)?.[1]
  if (police) return { restated: 'yes', mapYear: said ? Number(said) : about.mapYear }
  if (/alle (?:jaren|perioden)[^.]{0,80}(?:indeling|grenzen)/i.test(about.texts.join(' '))) {
    return { restated: 'yes', mapYear: said ? Number(said) : about.mapYear }
  }
  if (/cbs|centraal bureau/i.test(about.catalog)) return { restated: 'no', mapYear: about.mapYear }
  return { restated: 'unknown', mapYear: about.mapYear }
}

/** Which way of an indicator is better: fewer, more, or neither, because more can also mean that more is seen. */
export const WANTED = ['down', 'up', 'none'] as const
export type Wanted = (typeof WANTED)[number]

/**
 * Adds up the series of several kinds. A period of which one kind has no figure has no sum, and `missing` names every kind
 * that lacks a figure somewhere: a sum over what happens to be there would look like a fall.
 */
export function addUp(kinds: readonly string[], series: ReadonlyMap<string, readonly (number | null)[]>, periods: number): { values: (number | null)[]; missing: string[] } {
  const values = Array.from({ length: periods }, (_, period) => kinds.reduce<number | null>((sum, kind) => {
    const value = series.get(kind)?.[period] ?? null
    return sum === null || value === null ? null : sum + value
  }, 0))
  const missing = kinds.filter((kind) => Array.from({ length: periods }, (_, period) => series.get(kind)?.[period] ?? null).includes(null))
  return { values, missing }
}

/** The periods that two deliveries share: where each is in both (from 0), and the stretch from the first to the last (from 1, for SQL). */
export type SharedPeriods = {
  pairs: { period: string; earlier: number; later: number }[]
  earlier: { from: number; to: number }
  later: { from: number; to: number }
}

/** When the shared periods lie apart in one of the two, the stretches differ, and every series is looked at. */
export function sharedPeriods(earlier: readonly string[], later: readonly string[]): SharedPeriods {
  const pairs = later.flatMap((period, at) => {
    const before = earlier.indexOf(period)
    return before < 0 ? [] : [{ period, earlier: before, later: at }]
  })
  const stretch = (places: number[]) => (places.length === 0 ? { from: 1, to: 0 } : { from: Math.min(...places) + 1, to: Math.max(...places) + 1 })
  return { pairs, earlier: stretch(pairs.map((pair) => pair.earlier)), later: stretch(pairs.map((pair) => pair.later)) }
}

/** An import on the site: waiting for its turn, reading, loading, done, refused (the delivery has errors) or failed (a fault of ours). */
export const RUN_STATES = ['waiting', 'reading', 'loading', 'done', 'refused', 'failed'] as const
export type RunState = (typeof RUN_STATES)[number]

/** What may follow on each state of an import; docs/states/import.md draws it. */
export const RUN_MOVES: Record<RunState, readonly RunState[]> = {
  waiting: ['reading'],
  reading: ['loading', 'refused', 'failed'],
  loading: ['done', 'refused', 'failed'],
  done: [],
  refused: [],
  failed: [],
}

export const hasEnded = (state: RunState): boolean => RUN_MOVES[state].length === 0

/** After this silence a busy import is taken to have been broken off. */
export const SILENCE_MS = 120_000

/** Where open figures are published: only these may be fetched from the page, so that nobody makes the server look elsewhere. */
export const PUBLISHERS = ['cbs.nl', 'politie.nl', 'overheid.nl']

export const isPublisher = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' && PUBLISHERS.some((known) => hostname === known || hostname.endsWith(`.${known}`))
