// Loads the strategies of the seed: the agreement of each period, with the place of every statement in its source.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { OwnerSql } from '../platform/database.ts'
import { newId } from '../platform/id.ts'
import type { LoadSeed, SeedPlace } from '../platform/seed.ts'
import { EVIDENCE, KINDS, STRANDS } from './rules.ts'

const lines = z.tuple([z.int().positive(), z.int().positive()])
const evidence = z.enum(EVIDENCE)
const day = z.iso.date()

/** The form of a strategy file; strict, so that a mistyped key is a fault and not a silence. */
export const strategyFile = z.strictObject({
  strategy: z.strictObject({
    slug: z.string(), title: z.string(), motto: z.string().nullable(), validFrom: day, validTo: day, municipalities: z.int(),
    signatories: z.string(), succeeds: z.string().optional(),
    adoption: z.strictObject({ date: day.optional(), evidence, note: z.string() }),
  }),
  sources: z.array(z.strictObject({
    slug: z.string(), kind: z.enum(['text', 'page']), title: z.string(), publisher: z.string(), url: z.url().optional(),
    lineCount: z.int().optional(), sha256: z.string().optional(), note: z.string().optional(),
  })),
  chapters: z.array(z.strictObject({ slug: z.string(), within: z.string().optional(), title: z.string(), heading: z.string(), lines })),
  priorities: z.array(z.strictObject({
    slug: z.string(), number: z.int(), kind: z.enum(['joint', 'supported']), name: z.string(), shortName: z.string(), chapter: z.string().optional(), offences: z.array(z.string()).default([]),
    continues: z.string().optional(), replaces: z.string().optional(), evidence: evidence.default('confirmed'), note: z.string().optional(),
  })),
  ambitions: z.array(z.strictObject({
    slug: z.string(), number: z.int(), name: z.string(), question: z.string(), baseYear: z.int(), targetYear: z.int(), statement: z.string(),
  })),
  statements: z.array(z.strictObject({
    code: z.string(), kind: z.enum(KINDS), strand: z.enum(STRANDS).optional(), title: z.string().optional(), text: z.string(), priority: z.string().optional(),
    source: z.string().default('tekst'), chapter: z.string().optional(), lines: lines.optional(), evidence: evidence.default('confirmed'), note: z.string().optional(),
  })),
  districtThemes: z.array(z.strictObject({
    slug: z.string(), block: z.int(), name: z.string(), lines, district: z.string().optional(), status: evidence,
    source: z.strictObject({ title: z.string(), url: z.url() }).optional(), note: z.string().optional(),
  })),
  districtThemesChapter: z.string().optional(),
  claimedChange: z.strictObject({
    baseYear: z.int(), targetYear: z.int(), chapter: z.string(), lines, doubt: z.string(), caveats: z.array(z.string()), percentages: z.array(z.int()),
    categories: z.array(z.strictObject({ slug: z.string(), name: z.string(), lines, offences: z.array(z.string()), definition: z.string() })),
  }).optional(),
})
export type StrategyFile = z.output<typeof strategyFile>

/** Reads the strategy files of a seed folder, the oldest first. */
export function readStrategies(folder: string): StrategyFile[] {
  return readdirSync(folder).filter((name) => /^strategy-.*\.json$/.test(name)).sort()
    .map((name) => strategyFile.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))
}

/** Loads every strategy of the region, each after the one it succeeds. */
export const seedStrategy: LoadSeed = async (owner: OwnerSql, place: SeedPlace) => {
  const ids = new Map<string, string>()
  for (const file of readStrategies(join(place.folder, 'midden-nederland'))) {
    const scope = { coalition_id: place.coalition, strategy_id: newId() }
    await insertStrategy(owner, scope, file, ids)
    await insertPriorities(owner, scope, file, ids)
    await insertStatements(owner, scope, file, ids)
    await insertThemes(owner, scope, file)
    await insertClaims(owner, scope, file)
  }
}

type Scope = { coalition_id: string; strategy_id: string }
/** Ids by name: 'priority goc', 'strategy 2019-2022'. */
type Ids = Map<string, string>

function known(ids: Ids, kind: string, slug: string | undefined): string | null {
  if (slug === undefined) return null
  const found = ids.get(`${kind} ${slug}`)
  if (!found) throw new Error(`the seed names ${kind} ${slug}, which does not exist`)
  return found
}

async function insertStrategy(sql: OwnerSql, scope: Scope, { strategy, sources, chapters }: StrategyFile, ids: Ids): Promise<void> {
  ids.set(`strategy ${strategy.slug}`, scope.strategy_id)
  await sql`insert into strategy.strategy ${sql({
    coalition_id: scope.coalition_id, id: scope.strategy_id, slug: strategy.slug, title: strategy.title, motto: strategy.motto,
    valid_from: strategy.validFrom, valid_to: strategy.validTo, municipalities: strategy.municipalities, signatories: strategy.signatories,
    adopted_on: strategy.adoption.date ?? null, adoption_evidence: strategy.adoption.evidence, adoption_note: strategy.adoption.note,
    succeeds: known(ids, 'strategy', strategy.succeeds),
  })}`
  await sql`insert into strategy.source ${sql(sources.map((source) => ({
    ...scope, slug: source.slug, kind: source.kind, title: source.title, publisher: source.publisher, url: source.url ?? null,
    line_count: source.lineCount ?? null, sha256: source.sha256 ?? null, note: source.note ?? null,
  })))}`
  const text = sources.find((source) => source.kind === 'text')
  if (!text) return
  await sql`insert into strategy.chapter ${sql(chapters.map((chapter) => ({
    ...scope, slug: chapter.slug, source: text.slug, within: chapter.within ?? null, title: chapter.title, heading: chapter.heading,
    first_line: chapter.lines[0], last_line: chapter.lines[1],
  })))}`
}

async function insertPriorities(sql: OwnerSql, scope: Scope, { strategy, priorities }: StrategyFile, ids: Ids): Promise<void> {
  await sql`insert into strategy.priority ${sql(priorities.map((priority) => {
    const id = newId()
    ids.set(`priority ${priority.slug}`, id)
    return {
      ...scope, id, slug: priority.slug, number: priority.number, kind: priority.kind, name: priority.name, short_name: priority.shortName,
      chapter: priority.chapter ?? null, offences: priority.offences, valid_from: strategy.validFrom, valid_to: strategy.validTo, continues: known(ids, 'priority', priority.continues),
      replaces: known(ids, 'priority', priority.replaces), evidence: priority.evidence, note: priority.note ?? null,
    }
  }))}`
}

async function insertStatements(sql: OwnerSql, scope: Scope, { statements, ambitions }: StrategyFile, ids: Ids): Promise<void> {
  await sql`insert into strategy.statement ${sql(statements.map((statement, position) => {
    const id = newId()
    ids.set(`statement ${statement.code}`, id)
    return {
      ...scope, id, code: statement.code, position, kind: statement.kind, strand: statement.strand ?? null, title: statement.title ?? null, body: statement.text,
      priority_id: known(ids, 'priority', statement.priority), source: statement.source, chapter: statement.chapter ?? null,
      first_line: statement.lines?.[0] ?? null, last_line: statement.lines?.[1] ?? null, evidence: statement.evidence, note: statement.note ?? null,
    }
  }))}`
  if (ambitions.length === 0) return
  await sql`insert into strategy.ambition ${sql(ambitions.map((ambition) => ({
    ...scope, id: newId(), slug: ambition.slug, number: ambition.number, name: ambition.name, question: ambition.question,
    base_year: ambition.baseYear, target_year: ambition.targetYear, statement_id: known(ids, 'statement', ambition.statement),
  })))}`
}

async function insertThemes(sql: OwnerSql, scope: Scope, { strategy, districtThemes, districtThemesChapter = '' }: StrategyFile): Promise<void> {
  if (districtThemes.length === 0) return
  await sql`insert into strategy.district_theme ${sql(districtThemes.map((theme) => ({
    ...scope, id: newId(), slug: theme.slug, block: theme.block, name: theme.name, chapter: districtThemesChapter, first_line: theme.lines[0],
    last_line: theme.lines[1], district: theme.district ?? null, status: theme.status, valid_from: strategy.validFrom, valid_to: strategy.validTo,
    source_title: theme.source?.title ?? null, source_url: theme.source?.url ?? null, note: theme.note ?? null,
  })))}`
}

async function insertClaims(sql: OwnerSql, scope: Scope, { claimedChange }: StrategyFile): Promise<void> {
  if (!claimedChange) return
  const { baseYear, targetYear, chapter, lines: [first_line, last_line], percentages, doubt, caveats, categories } = claimedChange
  await sql`insert into strategy.claimed_change ${sql({
    ...scope, base_year: baseYear, target_year: targetYear, chapter, first_line, last_line, percentages, doubt, caveats,
  })}`
  await sql`insert into strategy.claimed_category ${sql(categories.map((category, position) => ({
    ...scope, slug: category.slug, position, name: category.name, first_line: category.lines[0], last_line: category.lines[1],
    offences: category.offences, definition: category.definition,
  })))}`
}
