// Writes numbers, dates and counts as Dutch readers expect them; everything goes through here, so figures look the same everywhere.

const ZONE = 'Europe/Amsterdam'
const NO_FIGURE = 'geen cijfer'

type Figure = number | null | undefined

const formatters = new Map<string, Intl.NumberFormat>()

/** Intl formatters cost far more to make than to use, so each is made once. */
function formatter(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options)
  const made = formatters.get(key) ?? new Intl.NumberFormat('nl-NL', options)
  formatters.set(key, made)
  return made
}

function write(figure: Figure, options: Intl.NumberFormatOptions): string {
  if (figure === null || figure === undefined || !Number.isFinite(figure)) return NO_FIGURE
  return formatter(options).format(figure).replace('-', '−')
}

const digits = (decimals: number): Intl.NumberFormatOptions => ({ minimumFractionDigits: decimals, maximumFractionDigits: decimals })

/** `12.345`; with decimals `12.345,6`. */
export const formatNumber = (figure: Figure, decimals = 0): string =>
  write(figure, { ...digits(decimals), signDisplay: 'negative' })

/** A ratio as a percentage: 0.42 → `42%`. */
export const formatPercent = (ratio: Figure, decimals = 0): string =>
  write(ratio, { style: 'percent', ...digits(decimals), signDisplay: 'negative' })

/** A relative change with its sign: −0.42 → `−42%`, 0.63 → `+63%`; what rounds to nothing is `0%`. */
export const formatChange = (ratio: Figure, decimals = 0): string =>
  write(ratio, { style: 'percent', ...digits(decimals), signDisplay: 'exceptZero' })

/** An absolute change with its sign: 12 → `+12`. */
export const formatDifference = (figure: Figure, decimals = 0): string =>
  write(figure, { ...digits(decimals), signDisplay: 'exceptZero' })

/** Two finished strings as a range: `−46% tot −38%`; equal ends are one figure. */
export const formatRange = (low: string, high: string): string => (low === high ? low : `${low} tot ${high}`)

/** A count with its noun: `1 gemeente`, `39 gemeenten`; none is `geen gemeenten`. */
export function countOf(count: number, one: string, many: string): string {
  if (count === 0) return `geen ${many}`
  return `${formatNumber(count)} ${count === 1 ? one : many}`
}

const longDate = new Intl.DateTimeFormat('nl-NL', { day: 'numeric', month: 'long', year: 'numeric', timeZone: ZONE })
const shortDate = new Intl.DateTimeFormat('nl-NL', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: ZONE })
const clock = new Intl.DateTimeFormat('nl-NL', { hour: '2-digit', minute: '2-digit', timeZone: ZONE })

/** A calendar day ('2026-11-23') is read as that day, whatever the zone of the machine. */
const moment = (date: Date | string): Date => new Date(typeof date === 'string' && date.length === 10 ? `${date}T12:00:00Z` : date)

/** `23 november 2026`, from a moment, an ISO moment or a calendar day. */
export const formatDate = (date: Date | string): string => longDate.format(moment(date))

/** `23-11-2026`, for columns. */
export const formatDateShort = (date: Date | string): string => shortDate.format(moment(date))

/** `23 november 2026, 14.05 uur`. */
export const formatMoment = (date: Date | string): string =>
  `${longDate.format(moment(date))}, ${clock.format(moment(date)).replace(':', '.')} uur`

const UNITS = ['kB', 'MB', 'GB', 'TB']

/** The size of a file: `84 kB`, `1,2 MB` (powers of 1000, as browsers show it). */
export function formatSize(bytes: number): string {
  let size = bytes / 1000
  let unit = 0
  while (size >= 999.5 && unit < UNITS.length - 1) {
    size /= 1000
    unit += 1
  }
  return `${formatNumber(bytes === 0 ? 0 : Math.max(size, 1), size < 10 && unit > 0 ? 1 : 0)} ${UNITS[unit]}`
}

/** `Baarn, Soest en Zeist`. */
export function joinWords(words: string[]): string {
  if (words.length < 2) return words[0] ?? ''
  return `${words.slice(0, -1).join(', ')} en ${words.at(-1)}`
}
