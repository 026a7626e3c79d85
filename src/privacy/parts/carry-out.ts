// Carries out one retention rule, and counts what each would take: the daily job and the rehearsal.
import { createHash } from 'node:crypto'
import type { OwnerSql } from '../../platform/database.ts'
import { newId } from '../../platform/id.ts'
import type { FileRule, RetentionRule, RowRule } from '../../platform/retention/rule.ts'
import { daysBefore, termOf } from '../rules.ts'

/** More than this go in another transaction, so that none holds locks for long. */
const MOST_AT_ONCE = 20_000

/** Where and when, and the terms that the coalition chose, in days by rule. */
export type Moment = { coalition: string; now: Date; terms: ReadonlyMap<string, number> }

/** The terms that the coalition chose: the latest of each rule. */
export async function chosenTerms(sql: OwnerSql, coalition: string): Promise<Map<string, number>> {
  const rows = await sql<{ rule: string; days: number }[]>`
    select distinct on (rule) rule, days from privacy.term where coalition_id = ${coalition} order by rule, stated_at desc`
  return new Map(rows.map(({ rule, days }) => [rule, days]))
}

const beforeOf = (rule: RetentionRule, { now, terms }: Moment): Date => daysBefore(now, termOf(rule, terms.get(rule.name)))

/** Carries out a rule until nothing is due, each part in one transaction with its proof. Gives how many records went. */
export async function carryOut(owner: OwnerSql, rule: RetentionRule, moment: Moment): Promise<number> {
  for (let all = 0; ;) {
    const records = await owner.begin((sql) => carryOutPart(sql as unknown as OwnerSql, rule, moment))
    all += records
    if (records < MOST_AT_ONCE) return all
  }
}

/**
 * One part of a rule, in the transaction of `sql`. Afterwards it looks again whether any of these records is still due: if so it throws,
 * and nothing has happened. Files cannot be rolled back: they go first, and are counted again likewise.
 */
export async function carryOutPart(sql: OwnerSql, rule: RetentionRule, moment: Moment): Promise<number> {
  const before = beforeOf(rule, moment)
  const ids = await dueOf(sql, rule, moment.coalition, before)
  if (ids.length === 0) return 0
  if ('files' in rule) for (const id of ids) await rule.remove(id)
  else for (const statement of rule.statements) await sql.unsafe(statement, [moment.coalition, ids])
  const left = new Set(await dueOf(sql, rule, moment.coalition, before))
  const leftOver = ids.filter((id) => left.has(id)).length
  if (leftOver > 0) throw new Error(`retention rule ${rule.name} left ${leftOver} of ${ids.length} records`)
  await sql`
    insert into privacy.erasure (coalition_id, id, rule, action, days, before, carried_out_at, records, left_over, ids_hash)
    values (${moment.coalition}, ${newId()}, ${rule.name}, ${rule.action}, ${termOf(rule, moment.terms.get(rule.name))}, ${before}, ${moment.now},
            ${ids.length}, ${leftOver}, ${hashOfIds(ids)})`
  return ids.length
}

/** SHA-256 (hex) of the sorted identifiers, one a line. */
export const hashOfIds = (ids: readonly string[]): string => createHash('sha256').update([...ids].sort().join('\n')).digest('hex')

async function dueOf(sql: OwnerSql, rule: RetentionRule, coalition: string, before: Date): Promise<string[]> {
  if ('files' in rule) return (await rule.files()).filter(({ since }) => since < before).map(({ id }) => id).slice(0, MOST_AT_ONCE)
  const rows = await sql.unsafe<{ id: string }[]>(
    `select id from (${rule.records}) as record where coalition_id = $1 and since < $2 order by since, id limit ${MOST_AT_ONCE}`, [coalition, before])
  return rows.map(({ id }) => id)
}

type Counted = { dueNow: number; dueInMonth: number; dueInYear: number; kept: number; oldest: Date | null }

/** Counts what a rule would take now and later, and writes that down for the page. Nothing goes. */
export async function rehearse(owner: OwnerSql, rule: RetentionRule, moment: Moment): Promise<void> {
  const before = beforeOf(rule, moment)
  const counted = 'files' in rule ? await countFiles(rule, before) : await countRows(owner, rule, moment.coalition, before)
  const nextAt = counted.oldest && daysBefore(counted.oldest, -termOf(rule, moment.terms.get(rule.name)))
  await owner`
    insert into privacy.rehearsal (coalition_id, rule, counted_at, due_now, due_in_month, due_in_year, kept, next_at)
    values (${moment.coalition}, ${rule.name}, ${moment.now}, ${counted.dueNow}, ${counted.dueInMonth}, ${counted.dueInYear}, ${counted.kept}, ${nextAt})
    on conflict (coalition_id, rule) do update
      set counted_at = excluded.counted_at, due_now = excluded.due_now, due_in_month = excluded.due_in_month, due_in_year = excluded.due_in_year,
          kept = excluded.kept, next_at = excluded.next_at`
}

const MONTH_DAYS = 30
const YEAR_DAYS = 365

async function countRows(owner: OwnerSql, rule: RowRule, coalition: string, before: Date): Promise<Counted> {
  const [row] = await owner.unsafe<Counted[]>(
    `select count(*) filter (where since < $2) as "dueNow", count(*) filter (where since < $3) as "dueInMonth",
            count(*) filter (where since < $4) as "dueInYear", count(*) as kept, min(since) as oldest
       from (${rule.records}) as record where coalition_id = $1`, [coalition, before, daysBefore(before, -MONTH_DAYS), daysBefore(before, -YEAR_DAYS)])
  return row ?? { dueNow: 0, dueInMonth: 0, dueInYear: 0, kept: 0, oldest: null }
}

async function countFiles(rule: FileRule, before: Date): Promise<Counted> {
  const times = (await rule.files()).map(({ since }) => since.getTime())
  const until = (moment: Date): number => times.filter((time) => time < moment.getTime()).length
  return {
    dueNow: until(before), dueInMonth: until(daysBefore(before, -MONTH_DAYS)), dueInYear: until(daysBefore(before, -YEAR_DAYS)), kept: times.length,
    oldest: times.length === 0 ? null : new Date(Math.min(...times)),
  }
}
