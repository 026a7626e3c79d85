// Who would be invited with a mandate: the name to check before a mail goes out.
import { z } from 'zod'
import { mayManage } from '../../partners/public.ts'
import { id } from '../../platform/id.ts'
import { read } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { ACCOUNTS } from '../processing.ts'

export const showInvitee = read({
  name: 'identity.invitee',
  input: z.object({ mandate: id }),
  output: z.object({ person: id, name: z.string(), organisation: id, organisationName: z.string() }),
  may: { sentence: 'whoever manages people', holds: (actor) => mayManage(actor) },
  processing: ACCOUNTS,
  subjects: (_actor, _input, { person }) => [person],
  audit: (_actor, { mandate }) => `bekeek wie mandaat ${mandate} heeft, om uit te nodigen`,
  run: async ({ sql, actor }, { mandate }) => {
    const [row] = await sql<{ person: string; name: string; organisation: string; organisationName: string }[]>`
      select who.id as person, who.name, home.id as organisation, home.name as "organisationName"
        from partners.mandate
        join partners.person as who on who.coalition_id = mandate.coalition_id and who.id = mandate.person_id
        join partners.organisation as home on home.coalition_id = mandate.coalition_id and home.id = mandate.organisation_id
       where mandate.coalition_id = ${actor.coalition} and mandate.id = ${mandate} and (mandate.valid_to is null or mandate.valid_to > now())`
    if (!row) throw new Problem('not-found')
    return row
  },
})
