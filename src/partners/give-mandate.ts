// The coalition office lets a person act for the own organisation in one role, from now or a later day on.
import { z } from 'zod'
import { anyOf, ROLES } from '../platform/actor.ts'
import { id, newId } from '../platform/id.ts'
import { write } from '../platform/operation.ts'
import { Problem } from '../platform/problem.ts'
import { PEOPLE } from './processing.ts'
import { ROLE_WORDS } from './words.ts'

export const giveMandate = write({
  name: 'partners.give-mandate',
  input: z.object({
    person: z.guid('Kies wie dit mandaat krijgt.'),
    role: z.enum(ROLES, 'Kies een rol.'),
    validFrom: z.iso.date('Vul een datum in.').optional(),
    validTo: z.iso.date('Vul een datum in.').optional(),
  }),
  output: z.object({ id }),
  may: anyOf('coalition-office'),
  processing: PEOPLE,
  subjects: (_actor, input) => [input.person],
  audit: (_actor, input, output) => `gaf persoon ${input.person} mandaat ${output.id} (${ROLE_WORDS[input.role]})`,
  run: async ({ sql, actor, now }, input) => {
    const [person] = await sql<{ organisation: string }[]>`
      select organisation_id as organisation from partners.person where coalition_id = ${actor.coalition} and id = ${input.person}`
    if (!person) throw new Problem('not-found')
    const validFrom = input.validFrom ? await startOfDay(sql, input.validFrom) : now
    const validTo = input.validTo ? await startOfDay(sql, input.validTo) : null
    if (validTo && validTo <= validFrom) {
      throw new Problem('invalid-input', { issues: [{ field: 'validTo', message: 'De einddatum moet na de begindatum liggen.' }] })
    }
    const [same] = await sql`
      select from partners.mandate
       where coalition_id = ${actor.coalition} and person_id = ${input.person} and organisation_id = ${person.organisation}
         and role = ${input.role} and tstzrange(valid_from, valid_to) && tstzrange(${validFrom}, ${validTo})`
    if (same) throw new Problem('conflict', { issues: [{ field: 'role', message: 'Deze persoon heeft deze rol dan al.' }] })
    const given = newId()
    await sql`
      insert into partners.mandate (coalition_id, id, person_id, organisation_id, role, valid_from, valid_to, given_by)
      values (${actor.coalition}, ${given}, ${input.person}, ${person.organisation}, ${input.role}, ${validFrom}, ${validTo}, ${actor.person})`
    return { id: given }
  },
})

// A day begins in the Netherlands; PostgreSQL knows when summer time does.
async function startOfDay(sql: Parameters<typeof giveMandate.run>[0]['sql'], day: string): Promise<Date> {
  const [row] = await sql<{ moment: Date }[]>`select ${day}::date::timestamp at time zone 'Europe/Amsterdam' as moment`
  return row!.moment
}
