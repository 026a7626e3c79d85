// Adds the passkey that the browser just made, for who is setting up; ends every older session and begins a new one.
import { z } from 'zod'
import { everyone } from '../../platform/actor.ts'
import { newId } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { settleAccount } from '../parts/account.ts'
import { arrival, arrive, arrived, refused } from '../parts/arrival.ts'
import { newPasskeyFrom } from './parts/passkeys.ts'
import { hashOf } from '../parts/presented.ts'
import { endStep, stepFor, takeStep, tooLate } from '../parts/steps.ts'
import { ACCOUNTS } from '../processing.ts'

export const addPasskey = write({
  name: 'identity.add-passkey',
  input: z.object({
    step: z.string(), answer: z.string().max(40_000), browser: z.string(),
    name: z.string().trim().min(1, { error: 'Geef de passkey een naam, zoals “telefoon”.' }).max(60, { error: 'Kies een kortere naam.' }),
  }),
  output: arrival,
  may: everyone,
  processing: ACCOUNTS,
  subjects: arrived.subjects,
  audit: (_actor, _input, { person }) => (person ? `persoon ${person} voegde een passkey toe` : 'een passkey toevoegen mislukte'),
  run: async ({ sql, actor }, { step: secret, answer, name, browser }) => {
    const { contents } = await takeStep(sql, actor.coalition, secret, 'passkey')
    if (!contents.setUp) throw tooLate()
    const made = await newPasskeyFrom(answer, contents.challenge)
    if (!made) return refused()
    const setUp = await stepFor(sql, actor.coalition, contents.setUp, 'set-up')
    await endStep(sql, actor.coalition, contents.setUp)
    const person = await settleAccount(sql, actor.coalition, setUp)
    await sql`
      insert into identity.passkey (coalition_id, id, person, lookup, credential, public_key, counter, transports, name)
      values (${actor.coalition}, ${newId()}, ${person}, ${hashOf(made.credential)}, ${made.credential}, ${Buffer.from(made.publicKey)}, ${made.counter}, ${made.transports}, ${name})`
    return arrive(sql, actor.coalition, { person, via: 'passkey', strength: 'mfa', browser, back: setUp.back })
  },
})
