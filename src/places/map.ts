// The map of the region on a date: real boundaries when a set of that map was imported, else one equal tile each.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import type { ReadSql } from '../platform/database.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import type { Coordinates, Polygons } from './import-geometry.ts'
import { drawOutlines, type Outlines } from './parts/outlines.ts'
import { historicDay } from './region.ts'
import { nameOf, type Register, registerOf } from './parts/register.ts'
import { dayOf, haveSameMap, mapDateOf, membersOn } from './rules.ts'

/** Width in which boundaries are drawn, in SVG units; a page scales the picture. */
const WIDTH = 640

const tiles = z.object({
  kind: z.literal('tiles'),
  areas: z.array(z.object({ code: z.string(), name: z.string(), label: z.string(), column: z.int(), row: z.int() })),
  /** Municipalities without a tile: named, so that the page can say that they are not on the map. */
  without: z.array(z.string()),
})
const boundaries = z.object({
  kind: z.literal('boundaries'), mapYear: z.int(), source: z.string(), width: z.number(), height: z.number(),
  areas: z.array(z.object({ code: z.string(), name: z.string(), path: z.string() })),
})
export const regionMap = z.discriminatedUnion('kind', [tiles, boundaries])
export type RegionMap = z.output<typeof regionMap>

export const showMap = read({
  name: 'places.map',
  input: z.object({ on: historicDay.optional() }),
  output: regionMap,
  may: everyone,
  processing: noPersons('the map is public'),
  run: async ({ sql, actor, now }, { on = dayOf(now) }) => {
    const register = await registerOf(sql, actor.coalition)
    return await boundaryMap(sql, register, actor.coalition, on) ?? tileMap(sql, register, on)
  },
})

type BoundarySet = { id: string; mapYear: number; coordinates: Coordinates; source: string }

async function boundaryMap(sql: ReadSql, register: Register, coalition: string, on: string): Promise<RegionMap | undefined> {
  const sets = await sql<BoundarySet[]>`
    select id, map_year as "mapYear", coordinates, source from places.boundary_set where coalition_id = ${coalition} order by map_year desc`
  const set = sets.find((one) => haveSameMap(register.changes, mapDateOf(one.mapYear), on))
  if (!set) return undefined
  const { width, height, paths } = await outlinesOf(sql, coalition, set)
  const areas = [...paths].map(([code, path]) => ({ code, name: nameOf(register, code), path }))
  return { kind: 'boundaries', mapYear: set.mapYear, source: set.source, width, height, areas: byName(areas) }
}

// A set never changes once it is in, so its drawing is kept by its id; a later import of the same year has another id.
const drawn = new Map<string, Outlines>()
const MOST_DRAWN = 16

async function outlinesOf(sql: ReadSql, coalition: string, set: BoundarySet): Promise<Outlines> {
  const kept = drawn.get(set.id)
  if (kept) return kept
  const rows = await sql<{ code: string; polygons: Polygons }[]>`
    select municipality_code as code, polygons from places.boundary where coalition_id = ${coalition} and set_id = ${set.id}`
  const outlines = drawOutlines(new Map(rows.map((row) => [row.code, row.polygons])), set.coordinates, WIDTH)
  if (drawn.size >= MOST_DRAWN) drawn.clear()
  drawn.set(set.id, outlines)
  return outlines
}

async function tileMap(sql: ReadSql, register: Register, on: string): Promise<RegionMap> {
  const rows = await sql<{ code: string; label: string; column: number; row: number }[]>`
    select municipality_code as code, label, tile_column as "column", tile_row as "row" from places.tile where region_code = ${register.region}`
  const members = membersOn(register.memberships, register.region, on)
  const areas = rows.filter((row) => members.includes(row.code)).map((row) => ({ ...row, name: nameOf(register, row.code) }))
  const without = members.filter((code) => !areas.some((area) => area.code === code)).map((code) => nameOf(register, code))
  return { kind: 'tiles', areas: byName(areas), without }
}

const byName = <Row extends { name: string }>(rows: Row[]): Row[] => rows.sort((a, b) => a.name.localeCompare(b.name, 'nl'))
