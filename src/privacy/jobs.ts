// The work of privacy behind the pages: retention each day, its rehearsal when asked, and sending the processing record to a collector.
import { siteAddress } from '../platform/address.ts'
import type { OwnerSql } from '../platform/database.ts'
import type { Jobs } from '../platform/jobs.ts'
import { RULES } from './parts/all-rules.ts'
import { carryOut, chosenTerms, rehearse } from './parts/carry-out.ts'
import { pushRecords } from './parts/push.ts'
import { sourceOf } from './parts/source.ts'
import type { RetentionRule } from '../platform/retention/rule.ts'

export const jobs: Jobs = {
  'privacy.carry-out-retention': async (_payload, { owner }) => carryOutRetention(owner, new Date()),
  'privacy.rehearse-retention': async (_payload, { owner }) => rehearseRetention(owner, new Date()),
  'privacy.push-processing-records': async (_payload, { owner }) => {
    if (!collector) return
    for (const coalition of await coalitionsOf(owner)) await pushRecords(owner, coalition, { endpoint: collector, source: sourceOf(siteAddress()) })
  },
}

export const daily = ['privacy.carry-out-retention']
/** Every five minutes. */
export const often = ['privacy.push-processing-records']

let collector: string | undefined

/** Says where the processing record goes as well: the setting OTLP_ENDPOINT. */
export function useCollector(endpoint: string | undefined): void {
  collector = endpoint
}

/**
 * Carries out every rule, in their order, and then counts what comes next. A rule that fails does not stop the others; the job fails after
 * them and is tried again. Tells the site that something changed, so that no page is kept that shows what went.
 */
export async function carryOutRetention(owner: OwnerSql, now: Date, rules: readonly RetentionRule[] = RULES): Promise<void> {
  const failed: string[] = []
  for (const coalition of await coalitionsOf(owner)) {
    const moment = { coalition, now, terms: await chosenTerms(owner, coalition) }
    for (const rule of rules) {
      try {
        await carryOut(owner, rule, moment)
      } catch (error) {
        console.error(JSON.stringify({ level: 'error', what: 'retention', rule: rule.name, error: error instanceof Error ? error.name : 'unknown' }))
        failed.push(rule.name)
      }
    }
  }
  await owner`select pg_notify('slagvaardig_change', '')`
  await sweepPages(owner, rules)
  await rehearseRetention(owner, now, rules)
  if (failed.length > 0) throw new Error(`these retention rules failed: ${failed.join(', ')}`)
}

/** Takes what was erased out of the tables' pages too, and out of what the planner remembers of their values; else that waits until PostgreSQL finds the time. */
async function sweepPages(owner: OwnerSql, rules: readonly RetentionRule[]): Promise<void> {
  const tables = [...new Set(rules.flatMap((rule): string[] => rule.tables))]
  for (const table of tables) {
    await forgetStatistics(owner, table)
    await owner.unsafe(`vacuum (analyze) ${table}`)
  }
}

/** Counts what each rule would take, without taking anything. */
export async function rehearseRetention(owner: OwnerSql, now: Date, rules: readonly RetentionRule[] = RULES): Promise<void> {
  for (const coalition of await coalitionsOf(owner)) {
    const moment = { coalition, now, terms: await chosenTerms(owner, coalition) }
    for (const rule of rules) await rehearse(owner, rule, moment)
  }
}

const coalitionsOf = async (owner: OwnerSql): Promise<string[]> =>
  (await owner<{ coalition: string }[]>`select coalition_id as coalition from platform.installation`).map(({ coalition }) => coalition)

/**
 * Of a table that became empty, PostgreSQL keeps the most common values that it counted before. From version 18 on an owner can take
 * those away; an older server keeps them, readable by the owner alone, until the table is filled and counted again.
 */
async function forgetStatistics(owner: OwnerSql, table: string): Promise<void> {
  const [schema, name] = table.split('.')
  const [server] = await owner<{ version: number }[]>`select current_setting('server_version_num')::int as version`
  if (!server || server.version < 180_000) return
  await owner.unsafe(`select pg_clear_attribute_stats($1, $2, attname::text, inherited) from pg_stats where schemaname = $1 and tablename = $2`, [schema ?? '', name ?? ''])
}
