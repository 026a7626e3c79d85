// Writes the two logs of an act: the ledger (who did what, with what result, from where) and the processing record (of whose data, never by whom).
import { randomBytes } from 'node:crypto'
import type { Actor } from '../actor.ts'
import type { WriteSql } from '../database.ts'
import { newId } from '../id.ts'
import { pseudonymOf } from '../keys.ts'
import type { Activity } from '../processing.ts'
import { commitmentOf } from './entry.ts'

/**
 * What is known of an act before its result: the operation, the ids that join its lines, and where it came from.
 * A hidden act has no name: its line tells the day and not the moment, which the moment of a session could betray.
 */
export type Act = { operation: string; activity: Activity | undefined; operationId: string; trace: string; origin: string; hidden: boolean; startedAt: Date }

type Told = { result: 'done' | 'refused' | 'failed'; sentence: string; object: string }

/** Adds the line of the ledger, in the transaction of the act itself, so that neither exists without the other. */
export async function writeLedger(sql: WriteSql, actor: Actor, act: Act, told: Told): Promise<void> {
  const at = act.hidden ? startOfDay(act.startedAt) : new Date()
  const id = newId(at.getTime())
  const salt = randomBytes(32)
  const detail = {
    person: actor.person, mandate: actor.mandate, organisation: actor.organisation, object: told.object, sentence: told.sentence, origin: act.origin,
  }
  await sql`
    with line as (
      insert into platform.ledger (coalition_id, id, at, operation_id, trace, operation, activity, role, result, emergency, commitment)
      values (${actor.coalition}, ${id}, ${at}, ${act.operationId}, ${act.trace}, ${act.operation}, ${act.activity?.name ?? null}, ${actor.role},
              ${told.result}, ${Boolean(actor.settings['emergency'])}, ${commitmentOf(salt, detail)}))
    insert into platform.ledger_detail (coalition_id, id, person, mandate, organisation, object, sentence, origin, salt)
    values (${actor.coalition}, ${id}, ${detail.person}, ${detail.mandate}, ${detail.organisation}, ${detail.object}, ${detail.sentence}, ${detail.origin}, ${salt})`
}

/** Adds the line of the Logboek Dataverwerkingen (Logius): which activity processed data of which persons, by pseudonym. */
export async function writeProcessing(sql: WriteSql, actor: Actor, act: Act, subjects: string[]): Promise<void> {
  if (!act.activity || subjects.length === 0) return
  const [startedAt, endedAt] = act.hidden ? [startOfDay(act.startedAt), startOfDay(act.startedAt)] : [act.startedAt, new Date()]
  const pseudonyms = [...new Set(subjects)].map((subject) => pseudonymOf(actor.coalition, subject))
  await sql`
    insert into platform.processing_record (coalition_id, operation_id, trace, activity, name, status, started_at, ended_at, subjects)
    values (${actor.coalition}, ${act.operationId}, ${act.trace}, ${act.activity.name}, ${act.operation}, 'ok', ${startedAt}, ${endedAt}, ${pseudonyms})`
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** On what was acted: the records that the input and the answer name, as `field:id`. */
export function objectOf(...parts: unknown[]): string {
  const ids = parts.flatMap((part) => Object.entries(typeof part === 'object' && part !== null ? part : {}))
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string' && UUID.test(entry[1]))
  return [...new Set(ids.map(([name, value]) => `${name}:${value}`))].join(' ')
}

/** The first moment (UTC) of the day of a moment: the only time that an act without a name leaves. */
export function startOfDay(moment: Date): Date {
  const day = new Date(moment)
  day.setUTCHours(0, 0, 0, 0)
  return day
}
