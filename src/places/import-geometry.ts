// Reads boundaries of municipalities from GeoJSON or TopoJSON text, and checks them before anything is stored.
import { feature } from 'topojson-client'
import { type Issue, Problem } from '../platform/problem.ts'

export type Point = [number, number]
/** As in a GeoJSON MultiPolygon: polygons, each a ring and its holes, each a list of points. */
export type Polygons = Point[][][]
export type Coordinates = 'wgs84' | 'rd'
export type Boundaries = { coordinates: Coordinates; polygons: Map<string, Polygons> }

type Shape = { code: string; type: string; coordinates: unknown }

/** Where publishers put the code of a municipality: CBS, PDOK, Kadaster, the State's dashboards. */
const CODE_FIELDS = ['statcode', 'GM_CODE', 'gm_code', 'gemcode', 'gemeentecode', 'gmcode', 'identificatie', 'code', 'GMcode']

// The Netherlands in both systems, generously: west, south, east, north.
const BOXES: Record<Coordinates, [number, number, number, number]> = { wgs84: [3, 50.5, 7.5, 54], rd: [0, 300_000, 290_000, 640_000] }

const MOST_FAULTS = 10

/** The municipalities in a file, by code. Throws invalid-input that says what is wrong with the file, in Dutch. */
export function readBoundaries(text: string): Boundaries {
  const document = parsed(text)
  refuseOtherProjections(document)
  const shapes = isRecord(document) && document['type'] === 'Topology' ? shapesOfTopology(document) : shapesOfFeatures(document)
  if (shapes.length === 0) {
    refuse([`Er staan geen gemeenten in dit bestand. We zoeken een gemeentecode (zoals GM0344) in de velden ${CODE_FIELDS.join(', ')}.`])
  }
  const polygons = new Map<string, Polygons>()
  const faults: string[] = []
  for (const shape of shapes) {
    if (polygons.has(shape.code)) faults.push(`${shape.code} staat er meer dan één keer in.`)
    const read = polygonsOf(shape)
    if (typeof read === 'string') faults.push(read)
    else polygons.set(shape.code, read)
  }
  if (faults.length > 0) refuse(faults)
  return { coordinates: systemOf(polygons), polygons }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return refuse(['Dit bestand is geen GeoJSON of TopoJSON: het is geen geldige JSON. Misschien is het niet helemaal binnengekomen.'])
  }
}

function refuseOtherProjections(document: unknown): void {
  const name = /"name":"([^"]*)"/.exec(JSON.stringify(isRecord(document) ? document['crs'] ?? null : null))?.[1] ?? ''
  const epsg = /EPSG:+(?:\d[\d.]*:)?(\d+)$/.exec(name)?.[1]
  if (epsg && !['4326', '4258', '28992'].includes(epsg)) {
    refuse([`De grenzen staan in EPSG:${epsg}. Gebruik WGS84 (EPSG:4326) of het Rijksdriehoekstelsel (EPSG:28992).`])
  }
}

function shapesOfTopology(document: Record<string, unknown>): Shape[] {
  const objects = isRecord(document['objects']) ? Object.keys(document['objects']) : []
  const candidates = objects.map((name) => {
    try {
      const topology = document as unknown as Parameters<typeof feature>[0]
      return shapesOfFeatures(feature(topology, topology.objects[name]!))
    } catch {
      return refuse([`Het onderdeel ${name} van dit TopoJSON-bestand is niet te lezen.`])
    }
  })
  return candidates.sort((a, b) => b.length - a.length)[0] ?? []
}

function shapesOfFeatures(document: unknown): Shape[] {
  if (!isRecord(document)) return refuse(['Dit bestand is geen GeoJSON of TopoJSON.'])
  const features: unknown[] = document['type'] === 'FeatureCollection' && Array.isArray(document['features']) ? document['features'] : [document]
  return features.flatMap((item) => {
    const code = isRecord(item) ? codeOf(item) : undefined
    if (!isRecord(item) || !code) return []
    const geometry = isRecord(item['geometry']) ? item['geometry'] : {}
    return [{ code, type: String(geometry['type'] ?? 'geen'), coordinates: geometry['coordinates'] }]
  })
}

function codeOf(item: Record<string, unknown>): string | undefined {
  const properties = isRecord(item['properties']) ? item['properties'] : {}
  for (const value of [...CODE_FIELDS.map((field) => properties[field]), item['id']]) {
    const code = typeof value === 'string' ? value.trim().toUpperCase() : ''
    if (/^GM\d{4}$/.test(code)) return code
  }
  return undefined
}

/** The polygons of one municipality, or a sentence that says what is wrong with them. */
function polygonsOf({ code, type, coordinates }: Shape): Polygons | string {
  if (type !== 'Polygon' && type !== 'MultiPolygon') return `${code} is geen vlak (Polygon of MultiPolygon) maar: ${type}.`
  const polygons: unknown = type === 'Polygon' ? [coordinates] : coordinates
  if (!Array.isArray(polygons) || polygons.length === 0 || !polygons.every((rings) => Array.isArray(rings) && rings.length > 0 && rings.every(isRing))) {
    return `${code} heeft een grens die niet sluit of niet uit punten bestaat.`
  }
  return (polygons as number[][][][]).map((rings) => rings.map((ring) => ring.map(([x, y]): Point => [x!, y!])))
}

function isRing(ring: unknown): boolean {
  if (!Array.isArray(ring) || ring.length < 4) return false
  const points = ring as unknown[]
  if (!points.every((point) => Array.isArray(point) && Number.isFinite(point[0]) && Number.isFinite(point[1]))) return false
  const [first, last] = [points[0] as number[], points.at(-1) as number[]]
  return first[0] === last[0] && first[1] === last[1]
}

function systemOf(polygons: Map<string, Polygons>): Coordinates {
  const points = [...polygons.values()].flat(3)
  const fits = (system: Coordinates, flipped = false): boolean => {
    const [west, south, east, north] = BOXES[system]
    return points.every(([a, b]) => {
      const [x, y] = flipped ? [b, a] : [a, b]
      return west <= x && x <= east && south <= y && y <= north
    })
  }
  if (fits('wgs84')) return 'wgs84'
  if (fits('rd')) return 'rd'
  if (fits('wgs84', true) || fits('rd', true)) return refuse(['De coördinaten zijn verwisseld: eerst hoort oost, dan noord.'])
  return refuse(['De coördinaten liggen niet in Nederland. Gebruik WGS84 (graden) of het Rijksdriehoekstelsel (meters).'])
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Refuses a file: its first faults as issues, and how many more there are. */
export function refuse(faults: string[]): never {
  const more = faults.length > MOST_FAULTS ? [`En nog ${faults.length - MOST_FAULTS} fouten.`] : []
  const issues: Issue[] = [...faults.slice(0, MOST_FAULTS), ...more].map((message) => ({ field: 'file', message }))
  throw new Problem('invalid-input', { issues })
}
