// A sign-in or set-up between two pages: kept under the hash of a secret in a cookie, and used once.
import { randomBytes } from 'node:crypto'
import type { ReadSql, WriteSql } from '../../platform/database.ts'
import { Problem } from '../../platform/problem.ts'
import { seal, unseal } from '../../platform/sealed.ts'
import { hashOf, present } from './presented.ts'

/** What each kind of step remembers. */
export type Contents = {
  /** The first factor was right; the code is asked. */
  'code': { via: 'password' | 'provider'; provider?: string | undefined; providerSession?: string | undefined }
  /** May choose how to sign in: came with an invitation, or with a single factor, or is signed in. */
  'set-up': { letter?: string | undefined; email: string | null; secret: string; withPassword: boolean }
  /** Is at the identity provider. */
  'provider': { provider: string; state: string; nonce: string; verifier: string; setUp?: string | undefined }
  /** The browser is asking for a passkey; with a person it is a new one. */
  'passkey': { options: string; challenge: string; setUp?: string | undefined }
  /** The recovery codes, shown once. */
  'recovery-codes': { codes: string[] }
}

export type Kind = keyof Contents
export type Step<K extends Kind = Kind> = { kind: K; person: string | null; back: string; contents: Contents[K] }

const PURPOSE = 'identity/step'

/** Begins a step; gives the secret for the cookie. */
export async function beginStep<K extends Kind>(sql: WriteSql, coalition: string, minutes: number, step: Step<K>): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  const lookup = await present(sql, hashOf(secret))
  const contents = seal(PURPOSE, lookup, JSON.stringify({ ...step.contents, back: step.back }))
  await sql`
    insert into identity.step (coalition_id, lookup, kind, person, contents, expires_at)
    values (${coalition}, ${lookup}, ${step.kind}, ${step.person}, ${contents}, now() + make_interval(mins => ${minutes}))`
  return secret
}

type Row = { kind: Kind; person: string | null; contents: Uint8Array; tries: number }

/** The step that this secret opens, when it is of this kind and not too old; it stays. */
export async function stepFor<K extends Kind>(sql: ReadSql, coalition: string, secret: string, kind: K): Promise<Step<K> & { tries: number }> {
  const lookup = await present(sql, hashOf(secret))
  const [row] = await sql<Row[]>`
    select kind, person, contents, tries from identity.step
     where coalition_id = ${coalition} and lookup = ${lookup} and kind = ${kind} and expires_at > now()`
  if (!row) throw tooLate()
  const { back, ...contents } = JSON.parse(unseal(PURPOSE, lookup, row.contents)) as Contents[K] & { back: string }
  return { kind, person: row.person, back, contents: contents as unknown as Contents[K], tries: row.tries }
}

/** The same, and takes it away: of two requests that bring it, one gets it. */
export async function takeStep<K extends Kind>(sql: WriteSql, coalition: string, secret: string, kind: K): Promise<Step<K>> {
  const step = await stepFor(sql, coalition, secret, kind)
  const taken = await sql`delete from identity.step where coalition_id = ${coalition} and lookup = ${hashOf(secret)}`
  if (taken.count !== 1) throw tooLate()
  return step
}

/** Counts a wrong code, before it is looked at: tries at one moment wait for each other here. Gives how many there were. */
export async function countCode(sql: WriteSql, coalition: string, secret: string): Promise<number> {
  const lookup = await present(sql, hashOf(secret))
  const [row] = await sql<{ tries: number }[]>`
    update identity.step set tries = tries + 1 where coalition_id = ${coalition} and lookup = ${lookup} returning tries`
  if (!row) throw tooLate()
  return row.tries
}

export async function endStep(sql: WriteSql, coalition: string, secret: string): Promise<void> {
  const lookup = await present(sql, hashOf(secret))
  await sql`delete from identity.step where coalition_id = ${coalition} and lookup = ${lookup}`
}

export const tooLate = (): Problem => new Problem('conflict', { detail: 'Dit duurde te lang, of deze stap is al gebruikt. Begin opnieuw.' })
