// The first of two steps: an e-mail address and a password. Whether an account exists shows in no answer and in no waiting time.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { write } from '../platform/operation.ts'
import { arrival, arrive, arrived, refused, waitFor } from './parts/arrival.ts'
import { isPassword } from './parts/password.ts'
import { hashOf, letProve, present } from './parts/presented.ts'
import { countTry, forgetTries } from './parts/tries.ts'
import { ACCOUNTS } from './processing.ts'
import { LONGEST_PASSWORD, normalLogin } from './rules.ts'

/** A wrong password is an answer and no Problem: the try has to stay counted. */
export const signInWithPassword = write({
  name: 'identity.sign-in-with-password',
  input: z.object({
    email: z.string().trim().min(1, { error: 'Vul uw e-mailadres in.' }).max(254, { error: 'Dit e-mailadres is te lang.' }),
    password: z.string().min(1, { error: 'Vul uw wachtwoord in.' }).max(LONGEST_PASSWORD * 4, { error: 'Dit wachtwoord is te lang.' }),
    back: z.string(), browser: z.string(),
  }),
  output: arrival,
  may: everyone,
  processing: ACCOUNTS,
  subjects: arrived.subjects,
  audit: arrived.audit('een wachtwoord'),
  run: async ({ sql, actor, origin }, { email, password, back, browser }) => {
    const login = hashOf(normalLogin(email))
    const wait = await countTry(sql, actor.coalition, { of: 'origin', what: origin }, { of: 'account', what: login })
    if (wait > 0) return waitFor(wait)
    await present(sql, login)
    const [account] = await sql<{ person: string; password: string | null }[]>`
      select person, password from identity.account where coalition_id = ${actor.coalition} and login = ${login}`
    if (!await isPassword(password, account?.password) || !account) return refused()
    await letProve(sql, account.person)
    await forgetTries(sql, actor.coalition, { of: 'account', what: login })
    return arrive(sql, actor.coalition, { person: account.person, via: 'password', strength: 'single', browser, back })
  },
})
