// The rules of this module that need no database: which faults stop an import, and on which map figures are drawn.

/** Every fault that a delivery can have. An error stops the import; a warning is shown with the vintage. */
export const IMPORT_FAULT_KINDS = {
  'not-readable': 'error',
  'unreachable': 'error',
  'no-figures': 'error',
  'several-tables': 'error',
  'no-identifier': 'error',
  'wrong-table': 'error',
  'screen-layout': 'error',
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
  'no-metadata': 'warning',
  'names-as-codes': 'warning',
  'text-column': 'warning',
  'nil-sign': 'warning',
  'selection': 'warning',
  'incomplete-grid': 'warning',
  'uncounted': 'warning',
} as const

export type FaultCode = keyof typeof IMPORT_FAULT_KINDS

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
