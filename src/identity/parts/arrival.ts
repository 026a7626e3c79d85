// Where a sign-in stands after a factor was right: inside, or first another step.
import { z } from 'zod'
import type { Actor, Role } from '../../platform/actor.ts'
import type { WriteSql } from '../../platform/database.ts'
import { id } from '../../platform/id.ts'
import { beginSession } from '../../platform/session.ts'
import { STEP_MINUTES, SET_UP_MINUTES } from '../rules.ts'
import { letProve } from './presented.ts'
import { newSecret } from './second-factor.ts'
import { beginStep } from './steps.ts'

/** `token` is the session's when `next` is 'in', and the step's otherwise; `seconds` is how long to wait when it is 'wait'. */
export const arrival = z.object({
  next: z.enum(['in', 'code', 'passkey', 'set-up', 'refused', 'wait']),
  token: z.string(), back: z.string(), seconds: z.number().int(), person: id.nullable(),
})
export type Arrival = z.output<typeof arrival>

export const refused = (): Arrival => ({ next: 'refused', token: '', back: '', seconds: 0, person: null })
export const waitFor = (seconds: number): Arrival => ({ ...refused(), next: 'wait', seconds })

/** For the logs: whose sign-in it was, and how far it came. Who failed to prove anything is nobody. */
export const arrived = {
  subjects: (_actor: Actor, _input: unknown, { person }: Arrival): string[] => (person ? [person] : []),
  audit: (how: string) => (_actor: Actor, _input: unknown, { next, person }: Arrival): string =>
    (person ? `persoon ${person} logde in met ${how} (${next})` : `aanmelden met ${how} mislukte (${next})`),
}

export type Proved = {
  person: string
  via: 'password' | 'passkey' | 'provider'
  strength: 'single' | 'mfa'
  browser: string
  back: string
  provider?: string | undefined
  providerSession?: string | undefined
}

type Mandate = { mandate: string; role: Role }

/**
 * Lets someone in who gave enough proof for a mandate in force: two factors, or one for a frontline professional. Others go on to their
 * second factor, or set one up. @returns refused when no mandate is in force.
 */
export async function arrive(sql: WriteSql, coalition: string, proved: Proved): Promise<Arrival> {
  const { person, back, strength } = proved
  await letProve(sql, person)
  const mandates = await mandatesOf(sql, coalition, person)
  const first = mandates[0]
  if (!first) return refused()
  // What an organisation's own sign-in says is enough for the own reports; who set up a code here gives it.
  const enough = strength === 'mfa' || (proved.via === 'provider' && mandates.every(({ role }) => role === 'frontline-professional'))
  if (enough) {
    const token = await beginSession(sql, coalition, { ...proved, mandate: first.mandate })
    return { next: 'in', token, back, seconds: 0, person }
  }
  const [ways] = await sql<{ code: boolean; passkey: boolean; email: string | null }[]>`
    select totp is not null as code, email, exists (select from identity.passkey where coalition_id = ${coalition} and person = ${person}) as passkey
      from identity.account where coalition_id = ${coalition} and person = ${person}`
  if (ways?.code) {
    const { via, provider, providerSession } = proved
    const contents = { via: via === 'provider' ? 'provider' as const : 'password' as const, provider, providerSession }
    return { next: 'code', token: await beginStep(sql, coalition, STEP_MINUTES, { kind: 'code', person, back, contents }), back, seconds: 0, person }
  }
  if (ways?.passkey) return { next: 'passkey', token: '', back, seconds: 0, person }
  const contents = { email: ways?.email ?? null, secret: newSecret(), withPassword: false }
  return { next: 'set-up', token: await beginStep(sql, coalition, SET_UP_MINUTES, { kind: 'set-up', person, back, contents }), back, seconds: 0, person }
}

/** The mandates in force, the one of the last session first. Needs the person's rows open. */
async function mandatesOf(sql: WriteSql, coalition: string, person: string): Promise<Mandate[]> {
  const mandates = await sql<Mandate[]>`select mandate, role from identity.mandates_of(${coalition})`
  const [last] = await sql<{ mandate: string }[]>`
    select mandate from platform.session where coalition_id = ${coalition} and person = ${person} order by created_at desc limit 1`
  return [...mandates].sort((a, b) => Number(b.mandate === last?.mandate) - Number(a.mandate === last?.mandate))
}

/** Ends all sessions of a person, because how they sign in has changed. Needs the person's rows open. */
export async function endSessionsOf(sql: WriteSql, coalition: string, person: string): Promise<void> {
  await sql`
    update platform.session set ended_at = now(), ended_because = 'ways-changed'
     where coalition_id = ${coalition} and person = ${person} and ended_at is null`
}
