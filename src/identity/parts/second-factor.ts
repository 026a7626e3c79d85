// The second factor of who signs in with a password: a code of the app, or one of ten recovery codes.
import { randomBytes } from 'node:crypto'
import { base32, stepOfCode } from '../../methods/one-time-code/totp.ts'
import type { WriteSql } from '../../platform/database.ts'
import { keyedHash, seal, unseal } from '../../platform/sealed.ts'

const TOTP = 'identity/totp'
const RECOVERY_CODES = 10

export const newSecret = (): string => randomBytes(20).toString('base64')
export const secretBytes = (secret: string): Buffer => Buffer.from(secret, 'base64')

/** The shared secret as the database holds it: it opens only for this person. */
export const sealSecret = (person: string, secret: string): Buffer => seal(TOTP, person, secret)

/** Whether the code is right for this person, and uses it up. Needs the person's rows open (`letProve`). */
export async function useCode(sql: WriteSql, coalition: string, person: string, typed: string, now: Date): Promise<'totp' | 'recovery' | undefined> {
  const code = typed.replaceAll(/[\s-]/g, '').toUpperCase()
  if (/^\d{6}$/.test(code)) return await useTotp(sql, coalition, person, code, now) ? 'totp' : undefined
  const used = await sql`
    update identity.recovery_code set used_at = now()
     where coalition_id = ${coalition} and person = ${person} and lookup = ${lookupOf(person, code)} and used_at is null`
  return used.count === 1 ? 'recovery' : undefined
}

async function useTotp(sql: WriteSql, coalition: string, person: string, code: string, now: Date): Promise<boolean> {
  const [account] = await sql<{ totp: Uint8Array | null; totp_step: number }[]>`
    select totp, totp_step from identity.account where coalition_id = ${coalition} and person = ${person} for update`
  if (!account?.totp) return false
  const step = stepOfCode(secretBytes(unseal(TOTP, person, account.totp)), code, now, account.totp_step)
  if (step === undefined) return false
  await sql`update identity.account set totp_step = ${step} where coalition_id = ${coalition} and person = ${person}`
  return true
}

const lookupOf = (person: string, code: string): string => keyedHash('identity/recovery-code', `${person} ${code}`)

/** Ten new codes of 80 random bits each, in place of those that were; shown once, and kept as keyed hashes. */
export async function renewRecoveryCodes(sql: WriteSql, coalition: string, person: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => base32(randomBytes(10)))
  await sql`delete from identity.recovery_code where coalition_id = ${coalition} and person = ${person}`
  await sql`insert into identity.recovery_code ${sql(codes.map((code) => ({ coalition_id: coalition, person, lookup: lookupOf(person, code) })))}`
  return codes.map((code) => code.match(/.{4}/g)!.join('-'))
}
