// The account of one ambition: its question, every judgement on it, the latest first.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { judgement, readJudgements } from './parts/judgements.ts'

const ambition = z.object({
  id: z.guid(), slug: z.string(), strategy: z.string(), name: z.string(), question: z.string(), text: z.string(),
  firstLine: z.int().nullable(), lastLine: z.int().nullable(), code: z.string(),
  /** How many priorities and ambitions its strategy has. */
  priorities: z.int(), ambitions: z.int(),
})
export type Ambition = z.output<typeof ambition>

export const showAmbition = read({
  name: 'accountability.ambition',
  input: z.object({ ambition: z.string() }),
  output: z.object({ ambition, judgements: z.array(judgement) }),
  may: everyone,
  processing: noPersons('judgements are public and hold no persons'),
  run: async ({ sql, actor }, { ambition: slug }) => {
    const [found] = await sql<Ambition[]>`
      select ambition.id, ambition.slug, strategy.slug as strategy, ambition.name, ambition.question, statement.body as text,
             statement.first_line as "firstLine", statement.last_line as "lastLine", statement.code,
             (select count(*) from strategy.priority one where one.coalition_id = strategy.coalition_id and one.strategy_id = strategy.id) as priorities,
             (select count(*) from strategy.ambition one where one.coalition_id = strategy.coalition_id and one.strategy_id = strategy.id) as ambitions
        from strategy.ambition
        join strategy.strategy on strategy.coalition_id = ambition.coalition_id and strategy.id = ambition.strategy_id
        join strategy.statement on statement.coalition_id = ambition.coalition_id and statement.id = ambition.statement_id
       where ambition.coalition_id = ${actor.coalition} and ambition.slug = ${slug}
       order by strategy.valid_from desc limit 1`
    if (!found) throw new Problem('not-found', { detail: 'Deze ambitie kennen wij niet.' })
    return { ambition: found, judgements: await readJudgements(sql, actor.coalition, { ambition: found.id }) }
  },
})
