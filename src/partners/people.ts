// The people of an organisation and their mandates: for colleagues, and for the coalition office.
import { z } from 'zod'
import { ROLES, signedIn } from '../platform/actor.ts'
import { id } from '../platform/id.ts'
import { read } from '../platform/operation.ts'
import { PEOPLE } from './processing.ts'
import { mandateState } from './rules.ts'

const mandate = z.object({
  id, role: z.enum(ROLES), validFrom: z.date(), validTo: z.date().nullable(), state: z.enum(['coming', 'in-force', 'ended']),
})
const person = z.object({ id, name: z.string(), does: z.string(), demo: z.boolean(), mandates: z.array(mandate) })
export type Person = z.output<typeof person>

type Row = {
  person: string; name: string; does: string; demo: boolean
  mandate: string | null; role: (typeof ROLES)[number]; validFrom: Date; validTo: Date | null
}

/** People who work for an organisation (the own one when not given). Someone of another organisation gets an empty list. */
export const listPeople = read({
  name: 'partners.people',
  input: z.object({ organisation: id.optional() }),
  output: z.array(person),
  may: signedIn,
  processing: PEOPLE,
  subjects: (_actor, _input, people) => people.map((shown) => shown.id),
  audit: (actor, { organisation = actor.organisation }) => `bekeek de mensen van organisatie ${organisation}`,
  run: async ({ sql, actor, now }, { organisation = actor.organisation }) => {
    const rows = await sql<Row[]>`
      select person.id as person, person.name, person.does, person.demo,
             mandate.id as mandate, mandate.role, mandate.valid_from as "validFrom", mandate.valid_to as "validTo"
        from partners.person
        left join partners.mandate on mandate.coalition_id = person.coalition_id and mandate.person_id = person.id
       where person.coalition_id = ${actor.coalition} and person.organisation_id = ${organisation}
       order by person.name, person.id, mandate.valid_from desc`
    return gathered(rows, now)
  },
})

function gathered(rows: readonly Row[], now: Date): Person[] {
  const people = new Map<string, Person>()
  for (const row of rows) {
    const one = people.get(row.person) ?? { id: row.person, name: row.name, does: row.does, demo: row.demo, mandates: [] }
    people.set(row.person, one)
    if (row.mandate) {
      one.mandates.push({ id: row.mandate, role: row.role, validFrom: row.validFrom, validTo: row.validTo, state: mandateState(row, now) })
    }
  }
  return [...people.values()]
}
