// Counts tries to sign in, by account and by network address, so that guessing gets slower with each one.
import type { WriteSql } from '../../platform/database.ts'
import { keyedHash } from '../../platform/sealed.ts'
import { waitAfter } from '../rules.ts'
import { present } from './presented.ts'

export type Counted = { of: 'account' | 'origin'; what: string }

const lookupOf = ({ of, what }: Counted): string => keyedHash('identity/tries', `${of} ${what}`)

/**
 * Counts a try before its outcome is known, so that many at one moment do not all slip through: they wait for each other in the database.
 * @returns seconds to wait when it does not count yet, otherwise 0. It stays counted only when the transaction commits.
 */
export async function countTry(sql: WriteSql, coalition: string, ...counted: Counted[]): Promise<number> {
  let wait = 0
  for (const one of counted) wait = Math.max(wait, await countOne(sql, coalition, one))
  return wait
}

async function countOne(sql: WriteSql, coalition: string, counted: Counted): Promise<number> {
  const lookup = await present(sql, lookupOf(counted))
  await sql`
    insert into identity.tries (coalition_id, lookup, failures, blocked_until) values (${coalition}, ${lookup}, 0, now())
    on conflict (coalition_id, lookup) do nothing`
  const [row] = await sql<{ failures: number; wait: number }[]>`
    select case when last_at < now() - interval '1 day' then 0 else failures end as failures,
           ceil(extract(epoch from greatest(blocked_until - now(), interval '0')))::int as wait
      from identity.tries where coalition_id = ${coalition} and lookup = ${lookup} for update`
  if (!row || row.wait > 0) return row?.wait ?? 0
  const failures = row.failures + 1
  await sql`
    update identity.tries set failures = ${failures}, last_at = now(), blocked_until = now() + make_interval(secs => ${waitAfter(failures, counted.of)})
     where coalition_id = ${coalition} and lookup = ${lookup}`
  return 0
}

/** Forgets the tries of an account after one that went well. Those of a network address stay: others sit behind it too. */
export async function forgetTries(sql: WriteSql, coalition: string, counted: Counted): Promise<void> {
  const lookup = await present(sql, lookupOf(counted))
  await sql`delete from identity.tries where coalition_id = ${coalition} and lookup = ${lookup}`
}
