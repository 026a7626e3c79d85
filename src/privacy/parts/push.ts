// Sends the processing record to the organisation's collector (OTLP over HTTP, JSON): everything, in order, and acknowledged before it counts as sent.
import { setTimeout as sleep } from 'node:timers/promises'
import type { OwnerSql } from '../../platform/database.ts'
import type { ProcessingRecord } from '../log/processing-records.ts'
import { daysBefore } from '../rules.ts'
import { type Source, tracesOf } from './otlp.ts'

export type Collector = { endpoint: string; source: Source; /** Milliseconds before the next try. */ pauses?: readonly number[] }

const RECORDS_AT_ONCE = 100
const PATIENCE_MS = 10_000
const PAUSES_MS = [1000, 2000, 4000] as const
/** An act can be committed after another that ended later, but never so much later; one without a name has the first moment of its day. */
const WINDOW_DAYS = 2

/**
 * Sends what was not sent yet. Each delivery is one transaction around the request: only what the collector acknowledged is written down as
 * sent. When we stop between the two, the same records go again, with the same ids, so the collector can tell. Gives how many spans it took.
 * @throws {Error} when the collector does not take a delivery after all tries; the next run goes on from there
 */
export async function pushRecords(owner: OwnerSql, coalition: string, collector: Collector, now = new Date()): Promise<number> {
  await owner`insert into privacy.push (coalition_id, pushed_to) values (${coalition}, 'epoch') on conflict do nothing`
  for (let all = 0; ;) {
    const sent = await owner.begin((sql) => deliver(sql as unknown as OwnerSql, coalition, collector, now)).catch(async (error: unknown) => {
      const what = error instanceof Undelivered ? error.message : 'onverwachte fout'
      await owner`update privacy.push set failures = failures + 1, last_failure = ${what} where coalition_id = ${coalition}`
      throw error
    })
    all += sent.spans
    if (sent.records < RECORDS_AT_ONCE) return all
  }
}

async function deliver(sql: OwnerSql, coalition: string, collector: Collector, now: Date): Promise<{ records: number; spans: number }> {
  // Whoever else is sending now, has the row.
  const [mine] = await sql<{ pushedTo: Date }[]>`
    select pushed_to as "pushedTo" from privacy.push where coalition_id = ${coalition} for update skip locked`
  if (!mine) return { records: 0, spans: 0 }
  const records = await unsent(sql, coalition, mine.pushedTo)
  const traces = tracesOf(records, collector.source)
  const spans = traces.resourceSpans[0]?.scopeSpans[0]?.spans.length ?? 0
  if (records.length > 0) {
    const rejected = await post(collector, JSON.stringify(traces))
    for (const { operationId, endedAt } of records) {
      await sql`insert into privacy.pushed (coalition_id, operation_id, ended_at) values (${coalition}, ${operationId}, ${endedAt})`
    }
    await sql`update privacy.push set last_at = ${now}, spans = spans + ${spans}, failures = 0,
                last_failure = ${rejected > 0 ? `${rejected} onderdelen geweigerd` : null} where coalition_id = ${coalition}`
  }
  if (records.length < RECORDS_AT_ONCE) await closeWindow(sql, coalition, now)
  return { records: records.length, spans }
}

const unsent = (sql: OwnerSql, coalition: string, from: Date): Promise<ProcessingRecord[]> => sql<ProcessingRecord[]>`
  select operation_id as "operationId", trace, activity, name, status, started_at as "startedAt", ended_at as "endedAt", subjects
    from platform.processing_record as record
   where coalition_id = ${coalition} and ended_at >= ${from}
     and not exists (select from privacy.pushed where pushed.coalition_id = record.coalition_id and pushed.operation_id = record.operation_id)
   order by ended_at, operation_id limit ${RECORDS_AT_ONCE}`

/** Everything is sent: what lies before the window need not be remembered one by one any more. */
async function closeWindow(sql: OwnerSql, coalition: string, now: Date): Promise<void> {
  const before = daysBefore(now, WINDOW_DAYS)
  await sql`update privacy.push set pushed_to = greatest(pushed_to, ${before}) where coalition_id = ${coalition}`
  await sql`delete from privacy.pushed where coalition_id = ${coalition} and ended_at < ${before}`
}

class Undelivered extends Error {}

// What the protocol says may be tried again (OTLP/HTTP, retryable response codes).
const TRY_AGAIN = new Set([429, 502, 503, 504])

/** Delivers, with more tries when the collector cannot take it now. Gives how many spans it took no interest in: those may not be sent again. */
async function post({ endpoint, pauses = PAUSES_MS }: Collector, body: string): Promise<number> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await tryOnce(endpoint, body)
    if ('rejected' in answer) return answer.rejected
    const pause = pauses[attempt]
    if (!answer.again || pause === undefined) throw new Undelivered(answer.what)
    await sleep(pause)
  }
}

async function tryOnce(endpoint: string, body: string): Promise<{ rejected: number } | { what: string; again: boolean }> {
  try {
    const answer = await fetch(endpoint, {
      method: 'POST', body, redirect: 'error', headers: { 'content-type': 'application/json' }, signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const text = await answer.text()
    if (!answer.ok) return { what: `status ${answer.status}`, again: TRY_AGAIN.has(answer.status) }
    return { rejected: rejectedIn(text) }
  } catch (error) {
    return { what: error instanceof Error ? error.name : 'geen verbinding', again: true }
  }
}

function rejectedIn(text: string): number {
  try {
    const { partialSuccess } = JSON.parse(text || '{}') as { partialSuccess?: { rejectedSpans?: string | number } }
    return Number(partialSuccess?.rejectedSpans ?? 0)
  } catch {
    return 0
  }
}
