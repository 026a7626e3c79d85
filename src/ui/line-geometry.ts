// Where the parts of a trend stand, in percent of the picture: pure arithmetic, so that it can be checked without drawing.
import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'

export type TrendPoint = {
  /** The period as shown under the axis: `2018`. */
  label: string
  /** Null where there is no figure: the line is interrupted. */
  value: number | null
  /** The figure as people read it: `6.170`. */
  text: string
  low?: number | undefined
  high?: number | undefined
  provisional?: boolean | undefined
  /** Mark this point and write its figure at it. */
  show?: boolean | undefined
}

/** Height of a value and place of a point, both in percent with at most two decimals; zero is always at the bottom. */
export type Scale = { x: (place: number) => number; y: (value: number) => number; ticks: number[] }

const round = (percent: number): number => Math.round(percent * 100) / 100

/** A scale from zero to a round figure above everything that is drawn. */
export function scaleOf(points: TrendPoint[], others: TrendPoint[] = []): Scale {
  const highest = Math.max(0, ...[...points, ...others].map(({ value, high }) => Math.max(value ?? 0, high ?? 0)))
  const height = scaleLinear([0, highest || 1], [100, 0]).nice(4)
  const width = scaleLinear([0, Math.max(1, points.length - 1)], [0, 100])
  return { x: (place) => round(width(place)), y: (value) => round(height(value)), ticks: height.ticks(4) }
}

type Placed = { point: TrendPoint; place: number }

const place = (points: TrendPoint[]): Placed[] => points.map((point, index) => ({ point, place: index }))

/** The line as SVG path text: the settled part, and the provisional part from the last settled point on. */
export function linesOf(points: TrendPoint[], scale: Scale): { settled: string; provisional: string } {
  const draw = line<Placed>().defined(({ point }) => point.value !== null).x((item) => scale.x(item.place)).y(({ point }) => scale.y(point.value ?? 0)).digits(2)
  const placed = place(points)
  const isProvisional = (index: number): boolean => points[index]?.provisional === true
  const settled = placed.filter((item) => !isProvisional(item.place))
  const provisional = placed.filter((item) => isProvisional(item.place) || isProvisional(item.place + 1))
  return { settled: draw(settled) ?? '', provisional: provisional.length > 1 ? (draw(provisional) ?? '') : '' }
}

/** The band between low and high as SVG path text; empty when no point has both. */
export function bandOf(points: TrendPoint[], scale: Scale): string {
  const draw = area<Placed>()
    .defined(({ point }) => point.low !== undefined && point.high !== undefined)
    .x((item) => scale.x(item.place)).y0(({ point }) => scale.y(point.low ?? 0)).y1(({ point }) => scale.y(point.high ?? 0)).digits(2)
  return draw(place(points)) ?? ''
}

/** Which periods get their name under the axis: first, last and marked ones always, others where there is room. */
export function namedPlaces(points: TrendPoint[], room = 7): number[] {
  const step = Math.max(1, Math.ceil((points.length - 1) / (room - 1)))
  const last = points.length - 1
  const fixed = points.flatMap((point, index) => (point.show || index === 0 || index === last ? [index] : []))
  const kept = fixed.filter((index, order) => index === last || order === 0 || last - index >= step)
  const regular = points.flatMap((_, index) => (index % step === 0 && kept.every((other) => Math.abs(other - index) >= step) ? [index] : []))
  return [...kept, ...regular].sort((one, other) => one - other)
}

/** The shaded period from the point named `from` up to the one named `to`; undefined when either is absent. */
export function shadeOf(points: TrendPoint[], scale: Scale, from: string, to: string): { x: number; width: number } | undefined {
  const start = points.findIndex(({ label }) => label === from)
  const end = points.findIndex(({ label }) => label === to)
  if (start < 0 || end < start) return undefined
  return { x: scale.x(start), width: round(scale.x(end) - scale.x(start)) }
}

/** On which side of a point its figure stands free of the line: right of a fall, left of a rise, inside at the ends. */
export function anchorAt(points: TrendPoint[], index: number): 'start' | 'middle' | 'end' {
  if (index === 0) return 'start'
  if (index === points.length - 1) return 'end'
  const before = points[index - 1]?.value ?? 0
  const here = points[index]?.value ?? 0
  return before === here ? 'middle' : before > here ? 'start' : 'end'
}
