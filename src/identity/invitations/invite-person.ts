// Invites the person of a mandate, by mail, to choose how to sign in.
import { z } from 'zod'
import type { Actor, Role } from '../../platform/actor.ts'
import type { WriteSql } from '../../platform/database.ts'
import { id, newId } from '../../platform/id.ts'
import { addJob } from '../../platform/jobs.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { mayGive, mayManage } from '../../partners/public.ts'
import { ACCOUNTS } from '../processing.ts'
import { INVITATION_DAYS } from '../rules.ts'

/** The job gets the letter's id and nothing else; the secret of the link is made when the mail is sent. */
export const invitePerson = write({
  name: 'identity.invite-person',
  input: z.object({ mandate: id, email: z.email({ error: 'Vul een e-mailadres in, zoals naam@organisatie.nl.' }).max(254) }),
  output: z.object({ letter: id, person: id }),
  may: { sentence: 'whoever manages people, and may give every mandate that the person has', holds: (actor) => mayManage(actor) },
  processing: ACCOUNTS,
  subjects: (_actor, _input, { person }) => [person],
  audit: (_actor, { mandate }, { person }) => `nodigde persoon ${person} uit om in te loggen (mandaat ${mandate})`,
  run: async ({ sql, actor }, { mandate, email }) => {
    const [given] = await sql<{ person: string }[]>`
      select person_id as person from partners.mandate
       where coalition_id = ${actor.coalition} and id = ${mandate} and (valid_to is null or valid_to > now())`
    if (!given) throw new Problem('not-found')
    await refuseUnlessAllGiven(sql, actor, given.person)
    const letter = newId()
    await sql`
      insert into identity.letter (coalition_id, id, kind, person, email, asked_by, expires_at)
      values (${actor.coalition}, ${letter}, 'invitation', ${given.person}, ${email}, ${actor.person}, now() + make_interval(days => ${INVITATION_DAYS}))`
    await addJob(sql, 'identity.send-letter', { letter })
    return { letter, person: given.person }
  },
})

/** An invitation opens the door to all that a person may do, so the inviter must be entitled to give all of it. */
async function refuseUnlessAllGiven(sql: WriteSql, actor: Actor, person: string): Promise<void> {
  const mandates = await sql<{ role: Role; organisation: string }[]>`select role, organisation from identity.roles_of(${actor.coalition}, ${person})`
  if (mandates.every((mandate) => mayGive(actor, { ...mandate, person }))) return
  throw new Problem('not-allowed', { detail: 'Deze persoon heeft ook een mandaat dat u niet mag geven. Vraag de uitnodiging aan wie dat wel mag.' })
}
