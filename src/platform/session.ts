// Web sessions: from the cookie to who is asking, and the operations that begin and end one.
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type Actor, type Identity, visitorOf } from './actor.ts'
import { actorFromSight } from './become.ts'
import type { AppSql, OwnerSql } from './database.ts'
import { id } from './id.ts'
import { write } from './operation.ts'
import { Problem } from './problem.ts'

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

const LONGEST_HOURS = 12

/** Who the cookie's token says is asking, and how the database knows them now. A missing, ended or idle session gives a visitor. */
export async function sessionOf(sql: AppSql, coalition: string, token: string | undefined): Promise<{ identity: Identity; actor: Actor }> {
  const [found] = token
    ? await sql<{ person: string; mandate: string; sight: { key: string; value: string }[] }[]>`
        select person, mandate, sight from platform.session_of(${coalition}, ${hashOf(token)})`
    : []
  const identity = found ? { coalition, person: found.person, mandate: found.mandate } : visitorOf(coalition)
  return { identity, actor: actorFromSight(identity, found?.sight ?? []) }
}

/** A trial's sign-in by a click, as one of the fictional people. The database refuses it in a production installation. */
export const signInAsDemoPerson = write({
  name: 'platform.sign-in-as-demo-person',
  input: z.object({ person: id, mandate: id }),
  output: z.object({ token: z.string() }),
  may: { sentence: 'everyone, in a trial only', holds: () => true },
  audit: (_actor, input) => `logde in als voorbeeldpersoon ${input.person}`,
  run: async ({ sql, actor }, input) => {
    const [trial] = await sql`select from platform.installation where kind = 'trial'`
    if (!trial) throw new Problem('not-found')
    const token = randomBytes(32).toString('base64url')
    await sql`
      insert into platform.session (coalition_id, token_hash, person, mandate, via, expires_at)
      values (${actor.coalition}, ${hashOf(token)}, ${input.person}, ${input.mandate}, 'demo', now() + make_interval(hours => ${LONGEST_HOURS}))`
    return { token }
  },
})

/** Ends the session of this browser. */
export const signOut = write({
  name: 'platform.sign-out',
  input: z.object({ token: z.string() }),
  output: z.object({}),
  may: { sentence: 'everyone, for the own session', holds: () => true },
  audit: () => 'logde uit',
  run: async ({ sql, actor }, input) => {
    await sql`delete from platform.session where coalition_id = ${actor.coalition} and token_hash = ${hashOf(input.token)}`
    return {}
  },
})

/** Takes sessions away that nobody can use any more; the daily job calls this. */
export async function removeEndedSessions(owner: OwnerSql): Promise<number> {
  const ended = await owner`
    delete from platform.session where expires_at < now() or last_seen_at < now() - interval '8 hours'`
  return ended.count
}
