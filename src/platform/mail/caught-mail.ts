// In a trial: the mails that would have been sent, for the administrator to read.
import { z } from 'zod'
import { anyOf } from '../actor.ts'
import { caughtMail } from './send.ts'
import { read } from '../operation.ts'
import { Problem } from '../problem.ts'
import { noPersons } from '../processing.ts'

export const readCaughtMail = read({
  name: 'platform.caught-mail',
  input: z.object({}),
  output: z.array(z.object({ to: z.string(), subject: z.string(), text: z.string(), at: z.date() })),
  may: anyOf('administrator'),
  processing: noPersons('a trial holds no real people'),
  run: async ({ sql }) => {
    const [trial] = await sql`select from platform.installation where kind = 'trial'`
    if (!trial) throw new Problem('not-found')
    return [...caughtMail()]
  },
})
