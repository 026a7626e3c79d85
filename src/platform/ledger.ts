// Writes the append-only ledger: who did what, with what result, from where, when.
import type { Actor } from './actor.ts'
import type { WriteSql } from './database.ts'
import { newId } from './id.ts'

/**
 * What is known of an act before its result: the operation, the trace id that joins its lines, and where it came from.
 * A hidden act has no name: its line tells the day and not the moment, which the moment of a session could betray.
 */
export type LedgerEntry = { operation: string; trace: string; origin: string; hidden: boolean }

/** Adds one line, in the transaction of the act itself, so that neither exists without the other. */
export async function writeLedger(
  sql: WriteSql, actor: Actor, entry: LedgerEntry & { result: 'done' | 'refused' | 'failed'; sentence: string },
): Promise<void> {
  const at = entry.hidden ? startOfDay(new Date()) : new Date()
  await sql`
    insert into platform.ledger (coalition_id, id, at, operation, trace, person, mandate, organisation, role, result, sentence, origin)
    values (${actor.coalition}, ${newId(at.getTime())}, ${at}, ${entry.operation}, ${entry.trace}, ${actor.person}, ${actor.mandate},
            ${actor.organisation}, ${actor.role}, ${entry.result}, ${entry.sentence}, ${entry.origin})`
  await sql`select pg_notify('slagvaardig_change', '')`
}

/** The first moment (UTC) of the day of a moment: the only time that an act without a name leaves. */
export function startOfDay(moment: Date): Date {
  const day = new Date(moment)
  day.setUTCHours(0, 0, 0, 0)
  return day
}
