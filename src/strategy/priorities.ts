// Lists the priorities, of one strategy or of all, with what each continues or replaces.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import type { ReadSql } from '../platform/database.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { dayOf } from '../places/public.ts'
import { EVIDENCE, priorityState } from './rules.ts'

/** A priority; `continues` and `replaces` are slugs of priorities of the strategy before, `succeededBy` of the one after. */
export const priority = z.object({
  id: z.guid(),
  strategy: z.string(),
  slug: z.string(),
  number: z.int(),
  kind: z.enum(['joint', 'supported']),
  name: z.string(),
  shortName: z.string(),
  chapter: z.string().nullable(),
  /** Kinds of crime whose open figures say something of it, the most telling first; our choice, not the strategy's. */
  offences: z.array(z.string()),
  validFrom: z.string(),
  validTo: z.string(),
  state: z.enum(['coming', 'active', 'ended']),
  continues: z.string().nullable(),
  replaces: z.string().nullable(),
  succeededBy: z.string().nullable(),
  evidence: z.enum(EVIDENCE),
  note: z.string().nullable(),
})
export type Priority = z.output<typeof priority>

/** The priorities of the coalition in the order of their strategies, with their state on the day of `now`. */
export async function readPriorities(
  { sql, coalition, now }: { sql: ReadSql; coalition: string; now: Date }, about: { strategy?: string | undefined; slug?: string | undefined },
): Promise<Priority[]> {
  const { strategy = null, slug = null } = about
  const rows = await sql<Omit<Priority, 'state'>[]>`
    select priority.id, strategy.slug as strategy, priority.slug, priority.number, priority.kind, priority.name, priority.short_name as "shortName",
           priority.chapter, priority.offences, priority.valid_from as "validFrom", priority.valid_to as "validTo", continued.slug as continues,
           replaced.slug as replaces, later.slug as "succeededBy", priority.evidence, priority.note
      from strategy.priority
      join strategy.strategy on strategy.coalition_id = priority.coalition_id and strategy.id = priority.strategy_id
      left join strategy.priority continued on continued.coalition_id = priority.coalition_id and continued.id = priority.continues
      left join strategy.priority replaced on replaced.coalition_id = priority.coalition_id and replaced.id = priority.replaces
      left join strategy.priority later on later.coalition_id = priority.coalition_id and later.continues = priority.id
     where priority.coalition_id = ${coalition}
       and (${strategy}::text is null or strategy.slug = ${strategy})
       and (${slug}::text is null or priority.slug = ${slug})
     order by strategy.valid_from, priority.number`
  return rows.map((row) => ({ ...row, state: priorityState(row, dayOf(now)) }))
}

export const listPriorities = read({
  name: 'strategy.priorities',
  input: z.object({ strategy: z.string().optional() }),
  output: z.object({ priorities: z.array(priority) }),
  may: everyone,
  processing: noPersons('a strategy is public'),
  run: async ({ sql, actor, now }, input) => ({ priorities: await readPriorities({ sql, coalition: actor.coalition, now }, input) }),
})
