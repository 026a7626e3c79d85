// Lists actions: of all priorities, of one, of a taskforce, or in one state.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import type { ReadSql } from '../platform/database.ts'
import { id } from '../platform/id.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { ACTION_STATES, CONFIDENTIALITIES } from './rules.ts'

/** An action; `priority` and `taskforce` are shown by name. Dates are 'YYYY-MM-DD'. */
export const action = z.object({
  id,
  title: z.string(),
  what: z.string(),
  state: z.enum(ACTION_STATES),
  reason: z.string().nullable(),
  result: z.string().nullable(),
  confidentiality: z.enum(CONFIDENTIALITIES),
  plannedFrom: z.string(),
  plannedTo: z.string().nullable(),
  startedOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  owner: z.string(),
  priority: z.object({ id, slug: z.string(), name: z.string(), shortName: z.string(), strategy: z.string() }),
  taskforce: z.object({ id, name: z.string() }).nullable(),
  circle: z.object({ id, name: z.string() }).nullable(),
  demo: z.boolean(),
})
export type Action = z.output<typeof action>

export type ActionFilter = { priority?: string | undefined; taskforce?: string | undefined; state?: string | undefined; action?: string | undefined }

/** The actions that this actor may see, the running ones first. Inside a transaction; `priority` is a slug. */
export async function readActions(sql: ReadSql, coalition: string, filter: ActionFilter): Promise<Action[]> {
  const { priority = null, taskforce = null, state = null, action: one = null } = filter
  return sql<Action[]>`
    select action.id, action.title, action.what, action.state, action.reason, action.result, action.confidentiality,
           action.planned_from as "plannedFrom", action.planned_to as "plannedTo", action.started_on as "startedOn", action.ended_on as "endedOn",
           owner.name as owner, action.demo,
           jsonb_build_object('id', priority.id, 'slug', priority.slug, 'name', priority.name, 'shortName', priority.short_name, 'strategy', strategy.slug) as priority,
           case when taskforce.id is not null then jsonb_build_object('id', taskforce.id, 'name', taskforce.name) end as taskforce,
           case when circle.id is not null then jsonb_build_object('id', circle.id, 'name', circle.name) end as circle
      from agenda.action
      join strategy.priority on priority.coalition_id = action.coalition_id and priority.id = action.priority_id
      join strategy.strategy on strategy.coalition_id = priority.coalition_id and strategy.id = priority.strategy_id
      join partners.organisation owner on owner.coalition_id = action.coalition_id and owner.id = action.owner_organisation_id
      left join agenda.taskforce on taskforce.coalition_id = action.coalition_id and taskforce.id = action.taskforce_id
      left join partners.circle on circle.coalition_id = action.coalition_id and circle.id = action.circle_id
     where action.coalition_id = ${coalition}
       and (${priority}::text is null or priority.slug = ${priority})
       and (${taskforce}::uuid is null or action.taskforce_id = ${taskforce})
       and (${state}::text is null or action.state = ${state})
       and (${one}::uuid is null or action.id = ${one})
     order by array_position(array['running', 'planned', 'done', 'stopped'], action.state), action.planned_from desc, action.title`
}

export const listActions = read({
  name: 'agenda.actions',
  input: z.object({ priority: z.string().optional(), taskforce: id.optional(), state: z.enum(ACTION_STATES).optional() }),
  output: z.object({ actions: z.array(action) }),
  may: everyone,
  processing: noPersons('actions hold no persons; what is not public is kept by the row-level policy'),
  run: async ({ sql, actor }, input) => ({ actions: await readActions(sql, actor.coalition, input) }),
})
