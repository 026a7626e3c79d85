// Sets a new password with a link from a mail. The second factor stays as it was: a mailbox alone lets nobody in.
import { z } from 'zod'
import { everyone } from '../../platform/actor.ts'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { endSessionsOf } from '../parts/arrival.ts'
import { hashPassword } from '../parts/password.ts'
import { hashOf, letProve, present } from '../parts/presented.ts'
import { ACCOUNTS } from '../processing.ts'
import { passwordFault } from '../rules.ts'

export const setNewPassword = write({
  name: 'identity.set-new-password',
  input: z.object({ token: z.string().max(100), password: z.string() }),
  output: z.object({ person: id }),
  may: everyone,
  processing: ACCOUNTS,
  subjects: (_actor, _input, { person }) => [person],
  audit: (_actor, _input, { person }) => `persoon ${person} koos een nieuw wachtwoord; alle sessies zijn beëindigd`,
  run: async ({ sql, actor }, { token, password }) => {
    const lookup = await present(sql, hashOf(token))
    const [letter] = await sql<{ kind: string; person: string; email: string }[]>`
      select kind, person, email from identity.letter_presented(${actor.coalition})`
    if (letter?.kind !== 'password') throw new Problem('not-found', { detail: 'Deze link werkt niet (meer). Vraag een nieuwe aan.' })
    const fault = passwordFault(password, letter.email)
    if (fault) throw new Problem('invalid-input', { issues: [{ field: 'password', message: fault }] })
    const hash = await hashPassword(password)
    const used = await sql`
      update identity.letter set used_at = now() where coalition_id = ${actor.coalition} and lookup = ${lookup} and used_at is null`
    if (used.count !== 1) throw new Problem('not-found')
    await letProve(sql, letter.person)
    await sql`
      update identity.account set password = ${hash}, password_at = now()
       where coalition_id = ${actor.coalition} and person = ${letter.person} and password is not null`
    await endSessionsOf(sql, actor.coalition, letter.person)
    return { person: letter.person }
  },
})
