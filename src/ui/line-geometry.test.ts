// A trend is drawn where its figures say, from zero, with gaps and provisional parts told apart.
import { describe, expect, test } from 'vitest'
import { anchorAt, bandOf, linesOf, namedPlaces, scaleOf, shadeOf, type TrendPoint } from './line-geometry.ts'

const trend = (values: (number | null)[], change: (point: TrendPoint, index: number) => TrendPoint = (point) => point): TrendPoint[] =>
  values.map((value, index) => change({ label: String(2012 + index), value, text: String(value) }, index))

describe('the scale', () => {
  test('has zero at the bottom, also when all figures are high', () => {
    const scale = scaleOf(trend([9000, 9500, 9900]))
    expect(scale.y(0)).toBe(100)
    expect(scale.ticks[0]).toBe(0)
    expect(scale.y(9900)).toBeGreaterThanOrEqual(0)
  })
  test('makes room for the upper end of the band and for the line compared with', () => {
    expect(scaleOf(trend([10]).map((point) => ({ ...point, low: 5, high: 90 }))).y(90)).toBeGreaterThanOrEqual(0)
    expect(scaleOf(trend([10]), trend([400])).y(400)).toBeGreaterThanOrEqual(0)
  })
  test('survives one point, no points and only zeros', () => {
    for (const points of [trend([5]), [], trend([0, 0])]) {
      expect(Number.isFinite(scaleOf(points).x(0))).toBe(true)
      expect(scaleOf(points).y(0)).toBe(100)
    }
  })
})

describe('the line', () => {
  test('goes through its points in percent of the picture', () => {
    const points = trend([0, 50, 100])
    expect(linesOf(points, scaleOf(points)).settled).toBe('M0,100L50,50L100,0')
  })
  test('is interrupted where a figure is missing', () => {
    const points = trend([100, 50, null, 50, 100])
    expect(linesOf(points, scaleOf(points)).settled).toBe('M0,0L25,50M75,50L100,0')
  })
  test('runs on from the last settled point where figures are provisional', () => {
    const points = trend([100, 50, 0], (point, index) => ({ ...point, provisional: index === 2 }))
    expect(linesOf(points, scaleOf(points))).toEqual({ settled: 'M0,0L50,50', provisional: 'M50,50L100,100' })
  })
  test('has no provisional part when all is settled', () => {
    const points = trend([1, 2])
    expect(linesOf(points, scaleOf(points)).provisional).toBe('')
  })
})

test('the band lies between low and high, and is absent without them', () => {
  const points = trend([50, 50], (point) => ({ ...point, low: 0, high: 100 }))
  expect(bandOf(points, scaleOf(points))).toBe('M0,0L100,0L100,100L0,100Z')
  expect(bandOf(trend([1, 2]), scaleOf(trend([1, 2])))).toBe('')
})

describe('names under the axis', () => {
  test('always include the first, the last and the marked ones, and leave room between', () => {
    const places = namedPlaces(trend(Array.from({ length: 14 }, () => 1), (point, index) => ({ ...point, show: index === 6 || index === 10 })))
    expect(places).toEqual([0, 3, 6, 10, 13])
  })
  test('are all there when there are few', () => expect(namedPlaces(trend([1, 2, 3, 4]))).toEqual([0, 1, 2, 3]))
  test('a marked point beside the last gives way to it', () => {
    expect(namedPlaces(trend(Array.from({ length: 14 }, () => 1), (point, index) => ({ ...point, show: index === 12 })))).not.toContain(12)
  })
})

test('the shaded period runs from its first to its last point, and is left out when unknown', () => {
  const points = trend([1, 2, 3, 4, 5])
  expect(shadeOf(points, scaleOf(points), '2013', '2015')).toEqual({ x: 25, width: 50 })
  expect(shadeOf(points, scaleOf(points), '2001', '2015')).toBeUndefined()
})

test('a figure stands on the free side of the line', () => {
  expect(anchorAt(trend([3, 2, 1]), 1)).toBe('start')
  expect(anchorAt(trend([1, 2, 3]), 1)).toBe('end')
  expect(anchorAt(trend([1, 1, 1]), 1)).toBe('middle')
  expect(anchorAt(trend([1, 2]), 0)).toBe('start')
  expect(anchorAt(trend([2, 1]), 1)).toBe('end')
})
