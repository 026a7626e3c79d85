// What the holder of a link from a mail may know of it: for whom it is, and for what.
import { z } from 'zod'
import { everyone } from '../../platform/actor.ts'
import { id } from '../../platform/id.ts'
import { read } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { hashOf, present } from '../parts/presented.ts'
import { ACCOUNTS } from '../processing.ts'

/** Reading uses nothing up: mail scanners open links too. Unknown, used and expired links are one and the same answer. */
export const showLetter = read({
  name: 'identity.letter',
  input: z.object({ token: z.string().max(100) }),
  output: z.object({ kind: z.enum(['invitation', 'password']), person: id, name: z.string(), organisation: id, organisationName: z.string() }),
  may: everyone,
  processing: ACCOUNTS,
  subjects: (_actor, _input, { person }) => [person],
  audit: (_actor, _input, { person }) => `opende een link uit de mail aan persoon ${person}`,
  run: async ({ sql, actor }, { token }) => {
    await present(sql, hashOf(token))
    const [letter] = await sql<{ kind: 'invitation' | 'password'; person: string; name: string; organisation: string; organisationName: string }[]>`
      select kind, person, name, organisation, organisation_name as "organisationName" from identity.letter_presented(${actor.coalition})`
    if (!letter) throw new Problem('not-found', { detail: 'Deze link werkt niet (meer). Vraag een nieuwe aan wie u uitnodigde.' })
    return letter
  },
})
