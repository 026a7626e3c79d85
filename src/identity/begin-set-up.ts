// Someone who signed in a moment ago goes to set up or change how they sign in.
import { z } from 'zod'
import { write } from '../platform/operation.ts'
import { Problem } from '../platform/problem.ts'
import { selectorOf } from '../platform/session.ts'
import { newSecret } from './parts/second-factor.ts'
import { beginStep } from './parts/steps.ts'
import { ACCOUNTS } from './processing.ts'
import { RECENT_MINUTES, SET_UP_MINUTES } from './rules.ts'

/** Asks for a recent sign-in: who finds a computer unlocked must not be able to add a way in that stays. */
export const beginSetUp = write({
  name: 'identity.begin-set-up',
  input: z.object({ token: z.string() }),
  output: z.object({ step: z.string() }),
  may: { sentence: 'everyone who is signed in, for the own account', holds: (actor) => actor.person !== null },
  processing: ACCOUNTS,
  subjects: ({ person }) => (person ? [person] : []),
  audit: () => 'ging de eigen inlogmiddelen wijzigen',
  run: async ({ sql, actor }, { token }) => {
    const selector = selectorOf(token)
    const [recent] = selector ? await sql`
      select from platform.session where coalition_id = ${actor.coalition} and selector_hash = ${selector} and person = ${actor.person}
         and strength = 'mfa' and ended_at is null and created_at > now() - make_interval(mins => ${RECENT_MINUTES})` : []
    if (!recent) throw new Problem('conflict', { detail: `U logde langer dan ${RECENT_MINUTES} minuten geleden in. Log uit en weer in, en probeer het dan opnieuw.` })
    const [account] = await sql<{ email: string | null }[]>`
      select email from identity.account where coalition_id = ${actor.coalition} and person = ${actor.person}`
    const contents = { email: account?.email ?? null, secret: newSecret(), withPassword: Boolean(account?.email) }
    return { step: await beginStep(sql, actor.coalition, SET_UP_MINUTES, { kind: 'set-up', person: actor.person, back: '', contents }) }
  },
})
