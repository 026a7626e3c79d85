// Lists the taskforces: the small groups that each lead a priority.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import type { ReadSql } from '../platform/database.ts'
import { id } from '../platform/id.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { TASKFORCE_STATES } from './rules.ts'

/** A taskforce; `mine` when the actor is a member today. Dates are 'YYYY-MM-DD'. */
export const taskforce = z.object({
  id,
  name: z.string(),
  assignment: z.string(),
  state: z.enum(TASKFORCE_STATES),
  stateSince: z.string(),
  reason: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
  priority: z.object({ slug: z.string(), name: z.string(), strategy: z.string() }),
  mine: z.boolean(),
  demo: z.boolean(),
})
export type Taskforce = z.output<typeof taskforce>

/** The taskforces of the coalition, or one of them, inside a transaction. `priority` is a slug. */
export async function readTaskforces(
  sql: ReadSql, coalition: string, about: { priority?: string | undefined; taskforce?: string | undefined },
): Promise<Taskforce[]> {
  const { priority = null, taskforce: one = null } = about
  return sql<Taskforce[]>`
    select taskforce.id, taskforce.name, taskforce.assignment, taskforce.state, taskforce.state_since as "stateSince", taskforce.reason,
           taskforce.valid_from as "validFrom", taskforce.valid_to as "validTo", taskforce.demo,
           jsonb_build_object('slug', priority.slug, 'name', priority.name, 'strategy', strategy.slug) as priority,
           coalesce(taskforce.id::text = any (string_to_array(current_setting('app.taskforces', true), ',')), false) as mine
      from agenda.taskforce
      join strategy.priority on priority.coalition_id = taskforce.coalition_id and priority.id = taskforce.priority_id
      join strategy.strategy on strategy.coalition_id = priority.coalition_id and strategy.id = priority.strategy_id
     where taskforce.coalition_id = ${coalition}
       and (${priority}::text is null or priority.slug = ${priority})
       and (${one}::uuid is null or taskforce.id = ${one})
     order by taskforce.state = 'discharged', strategy.valid_from desc, priority.number, taskforce.name`
}

export const listTaskforces = read({
  name: 'agenda.taskforces',
  input: z.object({ priority: z.string().optional() }),
  output: z.object({ taskforces: z.array(taskforce) }),
  may: everyone,
  processing: noPersons('which taskforces there are is public; their members are not in this list'),
  run: async ({ sql, actor }, input) => ({ taskforces: await readTaskforces(sql, actor.coalition, input) }),
})
