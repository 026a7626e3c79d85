// Makes the question for the browser: to sign in with any passkey, or to make one for who is setting up.
import { z } from 'zod'
import { everyone } from '../../platform/actor.ts'
import { write } from '../../platform/operation.ts'
import { noPersons } from '../../platform/processing.ts'
import { askNewPasskey, askPasskey } from './parts/passkeys.ts'
import { letProve } from '../parts/presented.ts'
import { beginStep, stepFor, tooLate } from '../parts/steps.ts'
import { STEP_MINUTES } from '../rules.ts'

export const beginPasskey = write({
  name: 'identity.begin-passkey',
  input: z.object({ setUp: z.string().optional(), back: z.string() }),
  output: z.object({ step: z.string() }),
  may: everyone,
  processing: noPersons('makes a random question; nobody has proved anything yet'),
  audit: (_actor, { setUp }) => (setUp ? 'vroeg een toestel om een nieuwe passkey' : 'vroeg een toestel om een passkey'),
  run: async ({ sql, actor }, { setUp, back }) => {
    const minutes = STEP_MINUTES
    if (setUp === undefined) return { step: await beginStep(sql, actor.coalition, minutes, { kind: 'passkey', person: null, back, contents: await askPasskey() }) }
    const { person, contents } = await stepFor(sql, actor.coalition, setUp, 'set-up')
    if (!person) throw tooLate()
    await letProve(sql, person)
    const known = await sql<{ credential: string }[]>`select credential from identity.passkey where coalition_id = ${actor.coalition} and person = ${person}`
    const question = await askNewPasskey(person, contents.email ?? 'Slagvaardig', known.map(({ credential }) => credential))
    return { step: await beginStep(sql, actor.coalition, minutes, { kind: 'passkey', person, back, contents: { ...question, setUp } }) }
  },
})
