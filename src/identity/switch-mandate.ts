// Goes on under another of the own mandates: one at a time, and under a new token.
import { z } from 'zod'
import { write } from '../platform/operation.ts'
import { Problem } from '../platform/problem.ts'
import { changeMandate, roleUnder } from '../platform/session.ts'
import { ACCOUNTS } from './processing.ts'

export const switchMandate = write({
  name: 'identity.switch-mandate',
  input: z.object({ mandate: z.guid({ error: 'Kies een mandaat.' }), token: z.string() }),
  output: z.object({ token: z.string() }),
  may: { sentence: 'everyone who is signed in, to one of the own mandates', holds: (actor) => actor.person !== null },
  processing: ACCOUNTS,
  subjects: ({ person }) => (person ? [person] : []),
  audit: (_actor, { mandate }) => `ging verder onder mandaat ${mandate}`,
  run: async ({ sql, actor }, { mandate, token }) => {
    const role = actor.person ? await roleUnder(sql, actor.coalition, actor.person, mandate) : undefined
    if (!role) throw new Problem('not-found')
    return { token: await changeMandate(sql, actor.coalition, token, mandate, role) }
  },
})
