// Removes one of the own passkeys, as long as another way to sign in is left.
import { z } from 'zod'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { ACCOUNTS } from '../processing.ts'

export const removePasskey = write({
  name: 'identity.remove-passkey',
  input: z.object({ passkey: id }),
  output: z.object({}),
  may: { sentence: 'everyone who is signed in, for the own passkeys', holds: (actor) => actor.person !== null },
  processing: ACCOUNTS,
  subjects: ({ person }) => (person ? [person] : []),
  audit: (_actor, { passkey }) => `verwijderde de eigen passkey ${passkey}`,
  run: async ({ sql, actor }, { passkey }) => {
    const { coalition, person } = actor
    // Two removals at one moment wait for each other here, so that neither takes what the other left.
    await sql`select from identity.account where coalition_id = ${coalition} and person = ${person} for update`
    const removed = await sql`delete from identity.passkey where coalition_id = ${coalition} and person = ${person} and id = ${passkey}`
    if (removed.count !== 1) throw new Problem('not-found')
    const [left] = await sql`
      select from identity.passkey where coalition_id = ${coalition} and person = ${person}
      union all select from identity.link where coalition_id = ${coalition} and person = ${person}
      union all select from identity.account where coalition_id = ${coalition} and person = ${person} and password is not null`
    if (!left) throw new Problem('conflict', { detail: 'Dit is uw enige manier om in te loggen. Voeg eerst een andere toe.' })
    return {}
  },
})
