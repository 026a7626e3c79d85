// Draws boundaries as SVG path text that fits a width; pure arithmetic, so that a map can be kept once it was drawn.
import type { Coordinates, Point, Polygons } from '../import-geometry.ts'

export type Outlines = { width: number; height: number; paths: Map<string, string> }

// Points nearer than this to the one before cannot be seen, and make up most of a detailed file.
const VISIBLE = 0.6

/** @param width in SVG units; the height follows from the shape of the region */
export function drawOutlines(areas: ReadonlyMap<string, Polygons>, coordinates: Coordinates, width: number): Outlines {
  const flat = coordinates === 'rd' ? flatFromRd : flatFromDegrees
  const projected = new Map([...areas].map(([code, polygons]) => [code, polygons.map((rings) => rings.map((ring) => ring.map(flat)))] as const))
  const points = [...projected.values()].flat(3)
  const left = lowest(points, 0)
  const top = lowest(points, 1)
  const scale = width / (highest(points, 0) - left)
  const place = ([x, y]: Point): Point => [(x - left) * scale, (y - top) * scale]
  const paths = new Map([...projected].map(([code, polygons]) => [code, polygons.flat().map((ring) => pathOf(ring.map(place))).join('')]))
  return { width, height: Math.ceil((highest(points, 1) - top) * scale), paths }
}

// Metres in the Dutch grid are flat already; on a screen north is up, where y is low.
const flatFromRd = ([east, north]: Point): Point => [east, -north]

// Mercator keeps shapes, and for an area of this size that is all one sees (Snyder, Map Projections, 1987, p. 41).
const flatFromDegrees = ([east, north]: Point): Point => [east * Math.PI / 180, -Math.log(Math.tan(Math.PI / 4 + north * Math.PI / 360))]

const lowest = (points: Point[], axis: 0 | 1): number => points.reduce((least, point) => Math.min(least, point[axis]), Infinity)
const highest = (points: Point[], axis: 0 | 1): number => points.reduce((most, point) => Math.max(most, point[axis]), -Infinity)

function pathOf(ring: Point[]): string {
  const kept: Point[] = []
  for (const point of ring.slice(0, -1)) {
    const before = kept.at(-1)
    if (!before || Math.hypot(point[0] - before[0], point[1] - before[1]) >= VISIBLE) kept.push(point)
  }
  if (kept.length < 3) return ''
  return `M${kept.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`
}
