// Reads the register of places: some two hundred rows, small enough to reason about in rules.ts.
import { z } from 'zod'
import type { ReadSql } from '../../platform/database.ts'
import type { Change, Evidence, Membership, Period } from '../rules.ts'

export const evidence = z.enum(['confirmed', 'inferred', 'unverified', 'unknown'])
export const AREA_KINDS = ['police-unit', 'police-district', 'police-team', 'safety-region'] as const
export type AreaKind = (typeof AREA_KINDS)[number]

export type Told = { evidence: Evidence; source: string; note: string | null }
export type Municipality = Period & Told & { code: string; name: string }
export type Area = Period & Told & { code: string; kind: AreaKind; name: string; short: string }

export type Register = {
  /** Code of the area that is the coalition's region. */
  region: string
  municipalities: Municipality[]
  areas: Area[]
  memberships: (Membership & Told)[]
  changes: (Change & Told)[]
}

/** Everything that is known of places, and which area is the region of this coalition. */
export async function registerOf(sql: ReadSql, coalition: string): Promise<Register> {
  const [regions, municipalities, areas, memberships, changes] = await Promise.all([
    sql<{ region: string }[]>`select area_code as region from places.coalition_region where coalition_id = ${coalition}`,
    sql<Municipality[]>`
      select code, name, valid_from as "validFrom", valid_to as "validTo", evidence, source, note from places.municipality order by name`,
    sql<Area[]>`
      select code, kind, name, short, valid_from as "validFrom", valid_to as "validTo", evidence, source, note from places.area order by name`,
    sql<(Membership & Told)[]>`
      select municipality_code as municipality, area_code as area, valid_from as "validFrom", valid_to as "validTo", evidence, source, note
        from places.area_membership`,
    sql<(Change & Told)[]>`
      select id, effective_on as date, kind, from_codes as "from", to_codes as "to", planned, evidence, source, note
        from places.boundary_change order by effective_on, id`,
  ])
  const region = regions[0]?.region
  if (!region) throw new Error(`coalition ${coalition} has no region in places.coalition_region`)
  return { region, municipalities, areas, memberships, changes }
}

/** A municipality's name by its code; the code itself when the register does not know it. */
export function nameOf(register: Pick<Register, 'municipalities'>, code: string): string {
  return register.municipalities.find((row) => row.code === code)?.name ?? code
}
