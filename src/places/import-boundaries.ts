// Takes in the real boundaries of the region's municipalities; from then on they are drawn instead of tiles.
import { z } from 'zod'
import { anyOf } from '../platform/actor.ts'
import { id, newId } from '../platform/id.ts'
import { write } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { type Boundaries, readBoundaries, refuse } from './import-geometry.ts'
import { nameOf, type Register, registerOf } from './parts/register.ts'
import { isValidOn, mapDateOf, membersOn } from './rules.ts'

/** Largest file: the whole country, not simplified, is well within it. */
export const LARGEST_FILE = 40 * 1024 * 1024

/** A set for the same year takes the place of the earlier one. Other municipalities in the file are left out. */
export const importBoundaries = write({
  name: 'places.import-boundaries',
  input: z.object({
    /** The text of a GeoJSON or TopoJSON file. */
    file: z.string('Kies een bestand.').min(1, 'Kies een bestand.').max(LARGEST_FILE, 'Dit bestand is te groot.'),
    mapYear: z.coerce.number('Vul een jaar in.').int('Vul een jaar in.').min(2011, 'Kies een jaar vanaf 2011.').max(2100, 'Vul een jaar in.'),
    source: z.string('Vul in waar het bestand vandaan komt.').trim().min(3, 'Vul in waar het bestand vandaan komt.').max(300, 'Gebruik hoogstens 300 tekens.'),
  }),
  output: z.object({
    id, mapYear: z.int(), coordinates: z.enum(['wgs84', 'rd']), municipalities: z.int(), leftOut: z.int(),
  }),
  may: anyOf('coalition-office'),
  processing: noPersons('boundaries hold no persons'),
  audit: (_actor, _input, output) => `las grenzen van ${output.municipalities} gemeenten in op de kaart van ${output.mapYear}, set ${output.id}`,
  run: async ({ sql, actor, now }, { file, mapYear, source }) => {
    const boundaries = readBoundaries(file)
    const register = await registerOf(sql, actor.coalition)
    const faults = faultsIn(boundaries, register, mapYear)
    if (faults.length > 0) refuse(faults)
    const members = membersOn(register.memberships, register.region, mapDateOf(mapYear))
    const set = newId()
    await sql`delete from places.boundary_set where coalition_id = ${actor.coalition} and map_year = ${mapYear}`
    await sql`
      insert into places.boundary_set (coalition_id, id, map_year, coordinates, source, imported_at)
      values (${actor.coalition}, ${set}, ${mapYear}, ${boundaries.coordinates}, ${source}, ${now})`
    await sql`insert into places.boundary ${sql(members.map((code) => ({
      coalition_id: actor.coalition, set_id: set, municipality_code: code, polygons: sql.json(boundaries.polygons.get(code)!),
    })))}`
    return { id: set, mapYear, coordinates: boundaries.coordinates, municipalities: members.length, leftOut: boundaries.polygons.size - members.length }
  },
})

/** Why this file cannot be the map of that year: the region has to be complete, and nothing in it may have existed at another time. */
function faultsIn({ polygons }: Boundaries, register: Register, mapYear: number): string[] {
  const date = mapDateOf(mapYear)
  const missing = membersOn(register.memberships, register.region, date).filter((code) => !polygons.has(code))
  const never = register.municipalities.filter((row) => polygons.has(row.code) && !isValidOn(row, date))
  return [
    ...missing.map((code) => `${nameOf(register, code)} (${code}) ontbreekt. Op 1 januari ${mapYear} hoorde deze gemeente bij de regio.`),
    ...never.map((row) => `${row.name} (${row.code}) staat erin, maar bestond niet op 1 januari ${mapYear}. Klopt het jaar van de kaart?`),
  ]
}
