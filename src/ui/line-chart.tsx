// A trend from zero with its uncertainty, what is still provisional, a shaded period and a few written figures.
import { DataTable } from './data-table.tsx'
import { Legend, type LegendItem } from './figure.tsx'
import { formatNumber } from './format.ts'
import { anchorAt, bandOf, linesOf, namedPlaces, type Scale, scaleOf, shadeOf, type TrendPoint } from './line-geometry.ts'

export type LineChartProps = {
  /** Distinguishes the parts of this picture on the page. */
  id: string
  /** What the picture shows, and what can be seen in it, in words. */
  title: string
  description: string
  points: TrendPoint[]
  /** A second, thinner line to compare with, over the same periods. */
  comparison?: { label: string; points: TrendPoint[] } | undefined
  /** A shaded stretch, by the labels of its first and last point. */
  period?: { from: string; to: string; label: string } | undefined
  bandLabel?: string | undefined
  provisionalLabel?: string | undefined
  /** The headings of the table under the picture. */
  head: { period: string; value: string; range?: string | undefined }
}

export function LineChart(props: LineChartProps) {
  const { id, title, description, points, comparison, period } = props
  const scale = scaleOf(points, comparison?.points)
  const shade = period && shadeOf(points, scale, period.from, period.to)
  return (
    <div class="chart">
      <div class="chart__plot">
        <svg class="chart__picture" role="img" aria-labelledby={`${id}-titel ${id}-uitleg`}>
          <title id={`${id}-titel`}>{title}</title>
          <desc id={`${id}-uitleg`}>{description}</desc>
          {shade && <rect class="chart__period" x={`${shade.x}%`} y="0" width={`${shade.width}%`} height="100%" />}
          <Axes points={points} scale={scale} />
          <Curves points={points} other={comparison?.points} scale={scale} />
          {points.map((point, index) => point.show && point.value !== null && <Mark points={points} index={index} scale={scale} />)}
        </svg>
      </div>
      <Legend items={legendOf(props, shade !== undefined)} />
      <PointTable {...props} />
    </div>
  )
}

const tickText = (tick: number, { ticks }: Scale): string => formatNumber(tick, ticks.every(Number.isInteger) ? 0 : 1)

const Axes = ({ points, scale }: { points: TrendPoint[]; scale: Scale }) => (
  <g class="chart__axes">
    {scale.ticks.map((tick) => (
      <>
        <line class={tick === 0 ? 'chart__zero' : 'chart__grid'} x1="0" x2="100%" y1={`${scale.y(tick)}%`} y2={`${scale.y(tick)}%`} />
        <text class="chart__tick" x="0" y={`${scale.y(tick)}%`} dx="-.6em" dy=".32em">{tickText(tick, scale)}</text>
      </>
    ))}
    {namedPlaces(points).map((index) => <text class="chart__name" x={`${scale.x(index)}%`} y="100%" dy="1.6em">{points[index]?.label}</text>)}
  </g>
)

/** Stretched to the picture's size; the strokes keep their width. Text stands outside it, so that it is never stretched. */
function Curves({ points, other, scale }: { points: TrendPoint[]; other: TrendPoint[] | undefined; scale: Scale }) {
  const { settled, provisional } = linesOf(points, scale)
  return (
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%">
      <path class="chart__band" d={bandOf(points, scale)} />
      {other && <path class="chart__comparison" d={linesOf(other, scale).settled} />}
      <path class="chart__line" d={settled} />
      <path class="chart__line chart__line--provisional" d={provisional} />
    </svg>
  )
}

function Mark({ points, index, scale }: { points: TrendPoint[]; index: number; scale: Scale }) {
  const point = points[index]
  const [x, y] = [`${scale.x(index)}%`, `${scale.y(point?.value ?? 0)}%`]
  return (
    <>
      <circle class="chart__dot" cx={x} cy={y} r="5" />
      <text class={`chart__figure chart__figure--${anchorAt(points, index)}`} x={x} y={y} dy="-.7em">{point?.text}</text>
    </>
  )
}

function legendOf(props: LineChartProps, shaded: boolean): LegendItem[] {
  const { points, comparison, period, bandLabel = 'onzekerheidsmarge', provisionalLabel = 'voorlopig cijfer' } = props
  const items: (LegendItem | false)[] = [
    comparison !== undefined && { look: 'line', label: props.head.value },
    comparison !== undefined && { look: 'comparison', label: comparison.label },
    points.some(({ low }) => low !== undefined) && { look: 'band', label: bandLabel },
    points.some(({ provisional }) => provisional) && { look: 'provisional', label: provisionalLabel },
    period !== undefined && shaded && { look: 'period', label: period.label },
  ]
  return items.filter((item) => item !== false)
}

/** Every point in figures: for who cannot see the picture, and for who wants to know precisely. */
function PointTable({ title, points, head, comparison, provisionalLabel = 'voorlopig cijfer' }: LineChartProps) {
  type Line = { point: TrendPoint; other: TrendPoint | undefined }
  const rows = points.map((point, index): Line => ({ point, other: comparison?.points[index] }))
  const { range } = head
  return (
    <details class="details">
      <summary>Bekijk de cijfers van deze grafiek</summary>
      <DataTable<Line>
        caption={title}
        quietCaption
        rows={rows}
        columns={[
          { head: head.period, cell: ({ point }) => point.label },
          { head: head.value, numeric: true, cell: ({ point }) => (point.provisional ? `${point.text} (${provisionalLabel})` : point.text) },
          ...(range ? [{ head: range, numeric: true, cell: ({ point }: Line) => rangeText(point) }] : []),
          ...(comparison ? [{ head: comparison.label, numeric: true, cell: ({ other }: Line) => other?.text ?? '–' }] : []),
        ]}
      />
    </details>
  )
}

const rangeText = ({ low, high }: TrendPoint): string =>
  low === undefined || high === undefined ? '–' : `${formatNumber(low)} tot ${formatNumber(high)}`
