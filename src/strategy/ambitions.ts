// Lists the ambitions of a strategy: the questions that accounts answer.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import type { ReadSql } from '../platform/database.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'

/** An ambition for the whole region; years are calendar years, lines those of the source text. */
export const ambition = z.object({
  id: z.guid(),
  strategy: z.string(),
  slug: z.string(),
  number: z.int(),
  name: z.string(),
  question: z.string(),
  text: z.string(),
  /** Code of the statement that sets it. */
  statement: z.string(),
  baseYear: z.int(),
  targetYear: z.int(),
  chapter: z.string().nullable(),
  firstLine: z.int().nullable(),
  lastLine: z.int().nullable(),
})
export type Ambition = z.output<typeof ambition>

export function readAmbitions(sql: ReadSql, coalition: string, strategy: string): Promise<Ambition[]> {
  return sql<Ambition[]>`
    select ambition.id, strategy.slug as strategy, ambition.slug, ambition.number, ambition.name, ambition.question, statement.body as text, statement.code as statement,
           ambition.base_year as "baseYear", ambition.target_year as "targetYear", statement.chapter,
           statement.first_line as "firstLine", statement.last_line as "lastLine"
      from strategy.ambition
      join strategy.strategy on strategy.coalition_id = ambition.coalition_id and strategy.id = ambition.strategy_id
      join strategy.statement on statement.coalition_id = ambition.coalition_id and statement.id = ambition.statement_id
     where ambition.coalition_id = ${coalition} and strategy.slug = ${strategy}
     order by ambition.number`
}

export const listAmbitions = read({
  name: 'strategy.ambitions',
  input: z.object({ strategy: z.string() }),
  output: z.object({ ambitions: z.array(ambition) }),
  may: everyone,
  processing: noPersons('a strategy is public'),
  run: async ({ sql, actor }, { strategy }) => ({ ambitions: await readAmbitions(sql, actor.coalition, strategy) }),
})
