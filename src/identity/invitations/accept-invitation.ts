// Someone with an invitation goes on to choose how to sign in; the link is used up when that is done.
import { z } from 'zod'
import { everyone } from '../../platform/actor.ts'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { hashOf, present } from '../parts/presented.ts'
import { newSecret } from '../parts/second-factor.ts'
import { beginStep } from '../parts/steps.ts'
import { ACCOUNTS } from '../processing.ts'
import { SET_UP_MINUTES } from '../rules.ts'

export const acceptInvitation = write({
  name: 'identity.accept-invitation',
  input: z.object({ token: z.string().max(100) }),
  output: z.object({ step: z.string(), person: id }),
  may: everyone,
  processing: ACCOUNTS,
  subjects: (_actor, _input, { person }) => [person],
  audit: (_actor, _input, { person }) => `persoon ${person} nam een uitnodiging aan`,
  run: async ({ sql, actor }, { token }) => {
    const lookup = await present(sql, hashOf(token))
    const [letter] = await sql<{ kind: string; person: string; email: string }[]>`
      select kind, person, email from identity.letter_presented(${actor.coalition})`
    if (letter?.kind !== 'invitation') throw new Problem('not-found', { detail: 'Deze link werkt niet (meer). Vraag een nieuwe aan wie u uitnodigde.' })
    const contents = { letter: lookup, email: letter.email, secret: newSecret(), withPassword: true }
    return { person: letter.person, step: await beginStep(sql, actor.coalition, SET_UP_MINUTES, { kind: 'set-up', person: letter.person, back: '', contents }) }
  },
})
