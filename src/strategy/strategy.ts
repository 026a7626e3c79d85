// Shows one strategy whole: its sources and outline, priorities, ambitions, statements and district themes.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import type { ReadSql } from '../platform/database.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { ambition, readAmbitions } from './ambitions.ts'
import { districtTheme, readDistrictThemes } from './district-themes.ts'
import { priority, readPriorities } from './priorities.ts'
import { EVIDENCE } from './rules.ts'
import { readStatements, statement } from './statements.ts'

const source = z.object({
  slug: z.string(), kind: z.enum(['text', 'page']), title: z.string(), publisher: z.string(), url: z.string().nullable(),
  lineCount: z.int().nullable(), sha256: z.string().nullable(), note: z.string().nullable(),
})
const chapter = z.object({
  slug: z.string(), within: z.string().nullable(), title: z.string(), heading: z.string(), firstLine: z.int(), lastLine: z.int(),
})
const heading = z.object({
  slug: z.string(), title: z.string(), motto: z.string().nullable(), validFrom: z.string(), validTo: z.string(), municipalities: z.int(),
  signatories: z.string(), adoptedOn: z.string().nullable(), adoptionEvidence: z.enum(EVIDENCE), adoptionNote: z.string(),
  succeeds: z.string().nullable(), succeededBy: z.string().nullable(),
})
export type Source = z.output<typeof source>
export type Chapter = z.output<typeof chapter>

export const showStrategy = read({
  name: 'strategy.strategy',
  input: z.object({ strategy: z.string() }),
  output: heading.extend({
    sources: z.array(source), chapters: z.array(chapter), priorities: z.array(priority), ambitions: z.array(ambition),
    statements: z.array(statement), themes: z.array(districtTheme),
  }),
  may: everyone,
  processing: noPersons('a strategy is public'),
  run: async ({ sql, actor, now }, { strategy: slug }) => {
    const { coalition } = actor
    const [found] = await readHeading(sql, coalition, slug)
    if (!found) throw new Problem('not-found', { detail: 'Deze strategie kennen wij niet.' })
    const { id, ...shown } = found
    const [sources, chapters, priorities, ambitions, statements, themes] = await Promise.all([
      readSources(sql, coalition, id), readChapters(sql, coalition, id), readPriorities({ sql, coalition, now }, { strategy: slug }),
      readAmbitions(sql, coalition, slug), readStatements(sql, coalition, { strategy: slug }), readDistrictThemes(sql, coalition, { strategy: slug }),
    ])
    return { ...shown, sources, chapters, priorities, ambitions, statements, themes }
  },
})
export type Strategy = z.output<typeof showStrategy.output>

const readHeading = (sql: ReadSql, coalition: string, slug: string) => sql<(z.output<typeof heading> & { id: string })[]>`
  select strategy.id, strategy.slug, strategy.title, strategy.motto, strategy.valid_from as "validFrom", strategy.valid_to as "validTo",
         strategy.municipalities, strategy.signatories, strategy.adopted_on as "adoptedOn", strategy.adoption_evidence as "adoptionEvidence",
         strategy.adoption_note as "adoptionNote", earlier.slug as succeeds, later.slug as "succeededBy"
    from strategy.strategy
    left join strategy.strategy earlier on earlier.coalition_id = strategy.coalition_id and earlier.id = strategy.succeeds
    left join strategy.strategy later on later.coalition_id = strategy.coalition_id and later.succeeds = strategy.id
   where strategy.coalition_id = ${coalition} and strategy.slug = ${slug}`

const readSources = (sql: ReadSql, coalition: string, strategy: string) => sql<Source[]>`
  select slug, kind, title, publisher, url, line_count as "lineCount", sha256, note
    from strategy.source where coalition_id = ${coalition} and strategy_id = ${strategy}
   order by kind desc, slug`

const readChapters = (sql: ReadSql, coalition: string, strategy: string) => sql<Chapter[]>`
  select slug, within, title, heading, first_line as "firstLine", last_line as "lastLine"
    from strategy.chapter where coalition_id = ${coalition} and strategy_id = ${strategy}
   order by first_line, last_line desc`
