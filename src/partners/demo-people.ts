// The invented people that a visitor of a trial may become; in a production installation there are none.
import { z } from 'zod'
import { everyone, ROLES } from '../platform/actor.ts'
import { id } from '../platform/id.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { byRole } from './rules.ts'

/** One per role, in the order of the roles. */
export const demoPeople = read({
  name: 'partners.demo-people',
  input: z.object({}),
  output: z.array(z.object({ id, mandate: id, name: z.string(), description: z.string(), role: z.enum(ROLES), organisation: z.string() })),
  may: everyone,
  processing: noPersons('these people do not exist'),
  run: async ({ sql, actor }) => {
    const rows = await sql<{ id: string; mandate: string; name: string; description: string; role: (typeof ROLES)[number]; organisation: string }[]>`
      select person as id, mandate, name, does as description, role, organisation from partners.demo_people(${actor.coalition})`
    return [...rows].sort(byRole)
  },
})
