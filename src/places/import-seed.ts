// Loads the region's municipalities, areas, memberships, boundary changes and tiles from the seed.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { OwnerSql } from '../platform/database.ts'
import type { LoadSeed } from '../platform/seed.ts'

const date = z.iso.date()
const known = {
  evidence: z.enum(['confirmed', 'inferred', 'unverified', 'unknown']), source: z.string(), note: z.string().optional(),
}
const sources = z.record(z.string(), z.string())

const placesFile = z.object({
  region: z.string(), sources,
  areas: z.array(z.object({ code: z.string(), kind: z.string(), name: z.string(), short: z.string(), validFrom: date, validTo: date.optional(), ...known })),
  municipalities: z.array(z.object({ code: z.string(), name: z.string(), validFrom: date.optional(), validTo: date.optional(), ...known })),
  tiles: z.array(z.object({ municipality: z.string(), column: z.int(), row: z.int(), label: z.string() })),
})
const membershipsFile = z.object({
  sources,
  memberships: z.array(z.object({ municipality: z.string(), area: z.string(), validFrom: date, validTo: date.optional(), ...known })),
})
const changesFile = z.object({
  sources,
  changes: z.array(z.object({
    id: z.string(), date, kind: z.enum(['merger', 'split', 'partial']), from: z.array(z.string()), to: z.array(z.string()),
    planned: z.boolean(), ...known,
  })),
})

/** Loads seed/midden-nederland/places*.json. What is there already stays as it is. */
export const seedPlaces: LoadSeed = async (owner, { folder, coalition }) => {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, 'midden-nederland', name), 'utf8'))
  const places = placesFile.parse(read('places.json'))
  await loadPlaces(owner, coalition, places)
  await loadMemberships(owner, membershipsFile.parse(read('places-memberships.json')))
  await loadChanges(owner, changesFile.parse(read('places-changes.json')))
}

type Known = { evidence: string; source: string; note?: string | undefined }

/** The columns that every dated fact has: how sure it is, where it was read, and what a reader has to know. */
function evidenceColumns(row: Known, described: Record<string, string>) {
  const source = described[row.source]
  if (!source) throw new Error(`the seed of places names the source ${row.source} without describing it`)
  return { evidence: row.evidence, source, note: row.note ?? null }
}

const period = (row: { validFrom?: string | undefined; validTo?: string | undefined }) => ({ valid_from: row.validFrom ?? null, valid_to: row.validTo ?? null })

async function loadPlaces(owner: OwnerSql, coalition: string, file: z.output<typeof placesFile>): Promise<void> {
  await owner`insert into places.municipality ${owner(file.municipalities.map((row) => ({
    code: row.code, name: row.name, ...period(row), ...evidenceColumns(row, file.sources),
  })))} on conflict do nothing`
  await owner`insert into places.area ${owner(file.areas.map((row) => ({
    code: row.code, kind: row.kind, name: row.name, short: row.short, ...period(row), ...evidenceColumns(row, file.sources),
  })))} on conflict do nothing`
  await owner`insert into places.tile ${owner(file.tiles.map((row) => ({
    region_code: file.region, municipality_code: row.municipality, tile_column: row.column, tile_row: row.row, label: row.label,
  })))} on conflict do nothing`
  await owner`insert into places.coalition_region (coalition_id, area_code) values (${coalition}, ${file.region}) on conflict do nothing`
}

async function loadMemberships(owner: OwnerSql, file: z.output<typeof membershipsFile>): Promise<void> {
  await owner`insert into places.area_membership ${owner(file.memberships.map((row) => ({
    municipality_code: row.municipality, area_code: row.area, ...period(row), ...evidenceColumns(row, file.sources),
  })))} on conflict do nothing`
}

async function loadChanges(owner: OwnerSql, file: z.output<typeof changesFile>): Promise<void> {
  await owner`insert into places.boundary_change ${owner(file.changes.map((row) => ({
    id: row.id, effective_on: row.date, kind: row.kind, from_codes: row.from, to_codes: row.to, planned: row.planned,
    ...evidenceColumns(row, file.sources),
  })))} on conflict do nothing`
}
