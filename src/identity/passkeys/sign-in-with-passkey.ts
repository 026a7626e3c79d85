// Signs in with a passkey: the device holds the key and has verified its user, which makes two factors.
import { z } from 'zod'
import { everyone } from '../../platform/actor.ts'
import { write } from '../../platform/operation.ts'
import { arrival, arrive, arrived, refused, waitFor } from '../parts/arrival.ts'
import { answerFrom, isPasskey } from './parts/passkeys.ts'
import { hashOf, letProve, present } from '../parts/presented.ts'
import { takeStep } from '../parts/steps.ts'
import { countTry } from '../parts/tries.ts'
import { ACCOUNTS } from '../processing.ts'

/** The question counts once, whatever the answer. */
export const signInWithPasskey = write({
  name: 'identity.sign-in-with-passkey',
  input: z.object({ step: z.string(), answer: z.string().max(20_000), browser: z.string() }),
  output: arrival,
  may: everyone,
  processing: ACCOUNTS,
  subjects: arrived.subjects,
  audit: arrived.audit('een passkey'),
  run: async ({ sql, actor, origin }, { step: secret, answer, browser }) => {
    const { id: credential } = answerFrom(answer)
    const { contents, back, person: adds } = await takeStep(sql, actor.coalition, secret, 'passkey')
    const wait = await countTry(sql, actor.coalition, { of: 'origin', what: origin })
    if (wait > 0) return waitFor(wait)
    const lookup = await present(sql, hashOf(credential))
    const [known] = await sql<{ person: string; credential: string; publicKey: Uint8Array; counter: number }[]>`
      select person, credential, public_key as "publicKey", counter from identity.passkey where coalition_id = ${actor.coalition} and lookup = ${lookup}`
    const right = known && adds === null ? await isPasskey(answer, contents.challenge, known) : undefined
    if (!known || !right) return refused()
    await letProve(sql, known.person)
    await sql`update identity.passkey set counter = ${right.counter}, last_used_at = now() where coalition_id = ${actor.coalition} and lookup = ${lookup}`
    return arrive(sql, actor.coalition, { person: known.person, via: 'passkey', strength: 'mfa', browser, back })
  },
})
