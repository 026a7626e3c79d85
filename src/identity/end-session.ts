// Ends one of the own sessions, or all but the one in use.
import { z } from 'zod'
import { id } from '../platform/id.ts'
import { write } from '../platform/operation.ts'
import { Problem } from '../platform/problem.ts'
import { selectorOf } from '../platform/session.ts'
import { ACCOUNTS } from './processing.ts'

export const endSession = write({
  name: 'identity.end-session',
  input: z.object({ session: z.union([id, z.literal('others')]), token: z.string() }),
  output: z.object({ ended: z.number().int() }),
  may: { sentence: 'everyone who is signed in, for the own sessions', holds: (actor) => actor.person !== null },
  processing: ACCOUNTS,
  subjects: ({ person }) => (person ? [person] : []),
  audit: (_actor, { session }, { ended }) => `beëindigde ${ended} eigen sessies (${session})`,
  run: async ({ sql, actor }, { session, token }) => {
    const which = session === 'others' ? sql`selector_hash <> ${selectorOf(token) ?? Buffer.alloc(0)}` : sql`id = ${session}`
    const ended = await sql`
      update platform.session set ended_at = now(), ended_because = 'ended-by-person'
       where coalition_id = ${actor.coalition} and person = ${actor.person} and ended_at is null and ${which}`
    if (session !== 'others' && ended.count !== 1) throw new Problem('not-found')
    return { ended: ended.count }
  },
})
