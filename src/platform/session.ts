// Web sessions: from the cookie to who is asking, and the operations that begin and end one.
import { hash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { SIGNING_IN } from './activities.ts'
import { type Actor, type Identity, type Role, visitorOf } from './actor.ts'
import { actorFromSight } from './become.ts'
import type { AppSql, WriteSql } from './database.ts'
import { id, newId } from './id.ts'
import { write } from './operation.ts'
import { Problem } from './problem.ts'

const HALF = 32
const hashOf = (half: string): Buffer => hash('sha256', half, 'buffer')
const newHalf = (): string => randomBytes(HALF).toString('base64url')

// Each request offers the database a successor that is seldom taken; one that was not taken was seen by nobody and is offered again.
const spares: { half: string; hashed: Buffer }[] = []

function newSuccessor(): { half: string; hashed: Buffer } {
  const half = newHalf()
  return { half, hashed: hashOf(half) }
}

/**
 * A token is two secrets: `selector.verifier`. The selector stays the same and finds the session, the verifier changes every quarter of
 * an hour; so an old token is not just unknown, but known to be old.
 */
function halvesOf(token: string | undefined): { selector: string; verifier: string } | undefined {
  const [, selector, verifier] = /^([\w-]{43})\.([\w-]{43})$/.exec(token ?? '') ?? []
  return selector && verifier ? { selector, verifier } : undefined
}

/** The hash by which the session of this token is found; undefined for what is no token. */
export function selectorOf(token: string | undefined): Buffer | undefined {
  const halves = halvesOf(token)
  return halves && hashOf(halves.selector)
}

export type Asking = {
  identity: Identity
  actor: Actor
  /**
   * Which transactions the database had finished when it answered; the same as long as nobody changes anything. Empty for who has no session.
   * PostgreSQL: two snapshots with the same text see the same rows (pg_current_snapshot).
   */
  moment: string
  /** The token that takes the place of the one that came in. */
  renewed?: string
}

/**
 * Who the cookie's token says is asking, and how the database knows them now. A missing, ended or idle session gives a visitor,
 * and so does one that was begun with a single factor by someone whose role needs two.
 * @param browser what `browserOf` made of the request: another one than at the sign-in ends the session
 */
export async function sessionOf(sql: AppSql, coalition: string, token: string | undefined, browser: string): Promise<Asking> {
  const halves = halvesOf(token)
  const nobody = visitorOf(coalition)
  if (!halves) return { identity: nobody, actor: actorFromSight(nobody, []), moment: '' }
  const next = spares.pop() ?? newSuccessor()
  const [found] = await sql<{ person: string; mandate: string; renewed: boolean; sight: { key: string; value: string }[]; moment: string }[]>`
    select person, mandate, renewed, sight, moment
      from platform.session_of(${coalition}, ${hashOf(halves.selector)}, ${hashOf(halves.verifier)}, ${next.hashed}, ${browser})`
  if (!found?.renewed) spares.push(next)
  // Without a role in force there is no identity either: a write asks again by identity alone.
  const identity = found && found.sight.length > 0 ? { coalition, person: found.person, mandate: found.mandate } : nobody
  return {
    identity, actor: actorFromSight(identity, found?.sight ?? []), moment: found?.moment ?? '',
    ...(found?.renewed ? { renewed: `${halves.selector}.${next.half}` } : {}),
  }
}

/** How long a session lasts, and how much silence ends it, in minutes. Who can change rights or read the logs gets less (NIST SP 800-63B §2.2.3). */
export function limitsOf(role: Role): { idle: number; longest: number } {
  if (role === 'administrator' || role === 'privacy-officer' || role === 'coalition-office') return { idle: 30, longest: 8 * 60 }
  // On a phone, for a shift, with sight of little more than the own reports.
  if (role === 'frontline-professional') return { idle: 8 * 60, longest: 12 * 60 }
  return { idle: 60, longest: 12 * 60 }
}

export type NewSession = {
  person: string
  mandate: string
  via: 'demo' | 'password' | 'passkey' | 'provider'
  strength: 'single' | 'mfa'
  browser: string
  provider?: string | undefined
  providerSession?: string | undefined
}

/** Begins a session for someone who has just proved who they are, always under a new token. Gives that token, for the cookie. */
export async function beginSession(sql: WriteSql, coalition: string, session: NewSession): Promise<string> {
  const role = await roleUnder(sql, coalition, session.person, session.mandate)
  if (!role || (session.strength === 'single' && role !== 'frontline-professional')) throw new Problem('not-allowed')
  const { idle, longest } = limitsOf(role)
  const [selector, verifier] = [newHalf(), newHalf()]
  await sql.unsafe(`set local app.proving = '${id.parse(session.person)}'`)
  await sql`
    insert into platform.session (coalition_id, id, selector_hash, token_hash, person, mandate, via, strength, browser, provider, provider_session,
                                  idle_minutes, expires_at)
    values (${coalition}, ${newId()}, ${hashOf(selector)}, ${hashOf(verifier)}, ${session.person}, ${session.mandate}, ${session.via}, ${session.strength},
            ${session.browser}, ${session.provider ?? null}, ${session.providerSession ?? null}, ${idle}, now() + make_interval(mins => ${longest}))`
  return `${selector}.${verifier}`
}

/** The role that this mandate gives this person now; undefined when it is not in force. */
export async function roleUnder(sql: WriteSql, coalition: string, person: string, mandate: string): Promise<Role | undefined> {
  const sight = await sql<{ key: string; value: string }[]>`select key, value from platform.become(${coalition}, ${person}, ${mandate})`
  const { role } = actorFromSight({ coalition, person, mandate }, [...sight])
  return role === 'visitor' || role === 'system' ? undefined : role
}

/** Gives the session of this token another mandate of the same person, and with it a new token. */
export async function changeMandate(sql: WriteSql, coalition: string, token: string, mandate: string, role: Role): Promise<string> {
  const halves = halvesOf(token)
  if (!halves) throw new Problem('not-signed-in')
  const { idle, longest } = limitsOf(role)
  const verifier = newHalf()
  const changed = await sql`
    update platform.session
       set mandate = ${mandate}, token_hash = ${hashOf(verifier)}, previous_hash = null, rotated_at = now(), confirmed_at = now(),
           idle_minutes = ${idle}, expires_at = least(expires_at, created_at + make_interval(mins => ${longest}))
     where coalition_id = ${coalition} and selector_hash = ${hashOf(halves.selector)} and ended_at is null
       and (strength = 'mfa' or ${role} = 'frontline-professional')`
  if (changed.count !== 1) throw new Problem('not-allowed', { detail: 'Log opnieuw in met uw tweede stap. Daarna kunt u in deze rol verder.' })
  return `${halves.selector}.${verifier}`
}

/** A trial's sign-in by a click, as one of the fictional people. The database refuses it in a production installation. */
export const signInAsDemoPerson = write({
  name: 'platform.sign-in-as-demo-person',
  input: z.object({ person: id, mandate: id, browser: z.string() }),
  output: z.object({ token: z.string() }),
  may: { sentence: 'everyone, in a trial only', holds: () => true },
  processing: SIGNING_IN,
  subjects: (_actor, input) => [input.person],
  audit: (_actor, input) => `logde in als voorbeeldpersoon ${input.person}`,
  run: async ({ sql, actor }, input) => {
    const [trial] = await sql`select from platform.installation where kind = 'trial'`
    if (!trial) throw new Problem('not-found')
    // An invented person can do everything that the role can, as if two factors had been given.
    return { token: await beginSession(sql, actor.coalition, { ...input, via: 'demo', strength: 'mfa' }) }
  },
})

/** Ends the session of this browser. */
export const signOut = write({
  name: 'platform.sign-out',
  input: z.object({ token: z.string() }),
  output: z.object({ provider: id.nullable() }),
  may: { sentence: 'everyone, for the own session', holds: () => true },
  processing: SIGNING_IN,
  subjects: ({ person }) => (person ? [person] : []),
  audit: () => 'logde uit',
  run: async ({ sql, actor }, input) => {
    const selector = selectorOf(input.token)
    if (!selector) return { provider: null }
    const [ended] = await sql<{ provider: string | null }[]>`
      update platform.session set ended_at = now(), ended_because = 'signed-out'
       where coalition_id = ${actor.coalition} and selector_hash = ${selector} and ended_at is null returning provider`
    return { provider: ended?.provider ?? null }
  },
})
