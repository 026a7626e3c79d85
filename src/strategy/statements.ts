// Lists what a strategy says, statement by statement, each with its place in the source.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import type { ReadSql } from '../platform/database.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { EVIDENCE, KINDS, STRANDS } from './rules.ts'

/** One statement. Lines are those of the source text; they are null when the source is a web page. */
export const statement = z.object({
  strategy: z.string(),
  code: z.string(),
  kind: z.enum(KINDS),
  strand: z.enum(STRANDS).nullable(),
  title: z.string().nullable(),
  text: z.string(),
  priority: z.string().nullable(),
  evidence: z.enum(EVIDENCE),
  note: z.string().nullable(),
  sourceTitle: z.string(),
  sourceUrl: z.string().nullable(),
  chapter: z.string().nullable(),
  chapterTitle: z.string().nullable(),
  firstLine: z.int().nullable(),
  lastLine: z.int().nullable(),
})
export type Statement = z.output<typeof statement>

/** The statements of one strategy, or of one priority within it, in the order of the source. */
export function readStatements(
  sql: ReadSql, coalition: string, about: { strategy?: string | undefined; priority?: string | undefined; kind?: string | undefined },
): Promise<Statement[]> {
  const { strategy = null, priority = null, kind = null } = about
  return sql<Statement[]>`
    select strategy.slug as strategy, statement.code, statement.kind, statement.strand, statement.title, statement.body as text,
           priority.slug as priority, statement.evidence, statement.note, source.title as "sourceTitle", source.url as "sourceUrl",
           statement.chapter, chapter.title as "chapterTitle", statement.first_line as "firstLine", statement.last_line as "lastLine"
      from strategy.statement
      join strategy.strategy on strategy.coalition_id = statement.coalition_id and strategy.id = statement.strategy_id
      join strategy.source on source.coalition_id = statement.coalition_id and source.strategy_id = statement.strategy_id
       and source.slug = statement.source
      left join strategy.chapter on chapter.coalition_id = statement.coalition_id and chapter.strategy_id = statement.strategy_id
       and chapter.slug = statement.chapter
      left join strategy.priority on priority.coalition_id = statement.coalition_id and priority.id = statement.priority_id
     where statement.coalition_id = ${coalition}
       and (${strategy}::text is null or strategy.slug = ${strategy})
       and (${priority}::text is null or priority.slug = ${priority})
       and (${kind}::text is null or statement.kind = ${kind})
     order by strategy.valid_from, statement.position`
}

export const listStatements = read({
  name: 'strategy.statements',
  input: z.object({ strategy: z.string(), priority: z.string().optional(), kind: z.enum(KINDS).optional() }),
  output: z.object({ statements: z.array(statement) }),
  may: everyone,
  processing: noPersons('a strategy is public'),
  run: async ({ sql, actor }, input) => ({ statements: await readStatements(sql, actor.coalition, input) }),
})
