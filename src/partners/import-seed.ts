// Loads the organisations and agreements of the region, and in a trial the invented people and organisations.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ROLES } from '../platform/actor.ts'
import type { OwnerSql } from '../platform/database.ts'
import { id } from '../platform/id.ts'
import type { LoadSeed } from '../platform/seed.ts'
import { GIVES, ORGANISATION_KINDS } from './rules.ts'

const partnersFile = z.object({
  sources: z.record(z.string(), z.string()),
  organisations: z.array(z.object({
    id, kind: z.enum(ORGANISATION_KINDS), name: z.string(), municipality: z.string().optional(),
    validFrom: z.iso.date().optional(), validTo: z.iso.date().optional(), source: z.string(),
  })),
  agreements: z.array(z.object({
    id, kind: z.enum(['covenant', 'protocol']), title: z.string(), signedOn: z.iso.date(),
    purposes: z.array(z.string()), legalBases: z.array(z.string()), source: z.string(), parties: z.array(id),
  })),
})

const peopleFile = z.object({
  mandatesFrom: z.iso.datetime(),
  organisations: z.array(z.object({ id, kind: z.enum(ORGANISATION_KINDS), name: z.string() })),
  people: z.array(z.object({ id, name: z.string(), role: z.enum(ROLES), mandate: id, organisation: id, does: z.string(), manages: z.boolean().default(false) })),
})

const readJson = (folder: string, ...path: string[]): unknown => JSON.parse(readFileSync(join(folder, ...path), 'utf8'))

/** Loads seed/midden-nederland/partners.json and, in a trial, seed/demo/people.json. What is there already stays as it is. */
export const seedPartners: LoadSeed = async (owner, { folder, coalition, trial }) => {
  await loadPartners(owner, coalition, partnersFile.parse(readJson(folder, 'midden-nederland', 'partners.json')))
  if (trial) await loadPeople(owner, coalition, peopleFile.parse(readJson(folder, 'demo', 'people.json')))
}

async function loadPartners(owner: OwnerSql, coalition: string, file: z.output<typeof partnersFile>): Promise<void> {
  const source = (key: string): string => {
    const text = file.sources[key]
    if (!text) throw new Error(`partners.json names the source ${key} without describing it`)
    return text
  }
  await owner`insert into partners.organisation ${owner(file.organisations.map((row) => ({
    coalition_id: coalition, id: row.id, kind: row.kind, name: row.name, municipality_code: row.municipality ?? null,
    valid_from: row.validFrom ?? null, valid_to: row.validTo ?? null, source: source(row.source),
  })))} on conflict do nothing`
  await owner`insert into partners.agreement ${owner(file.agreements.map((row) => ({
    coalition_id: coalition, id: row.id, kind: row.kind, title: row.title, signed_on: row.signedOn,
    purposes: row.purposes, legal_bases: row.legalBases, source: source(row.source),
  })))} on conflict do nothing`
  await owner`insert into partners.agreement_party ${owner(file.agreements.flatMap((row) => row.parties.map((party) => ({
    coalition_id: coalition, agreement_id: row.id, organisation_id: party,
  }))))} on conflict do nothing`
}

async function loadPeople(owner: OwnerSql, coalition: string, file: z.output<typeof peopleFile>): Promise<void> {
  await owner`insert into partners.organisation ${owner(file.organisations.map((row) => ({
    coalition_id: coalition, id: row.id, kind: row.kind, name: row.name, demo: true,
  })))} on conflict do nothing`
  await owner`insert into partners.person ${owner(file.people.map((row) => ({
    coalition_id: coalition, id: row.id, name: row.name, does: row.does, organisation_id: row.organisation, demo: true,
  })))} on conflict do nothing`
  await owner`insert into partners.mandate ${owner(file.people.map((row) => ({
    coalition_id: coalition, id: row.mandate, person_id: row.id, organisation_id: row.organisation, role: row.role,
    valid_from: new Date(file.mandatesFrom), manages: row.manages, may_give: row.manages ? [...GIVES[row.role]] : [],
  })))} on conflict do nothing`
}
