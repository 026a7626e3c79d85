// Tests the reading of boundary files: what publishers really serve, and a clear refusal of what cannot be a map.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Problem } from '../platform/problem.ts'
import { ROOT } from '../platform/root.ts'
import { readBoundaries } from './import-geometry.ts'

const SQUARE = [[5, 52], [5.1, 52], [5.1, 52.1], [5, 52.1], [5, 52]]
const feature = (properties: object, coordinates: unknown = [SQUARE], type = 'Polygon') => ({ type: 'Feature', properties, geometry: { type, coordinates } })
const collection = (...features: object[]): string => JSON.stringify({ type: 'FeatureCollection', features })

function refusalOf(text: string): string {
  try {
    readBoundaries(text)
  } catch (error) {
    if (error instanceof Problem && error.code === 'invalid-input') return error.issues.map((issue) => issue.message).join(' ')
    throw error
  }
  return 'nothing'
}

describe('a GeoJSON file', () => {
  it.each(['statcode', 'GM_CODE', 'gemcode', 'code', 'identificatie'])('may hold the code in %s', (field) => {
    expect([...readBoundaries(collection(feature({ [field]: 'GM0344' }))).polygons.keys()]).toEqual(['GM0344'])
  })

  it('may hold padded codes, a byte order mark, and features that are no municipality', () => {
    const { polygons } = readBoundaries(`\uFEFF${collection(feature({ statcode: 'GM0344    ' }), feature({ vrcode: 'VR09' }))}`)
    expect(polygons).toEqual(new Map([['GM0344', [[SQUARE]]]]))
  })

  it('in metres is known by where its points lie, whatever it says of itself', () => {
    const metres = [[130_000, 450_000], [140_000, 450_000], [140_000, 460_000], [130_000, 450_000]]
    expect(readBoundaries(collection(feature({ statcode: 'GM0344' }, [metres]))).coordinates).toBe('rd')
    const named = { type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::28992' } }, features: [feature({ statcode: 'GM0344' }, [metres])] }
    expect(readBoundaries(JSON.stringify(named)).coordinates).toBe('rd')
  })

  it('with heights in its points keeps only east and north', () => {
    const high = SQUARE.map((point) => [...point, 12])
    expect(readBoundaries(collection(feature({ statcode: 'GM0344' }, [high]))).polygons.get('GM0344')).toEqual([[SQUARE]])
  })
})

describe('a file that cannot be a map is refused because', () => {
  const utrecht = { statcode: 'GM0344' }
  it.each([
    ['it is not JSON, or was cut off', collection(feature(utrecht)).slice(0, -20), 'geen geldige JSON'],
    ['it holds safety regions only', collection(feature({ vrcode: 'VR09' })), 'geen gemeenten'],
    ['it is a list', '[]', 'geen GeoJSON'],
    ['a municipality is in it twice', collection(feature(utrecht), feature(utrecht)), 'GM0344 staat er meer dan één keer in'],
    ['a municipality is a point', collection(feature(utrecht, [5, 52], 'Point')), 'GM0344 is geen vlak'],
    ['a municipality has no geometry', JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: utrecht, geometry: null }] }), 'GM0344 is geen vlak'],
    ['a ring does not close', collection(feature(utrecht, [SQUARE.slice(0, 4)])), 'niet sluit'],
    ['a ring holds words', collection(feature(utrecht, [[['5', '52'], [5, 52], [5, 53], ['5', '52']]])), 'niet uit punten'],
    ['east and north were exchanged', collection(feature(utrecht, [SQUARE.map(([x, y]) => [y, x])])), 'verwisseld'],
    ['it lies in the Atlantic', collection(feature(utrecht, [SQUARE.map(([x, y]) => [x! - 30, y])])), 'niet in Nederland'],
    ['it is in web mercator', JSON.stringify({ type: 'FeatureCollection', crs: { properties: { name: 'urn:ogc:def:crs:EPSG::3857' } }, features: [] }), 'EPSG:3857'],
    ['its TopoJSON is broken', JSON.stringify({ type: 'Topology', objects: { gm: { type: 'Polygon', arcs: [[7]], properties: utrecht } }, arcs: [] }), 'niet te lezen'],
  ])('%s', (_why, text, words) => {
    expect(refusalOf(text)).toContain(words)
  })

  it('more than ten faults are told as ten and a number', () => {
    const many = Array.from({ length: 14 }, () => feature(utrecht))
    expect(refusalOf(collection(...many))).toContain('En nog 3 fouten.')
  })
})

const REAL = join(ROOT, '..', 'shared', 'data', 'geo')
describe.runIf(existsSync(REAL))('the files that publishers serve (in ../shared/data/geo)', () => {
  it.each([
    ['nl_2020_gemeente355_veiligheidsregio25.topo.json', 355], ['nl_2023_gemeente342_vr25.topo.json', 342], ['gemeente_2024_342_cartomap_wgs84.geojson', 342],
  ])('%s holds %i municipalities in degrees', (name, count) => {
    const { coordinates, polygons } = readBoundaries(readFileSync(join(REAL, name), 'utf8'))
    expect([coordinates, polygons.size]).toEqual(['wgs84', count])
  })
})
