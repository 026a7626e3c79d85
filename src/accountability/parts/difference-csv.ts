// The csv beside a picture: a row per place or offence, with the two years, the change and its margin, and every year's count.
import { CHANGE_WORDS } from '../words.ts'
import { type Cell, csvOf } from '../../platform/csv.ts'
import type { ShownDifference, TrendYear } from './difference.ts'

export type CsvRow = { code: string; name: string; difference: ShownDifference | null; trend: TrendYear[] }

type Years = { base: number; target: number }

/** Changes and margins in percent; years that may still be revised carry '(voorlopig)' in their heading. */
export function differenceCsv(of: string, { base, target }: Years, rows: readonly CsvRow[]): string {
  const years = rows[0]?.trend ?? []
  const head = [
    'Code', of, `Aantal ${base}`, `Aantal ${target}`, 'Verandering in %', 'Marge laag in %', 'Marge hoog in %', 'p', 'p aangepast voor veel vergelijkingen', 'Oordeel',
    `Per 1.000 inwoners ${base}`, `Per 1.000 inwoners ${target}`, ...years.map(({ year, provisional }) => (provisional ? `${year} (voorlopig)` : `${year}`)),
  ]
  return csvOf(head, rows.map(({ code, name, difference, trend }) => [code, name, ...cellsOf(difference), ...trend.map(({ count }) => count)]))
}

function cellsOf(one: ShownDifference | null): Cell[] {
  if (!one) return Array.from({ length: 10 }, () => null)
  const { earlier, later, change, adjustedP, verdict, perThousand } = one
  const percent = (ratio: number | null): number | null => (ratio === null ? null : rounded((ratio - 1) * 100, 1))
  return [
    earlier, later, percent(change.ratio), percent(change.low), percent(change.high), rounded(change.p, 6), rounded(adjustedP, 6), CHANGE_WORDS[verdict],
    perThousand && rounded(perThousand.earlier, 3), perThousand && rounded(perThousand.later, 3),
  ]
}

const rounded = (figure: number, decimals: number): number => Math.round(figure * 10 ** decimals) / 10 ** decimals
