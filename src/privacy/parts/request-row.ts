// Reads one request for an operation that changes it.
import type { ReadSql } from '../../platform/database.ts'
import { Problem } from '../../platform/problem.ts'
import type { RequestState } from '../rules.ts'

export type RequestRow = { state: RequestState; subject: string | null; receivedOn: string; extendedOn: string | null }

/** The request; throws a Problem when there is none. */
export async function requestRow(sql: ReadSql, coalition: string, request: string): Promise<RequestRow> {
  const [row] = await sql<RequestRow[]>`
    select state, subject, received_on as "receivedOn", extended_on as "extendedOn" from privacy.request where coalition_id = ${coalition} and id = ${request}`
  if (!row) throw new Problem('not-found')
  return row
}
