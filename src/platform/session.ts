// Web sessions: from the cookie to who is asking, and the operations that begin and end one.
import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { type Actor, type Identity, visitorOf } from './actor.ts'
import { actorFromSight } from './become.ts'
import type { OwnerSql } from './database.ts'
import { id } from './id.ts'
import { write } from './operation.ts'
import { Problem } from './problem.ts'

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

const LONGEST_HOURS = 12
const IDLE_HOURS = 8

/** Who the cookie's token says is asking, and how the database knows them now. A missing, ended or idle session gives a visitor. */
export async function sessionOf(owner: OwnerSql, coalition: string, token: string | undefined): Promise<{ identity: Identity; actor: Actor }> {
  if (token) {
    const [row] = await owner<{ person: string; mandate: string; seen_long_ago: boolean; sight: { key: string; value: string }[] | null }[]>`
      select session.person, session.mandate, last_seen_at < now() - interval '1 minute' as seen_long_ago,
             (select jsonb_agg(jsonb_build_object('key', key, 'value', value))
                from platform.become(coalition_id, session.person, session.mandate)) as sight
        from platform.session
       where coalition_id = ${coalition} and token_hash = ${hashOf(token)}
         and expires_at > now() and last_seen_at > now() - make_interval(hours => ${IDLE_HOURS})`
    if (row) {
      if (row.seen_long_ago) await owner`update platform.session set last_seen_at = now() where coalition_id = ${coalition} and token_hash = ${hashOf(token)}`
      const identity = { coalition, person: row.person, mandate: row.mandate }
      return { identity, actor: actorFromSight(identity, row.sight ?? []) }
    }
  }
  const identity = visitorOf(coalition)
  return { identity, actor: actorFromSight(identity, []) }
}

/** A trial's sign-in by a click, as one of the fictional people. The database refuses it in a production installation. */
export const signInAsDemoPerson = write({
  name: 'platform.sign-in-as-demo-person',
  input: z.object({ person: id, mandate: id }),
  output: z.object({ token: z.string() }),
  may: { sentence: 'everyone, in a trial only', holds: () => true },
  audit: (_actor, input) => `signed in as demo person ${input.person}`,
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
  audit: () => 'signed out',
  run: async ({ sql, actor }, input) => {
    await sql`delete from platform.session where coalition_id = ${actor.coalition} and token_hash = ${hashOf(input.token)}`
    return {}
  },
})

/** Takes sessions away that nobody can use any more; the daily job calls this. */
export async function removeEndedSessions(owner: OwnerSql): Promise<number> {
  const ended = await owner`
    delete from platform.session where expires_at < now() or last_seen_at < now() - make_interval(hours => ${IDLE_HOURS})`
  return ended.count
}
