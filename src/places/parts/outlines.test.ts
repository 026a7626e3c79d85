// Tests the drawing of boundaries: it fits, north is up, shapes are kept, and what nobody sees is left out.
import { describe, expect, it } from 'vitest'
import type { Point, Polygons } from '../import-geometry.ts'
import { drawOutlines } from './outlines.ts'

const box = (west: number, south: number, east: number, north: number): Polygons =>
  [[[[west, south], [east, south], [east, north], [west, north], [west, south]]]]

describe('drawn boundaries', () => {
  it('fill the width exactly, with north up', () => {
    const { width, height, paths } = drawOutlines(new Map([['south', box(0, 0, 1000, 500)], ['north', box(0, 500, 1000, 1000)]]), 'rd', 100)
    expect([width, height]).toEqual([100, 100])
    expect(paths.get('north')).toBe('M0.0 50.0L100.0 50.0L100.0 0.0L0.0 0.0Z')
    expect(paths.get('south')).toBe('M0.0 100.0L100.0 100.0L100.0 50.0L0.0 50.0Z')
  })

  it('in degrees stand as tall as they are: at 52° north a degree east is 0.62 of a degree north', () => {
    const { height } = drawOutlines(new Map([['one', box(5, 51.5, 6, 52.5)]]), 'wgs84', 100)
    expect(height).toBe(Math.ceil(100 / Math.cos(52 * Math.PI / 180)))
  })

  it('have their holes and islands as further rings', () => {
    const island: Polygons = [...box(0, 0, 100, 100), ...box(200, 0, 300, 100)]
    expect(drawOutlines(new Map([['one', island]]), 'rd', 300).paths.get('one')!.match(/M/g)).toHaveLength(2)
  })

  it('leave out points that nobody can see apart, and rings too small to see', () => {
    const edge: Point[] = Array.from({ length: 10_001 }, (_, index): Point => [index / 10, 0])
    const fine: Polygons = [[[...edge, [1000, 1000], [0, 1000], [0, 0]]], [[[5, 5], [5.1, 5], [5.1, 5.1], [5, 5]]]]
    const path = drawOutlines(new Map([['one', fine]]), 'rd', 100).paths.get('one')!
    expect(path.match(/L/g)!.length).toBeLessThan(200)
    expect(path.match(/M/g)).toHaveLength(1)
  })
})
