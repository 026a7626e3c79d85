// The people of an organisation and their mandates: for colleagues, and for who covers all organisations.
import { z } from 'zod'
import { type Role, ROLES, signedIn } from '../../platform/actor.ts'
import { id } from '../../platform/id.ts'
import { read } from '../../platform/operation.ts'
import { PEOPLE } from '../processing.ts'
import { mandateState } from '../rules.ts'

/** `givenBy` and `deputyOf` are names, as far as the actor sees these people; `replaces` is the mandate that this one replaces. */
const mandate = z.object({
  id, role: z.enum(ROLES), validFrom: z.date(), validTo: z.date().nullable(), state: z.enum(['coming', 'in-force', 'ended']),
  manages: z.boolean(), givenBy: z.string().nullable(), replaces: id.nullable(), deputyOf: z.string().nullable(),
})
const person = z.object({ id, name: z.string(), does: z.string(), demo: z.boolean(), leftAt: z.date().nullable(), mandates: z.array(mandate) })
export type Person = z.output<typeof person>

type Row = Pick<Person, 'name' | 'does' | 'demo' | 'leftAt'> & {
  person: string; mandate: string | null; role: Role; validFrom: Date; validTo: Date | null
  manages: boolean; givenBy: string | null; replaces: string | null; deputyOf: string | null
}

/** People who work for an organisation (the own one when not given), or `all` that ever did. Someone of another organisation gets an empty list. */
export const listPeople = read({
  name: 'partners.people',
  input: z.object({ organisation: id.optional(), which: z.enum(['present', 'all']).default('present') }),
  output: z.array(person),
  may: signedIn,
  processing: PEOPLE,
  subjects: (_actor, _input, people) => people.map((shown) => shown.id),
  audit: (actor, { organisation = actor.organisation }) => `bekeek de mensen van organisatie ${organisation}`,
  run: async ({ sql, actor, now }, { organisation = actor.organisation, which }) => {
    const rows = await sql<Row[]>`
      select person.id as person, person.name, person.does, person.demo, person.left_at as "leftAt",
             mandate.id as mandate, mandate.role, mandate.valid_from as "validFrom", mandate.valid_to as "validTo", mandate.manages,
             giver.name as "givenBy", mandate.deputy_of as replaces, replaced.name as "deputyOf"
        from partners.person
        left join partners.mandate on mandate.coalition_id = person.coalition_id and mandate.person_id = person.id
        left join partners.person as giver on giver.coalition_id = mandate.coalition_id and giver.id = mandate.given_by
        left join partners.mandate as principal on principal.coalition_id = mandate.coalition_id and principal.id = mandate.deputy_of
        left join partners.person as replaced on replaced.coalition_id = principal.coalition_id and replaced.id = principal.person_id
       where person.coalition_id = ${actor.coalition} and person.organisation_id = ${organisation}
         and (${which} = 'all' or person.left_at is null)
       order by person.left_at desc nulls first, person.name, person.id, mandate.valid_from desc`
    return gathered(rows, now)
  },
})

function gathered(rows: readonly Row[], now: Date): Person[] {
  const people = new Map<string, Person>()
  for (const { person: known, name, does, demo, leftAt, mandate: held, ...row } of rows) {
    const one = people.get(known) ?? { id: known, name, does, demo, leftAt, mandates: [] }
    people.set(known, one)
    if (held) one.mandates.push({ id: held, state: mandateState(row, now), ...row })
  }
  return [...people.values()]
}
