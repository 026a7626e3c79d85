// The second of two steps: the code of the app, or a recovery code.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { write } from '../platform/operation.ts'
import { arrival, arrive, arrived, refused, waitFor } from './parts/arrival.ts'
import { letProve } from './parts/presented.ts'
import { useCode } from './parts/second-factor.ts'
import { countCode, endStep, stepFor, tooLate } from './parts/steps.ts'
import { countTry, forgetTries } from './parts/tries.ts'
import { ACCOUNTS } from './processing.ts'
import { MOST_CODES } from './rules.ts'

/** Wrong codes are counted for the step and for the person, so that beginning anew gives no more of them. */
export const giveCode = write({
  name: 'identity.give-code',
  input: z.object({ step: z.string(), code: z.string().trim().min(1, { error: 'Vul de code in.' }).max(40, { error: 'Deze code is te lang.' }), browser: z.string() }),
  output: arrival,
  may: everyone,
  processing: ACCOUNTS,
  subjects: arrived.subjects,
  audit: arrived.audit('een code'),
  run: async ({ sql, actor, now, origin }, { step: secret, code, browser }) => {
    const { person, back, contents } = await stepFor(sql, actor.coalition, secret, 'code')
    if (!person || await countCode(sql, actor.coalition, secret) > MOST_CODES) throw tooLate()
    const counted = { of: 'account' as const, what: `code ${person}` }
    const wait = await countTry(sql, actor.coalition, { of: 'origin', what: origin }, counted)
    if (wait > 0) return waitFor(wait)
    await letProve(sql, person)
    if (!await useCode(sql, actor.coalition, person, code, now)) return refused()
    await forgetTries(sql, actor.coalition, counted)
    await endStep(sql, actor.coalition, secret)
    return arrive(sql, actor.coalition, { ...contents, person, strength: 'mfa', browser, back })
  },
})
