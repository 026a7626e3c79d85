// Lets a colleague replace someone: the same organisation and role, never more than what is replaced, and over when that ends.
import { z } from 'zod'
import { type Role, ROLES } from '../../platform/actor.ts'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { PEOPLE } from '../processing.ts'
import { insertMandate, startOfDay } from './parts/insert-mandate.ts'
import { giverOf, mayManage } from '../rules.ts'

type Principal = { person: string; organisation: string; role: Role; manages: boolean; mayGive: string[]; deputyOf: string | null; validTo: Date | null }

/** `mandate`: the one whose holder is replaced. */
export const appointDeputy = write({
  name: 'partners.appoint-deputy',
  input: z.object({
    mandate: z.guid('Kies wie wordt vervangen.'), person: z.guid('Kies wie vervangt.'),
    validFrom: z.iso.date('Vul een datum in.').optional(), validTo: z.iso.date('Vul een datum in.').optional(),
  }),
  output: z.object({ id, organisation: id }),
  may: { sentence: 'whoever manages the people of the organisation and may give the role', holds: (actor) => mayManage(actor) },
  processing: PEOPLE,
  subjects: (_actor, input) => [input.person],
  audit: (_actor, input, output) => `liet persoon ${input.person} met mandaat ${output.id} de houder van mandaat ${input.mandate} vervangen`,
  run: async ({ sql, actor, now }, input) => {
    const [principal] = await sql<Principal[]>`
      select person_id as person, organisation_id as organisation, role, manages, may_give as "mayGive", deputy_of as "deputyOf", valid_to as "validTo"
        from partners.mandate
       where coalition_id = ${actor.coalition} and id = ${input.mandate} and (valid_to is null or current_timestamp < valid_to)`
    if (!principal) throw new Problem('not-found')
    if (principal.deputyOf) refuse('mandate', 'Deze persoon vervangt zelf iemand. Een vervanger heeft geen vervanger.')
    if (principal.person === input.person) refuse('person', 'Kies iemand anders: niemand vervangt zichzelf.')
    const [colleague] = await sql`
      select from partners.person where coalition_id = ${actor.coalition} and id = ${input.person} and organisation_id = ${principal.organisation}`
    if (!colleague) refuse('person', 'Kies een collega uit dezelfde organisatie.')
    const ownRoles = giverOf(actor)?.mayGive ?? []
    const asked = input.validTo ? await startOfDay(sql, input.validTo) : null
    return insertMandate(sql, actor, {
      person: input.person, role: principal.role, manages: principal.manages, deputyOf: input.mandate,
      mayGive: ROLES.filter((role) => principal.mayGive.includes(role) && ownRoles.includes(role)),
      validFrom: input.validFrom ? await startOfDay(sql, input.validFrom) : now,
      validTo: earliest(asked, principal.validTo),
    })
  },
})

const earliest = (a: Date | null, b: Date | null): Date | null => (a && b ? (a < b ? a : b) : a ?? b)

function refuse(field: string, message: string): never {
  throw new Problem('conflict', { issues: [{ field, message }] })
}
