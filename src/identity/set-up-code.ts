// Sets up a code app, with a password when the address to sign in with is known; ends every older session and begins a new one.
import { z } from 'zod'
import { stepOfCode } from '../methods/one-time-code/totp.ts'
import { everyone } from '../platform/actor.ts'
import { write } from '../platform/operation.ts'
import { Problem } from '../platform/problem.ts'
import { settleAccount } from './parts/account.ts'
import { arrival, arrive, arrived, refused } from './parts/arrival.ts'
import { hashPassword } from './parts/password.ts'
import { renewRecoveryCodes, sealSecret, secretBytes } from './parts/second-factor.ts'
import { beginStep, countCode, endStep, stepFor, tooLate } from './parts/steps.ts'
import { ACCOUNTS } from './processing.ts'
import { MOST_CODES, passwordFault, STEP_MINUTES } from './rules.ts'

/** Gives besides the arrival the step that shows the recovery codes, once. */
export const setUpCode = write({
  name: 'identity.set-up-code',
  input: z.object({ step: z.string(), password: z.string(), code: z.string().trim().min(1, { error: 'Vul de code van de app in.' }), browser: z.string() }),
  output: arrival.extend({ codes: z.string() }),
  may: everyone,
  processing: ACCOUNTS,
  subjects: arrived.subjects,
  audit: (_actor, _input, { person }) => (person ? `persoon ${person} stelde een code-app in` : 'een code-app instellen mislukte: verkeerde code'),
  run: async ({ sql, actor, now }, { step: secret, password, code, browser }) => {
    const step = await stepFor(sql, actor.coalition, secret, 'set-up')
    const { email, withPassword, secret: shared } = step.contents
    const fault = withPassword ? passwordFault(password, email) : undefined
    if (fault) throw new Problem('invalid-input', { issues: [{ field: 'password', message: fault }] })
    if (await countCode(sql, actor.coalition, secret) > MOST_CODES * 2) throw tooLate()
    const used = stepOfCode(secretBytes(shared), code.replaceAll(/\s/g, ''), now)
    if (used === undefined) return { ...refused(), codes: '' }
    await endStep(sql, actor.coalition, secret)
    const person = await settleAccount(sql, actor.coalition, step)
    const hash = withPassword ? await hashPassword(password) : null
    await sql`
      update identity.account set totp = ${sealSecret(person, shared)}, totp_step = ${used}, password = coalesce(${hash}, password), password_at = case when ${hash}::text is null then password_at else now() end
       where coalition_id = ${actor.coalition} and person = ${person}`
    const codes = await renewRecoveryCodes(sql, actor.coalition, person)
    const arrivedAt = await arrive(sql, actor.coalition, { person, via: withPassword ? 'password' : 'provider', strength: 'mfa', browser, back: step.back })
    return { ...arrivedAt, codes: await beginStep(sql, actor.coalition, STEP_MINUTES, { kind: 'recovery-codes', person, back: step.back, contents: { codes } }) }
  },
})
