// What the page of a step shows: the code app's secret, the passkey's question, or the recovery codes, to who holds the step's cookie.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { type Kind, stepFor } from './parts/steps.ts'

/** @throws {Problem} conflict when there is no such step (any more): the pages then say to begin anew. */
export const signInStep = read({
  name: 'identity.sign-in-step',
  input: z.object({ step: z.string(), kind: z.enum(['code', 'set-up', 'passkey', 'recovery-codes']) }),
  output: z.object({
    back: z.string(), email: z.string().nullable(), secret: z.string(), withPassword: z.boolean(), invited: z.boolean(), making: z.boolean(), options: z.string(), codes: z.array(z.string()),
  }),
  may: everyone,
  processing: noPersons('shows to a browser only what it was given itself, a page earlier'),
  run: async ({ sql, actor }, { step: secret, kind }) => {
    const { back, contents, person } = await stepFor<Kind>(sql, actor.coalition, secret, kind)
    const nothing = { email: null, secret: '', withPassword: false, options: '', codes: [] }
    return { ...nothing, ...contents, back, making: kind === 'passkey' && person !== null, invited: 'letter' in contents && contents.letter !== undefined }
  },
})
