// What every way of setting up ends with: the account exists, the invitation is used up, and older sessions are over.
import type { WriteSql } from '../../platform/database.ts'
import { normalLogin } from '../rules.ts'
import { endSessionsOf } from './arrival.ts'
import { hashOf, letProve, present } from './presented.ts'
import { type Step, tooLate } from './steps.ts'

/** Makes or updates the account of who sets up. Of two people with one invitation, the first to finish has it. */
export async function settleAccount(sql: WriteSql, coalition: string, { person, contents: { letter, email } }: Step<'set-up'>): Promise<string> {
  if (!person) throw tooLate()
  if (letter) {
    await present(sql, letter)
    const used = await sql`
      update identity.letter set used_at = now() where coalition_id = ${coalition} and lookup = ${letter} and used_at is null and expires_at > now()`
    if (used.count !== 1) throw tooLate()
  }
  await letProve(sql, person)
  await sql`
    insert into identity.account (coalition_id, person, email, login)
    values (${coalition}, ${person}, ${email}, ${email === null ? null : hashOf(normalLogin(email))})
    on conflict (coalition_id, person) do update set email = excluded.email, login = excluded.login`
  await endSessionsOf(sql, coalition, person)
  return person
}
