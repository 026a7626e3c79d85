// Ends mandates inside the transaction of an operation, and keeps the proof of who decided it.
import type { Actor } from '../../../platform/actor.ts'
import type { WriteSql } from '../../../platform/database.ts'
import { newId } from '../../../platform/id.ts'

export type Open = { id: string; person: string; organisation: string; role: string }

/** Ends these mandates now; gives how many the policies let through. What hangs on them (deputies, sessions) ends by the database itself. */
export async function endMandates(sql: WriteSql, actor: Actor, mandates: readonly Open[]): Promise<number> {
  const ended = await sql`
    update partners.mandate set valid_to = greatest(valid_from, current_timestamp), ended_by = ${actor.person}
     where coalition_id = ${actor.coalition} and id = any (${mandates.map(({ id }) => id)}::uuid[])
       and (valid_to is null or current_timestamp < valid_to)`
  if (ended.count === mandates.length) for (const mandate of mandates) await keepReview(sql, actor, mandate, 'ended')
  return ended.count
}

/** Adds the proof that someone looked at a mandate. */
export async function keepReview(sql: WriteSql, actor: Actor, mandate: Open, outcome: 'confirmed' | 'ended'): Promise<void> {
  await sql`
    insert into partners.mandate_review (coalition_id, id, mandate_id, person_id, organisation_id, role, at, outcome, reviewed_by)
    values (${actor.coalition}, ${newId()}, ${mandate.id}, ${mandate.person}, ${mandate.organisation}, ${mandate.role}, current_timestamp, ${outcome}, ${actor.person})`
}

/** One mandate as far as the actor sees it, and whether it is over; nothing when there is none to be seen. */
export async function mandateSeen(sql: WriteSql, coalition: string, mandate: string): Promise<(Open & { ended: boolean }) | undefined> {
  const [row] = await sql<(Open & { ended: boolean })[]>`
    select id, person_id as person, organisation_id as organisation, role, coalesce(valid_to <= current_timestamp or valid_to = valid_from, false) as ended
      from partners.mandate where coalition_id = ${coalition} and id = ${mandate}`
  return row
}
