// Takes away how a person signs in: the administrator for who left, and everyone for themselves. The person and what they did stay.
import { z } from 'zod'
import { id } from '../platform/id.ts'
import { write } from '../platform/operation.ts'
import { Problem } from '../platform/problem.ts'
import { ACCOUNTS } from './processing.ts'

export const removeAccount = write({
  name: 'identity.remove-account',
  input: z.object({ person: id }),
  output: z.object({}),
  may: { sentence: 'the administrator, and everyone for the own account', holds: (actor, { person }) => actor.role === 'administrator' || (actor.person !== null && actor.person === person) },
  processing: ACCOUNTS,
  subjects: (_actor, { person }) => [person],
  audit: (_actor, { person }) => `verwijderde het account van persoon ${person}`,
  run: async ({ sql, actor }, { person }) => {
    const [row] = await sql<{ removed: boolean }[]>`select identity.remove_account(${actor.coalition}, ${person}) as removed`
    if (!row?.removed) throw new Problem('not-found')
    return {}
  },
})
