// Asks for a mail with a link for a new password. Whether there is such an account shows in nothing.
import { z } from 'zod'
import { everyone } from '../../platform/actor.ts'
import { addJob } from '../../platform/jobs.ts'
import { write } from '../../platform/operation.ts'
import { noPersons } from '../../platform/processing.ts'
import { hashOf } from '../parts/presented.ts'
import { countTry } from '../parts/tries.ts'
import { normalLogin } from '../rules.ts'

/** The same work for every address: the job looks whether an account has it. Too many requests are answered alike and go nowhere. */
export const askNewPassword = write({
  name: 'identity.ask-new-password',
  input: z.object({ email: z.email({ error: 'Vul een e-mailadres in, zoals naam@organisatie.nl.' }).max(254) }),
  output: z.object({}),
  may: everyone,
  processing: noPersons('what was typed is not kept, only queued as a hash until the job has looked whose it is'),
  audit: () => 'iemand vroeg om een nieuw wachtwoord',
  run: async ({ sql, actor, origin }, { email }) => {
    const login = hashOf(normalLogin(email))
    const wait = await countTry(sql, actor.coalition, { of: 'origin', what: origin }, { of: 'account', what: `letter ${login}` })
    if (wait === 0) await addJob(sql, 'identity.send-password-letter', { coalition: actor.coalition, login })
    return {}
  },
})
