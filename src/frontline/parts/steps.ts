// Takes a step with a report, and reads the steps that were taken: what the reporter sees as "Wat gebeurde ermee".
import { z } from 'zod'
import { type Actor, ROLES } from '../../platform/actor.ts'
import type { ReadSql, WriteSql } from '../../platform/database.ts'
import { id, newId } from '../../platform/id.ts'
import { Problem } from '../../platform/problem.ts'
import { type Kind, type State, STATES } from '../rules.ts'

/** A step; the action's title is empty when the reader may not see the action. */
export const step = z.object({
  id,
  takenAt: z.date(),
  byRole: z.enum(ROLES),
  byOrganisation: z.string().nullable(),
  toState: z.enum(STATES).nullable(),
  answer: z.string(),
  action: z.object({ id, title: z.string().nullable(), state: z.string().nullable(), result: z.string().nullable() }).nullable(),
})
export type Step = z.output<typeof step>

/** The steps of one report, the oldest first. */
export async function readSteps(sql: ReadSql, coalition: string, report: string): Promise<Step[]> {
  return sql<Step[]>`
    select step.id, step.taken_at as "takenAt", step.by_role as "byRole", organisation.name as "byOrganisation", step.to_state as "toState", step.answer,
           case when step.action_id is not null
                then jsonb_build_object('id', step.action_id, 'title', action.title, 'state', action.state, 'result', action.result) end as action
      from frontline.step
      left join partners.organisation on organisation.coalition_id = step.coalition_id and organisation.id = step.by_organisation
      left join agenda.action on action.coalition_id = step.coalition_id and action.id = step.action_id
     where step.coalition_id = ${coalition} and step.report_id = ${report}
     order by step.taken_at, step.id`
}

/** What a step needs to know of its report. */
export type Held = {
  id: string; kind: Kind; state: State; body: string; municipality: string; priority: string | null; prioritySlug: string | null; taskforce: string | null; consent: boolean
}

/** The report as this actor sees it; `not-found` when hidden or absent. */
export async function holdReport(sql: ReadSql, coalition: string, report: string): Promise<Held> {
  const [found] = await sql<Held[]>`
    select report.id, report.kind, report.state, report.body, report.municipality_code as municipality, report.priority_id as priority,
           priority.slug as "prioritySlug", report.taskforce_id as taskforce, report.consent
      from frontline.report
      left join strategy.priority on priority.coalition_id = report.coalition_id and priority.id = report.priority_id
     where report.coalition_id = ${coalition} and report.id = ${report}`
  if (!found) throw new Problem('not-found', { detail: 'Deze melding is er niet, of is niet voor u bedoeld.' })
  return found
}

export type Move = { to?: State | undefined; answer: string; action?: string; priority?: string | null; taskforce?: string; owner?: string | undefined }

/**
 * Brings the report on when `to` says so and writes the answer, in one transaction. Whether the move fits is asked before.
 * Throws `conflict` when someone else moved it meanwhile: the state it was held in is no longer its state.
 */
export async function takeStep(sql: WriteSql, actor: Actor, now: Date, held: Held, move: Move): Promise<void> {
  const { to = held.state, answer, action = null, priority = held.priority, taskforce = held.taskforce, owner = null } = move
  const moved = await sql`
    update frontline.report
       set state = ${to}, priority_id = ${priority}, taskforce_id = ${taskforce}, owner_organisation_id = coalesce(${owner}::uuid, owner_organisation_id)
     where coalition_id = ${actor.coalition} and id = ${held.id} and state = ${held.state}`
  if (moved.count === 0) throw new Problem('conflict', { detail: 'Iemand anders was net iets eerder met deze melding. Bekijk haar opnieuw.' })
  if (taskforce !== held.taskforce) {
    await sql`update frontline.step set taskforce_id = ${taskforce} where coalition_id = ${actor.coalition} and report_id = ${held.id}`
  }
  await sql`
    insert into frontline.step (coalition_id, id, report_id, taken_at, by_role, by_organisation, to_state, answer, action_id, municipality_code, reporter, code_hash, taskforce_id)
    select coalition_id, ${newId(now.getTime())}, id, ${now}, ${actor.role}, ${actor.organisation}::uuid, ${to === held.state ? null : to}, ${answer}, ${action}::uuid,
           municipality_code, reporter, code_hash, taskforce_id
      from frontline.report where coalition_id = ${actor.coalition} and id = ${held.id}`
}
