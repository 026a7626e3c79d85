// The line of a place or an offence through the years, with its band, the years of the strategy shaded and provisional years dashed.
import { Figure, formatNumber, LineChart, type TrendPoint } from '../../ui/public.ts'
import { routes } from '../routes.ts'
import type { TrendYear } from './difference.ts'

export type TrendProps = {
  id: string
  title: string
  /** What is counted where: 'Woninginbraken per jaar in Midden-Nederland'. */
  subtitle: string
  trend: TrendYear[]
  years: { base: number; target: number }
  source: string
  csv?: string | undefined
}

export const Trend = ({ id, title, subtitle, trend, years, source, csv }: TrendProps) => (
  <Figure level={2} title={title} subtitle={subtitle} source={source} csv={csv} method={routes.method.url({})}>
    <LineChart
      id={id} title={subtitle} description={descriptionOf(trend, years)} points={trend.map((point) => pointOf(point, years))}
      period={{ from: String(years.base + 1), to: String(years.target), label: `strategie ${years.base + 1}-${years.target}` }}
      bandLabel="marge van 95%" head={{ period: 'Jaar', value: 'Aantal', range: 'Marge' }}
    />
  </Figure>
)

function pointOf({ year, count, low, high, provisional }: TrendYear, years: { base: number; target: number }): TrendPoint {
  return {
    label: String(year), value: count, text: formatNumber(count), provisional, show: year === years.base || year === years.target,
    ...(low === null || high === null ? {} : { low, high }),
  }
}

function descriptionOf(trend: TrendYear[], years: { base: number; target: number }): string {
  const known = trend.filter(({ count }) => count !== null)
  const told = [known[0]?.year, years.base, years.target, known.at(-1)?.year]
  const points = [...new Set(told)].flatMap((year) => known.filter((point) => point.year === year))
  return `${points.map(({ year, count }) => `${formatNumber(count)} in ${year}`).join(', ')}.`
}
