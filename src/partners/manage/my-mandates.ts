// The mandates of whoever asks: to act in another role, and to see since when one may.
import { z } from 'zod'
import { ROLES } from '../../platform/actor.ts'
import { id } from '../../platform/id.ts'
import { read } from '../../platform/operation.ts'
import { PEOPLE } from '../processing.ts'
import { mandateState } from '../rules.ts'

export const listMyMandates = read({
  name: 'partners.my-mandates',
  input: z.object({}),
  output: z.array(z.object({
    id, role: z.enum(ROLES), organisation: z.string(), validFrom: z.date(), validTo: z.date().nullable(),
    state: z.enum(['coming', 'in-force', 'ended']),
  })),
  may: { sentence: 'everyone who is signed in, for the own mandates', holds: (actor) => actor.person !== null },
  processing: PEOPLE,
  subjects: ({ person }) => (person ? [person] : []),
  audit: () => 'bekeek de eigen mandaten',
  run: async ({ sql, actor, now }) => {
    const rows = await sql<{ id: string; role: (typeof ROLES)[number]; organisation: string; validFrom: Date; validTo: Date | null }[]>`
      select mandate.id, mandate.role, organisation.name as organisation, mandate.valid_from as "validFrom", mandate.valid_to as "validTo"
        from partners.mandate
        join partners.organisation on organisation.coalition_id = mandate.coalition_id and organisation.id = mandate.organisation_id
       where mandate.coalition_id = ${actor.coalition} and mandate.person_id = ${actor.person}
       order by mandate.valid_from desc`
    return rows.map((row) => ({ ...row, state: mandateState(row, now) }))
  },
})
