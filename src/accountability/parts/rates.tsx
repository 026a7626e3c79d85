// Places beside each other per 1,000 inhabitants, each with its margin: to compare, not to rank.
import { BarComparison, type BarRow, Figure, formatNumber, formatRange } from '../../ui/public.ts'
import { routes } from '../routes.ts'

/** A count with its band, and the inhabitants it is set against. */
export type Rate = { name: string; count: number; low: number; high: number; inhabitants: number; main?: boolean; href?: string | undefined }

export type RatesProps = { title: string; subtitle: string; label: string; rates: Rate[]; source: string; csv?: string | undefined }

export const Rates = ({ title, subtitle, label, rates, source, csv }: RatesProps) => (
  <Figure level={2} title={title} subtitle={subtitle} source={source} csv={csv} method={routes.method.url({})}>
    <BarComparison label={label} rows={rates.map(rowOf)} />
  </Figure>
)

function rowOf({ name, count, low, high, inhabitants, main, href }: Rate): BarRow {
  const [value, lowest, highest] = [count, low, high].map((figure) => (figure / inhabitants) * 1000) as [number, number, number]
  return {
    label: name, value, low: lowest, high: highest, href,
    text: `${formatNumber(value, 1)} (${formatRange(formatNumber(lowest, 1), formatNumber(highest, 1))})`,
    ...(main ? { main } : {}),
  }
}
