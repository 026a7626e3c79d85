// Shows one taskforce with its actions, and to colleagues who sits in it.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { id } from '../platform/id.ts'
import { read, unrecorded } from '../platform/operation.ts'
import { Problem } from '../platform/problem.ts'
import { action, readActions } from './actions.ts'
import { readTaskforces, taskforce } from './taskforces.ts'

/** A member by organisation; the name only for who may see people of that organisation. */
const member = z.object({
  organisation: z.string(), name: z.string().nullable(), part: z.enum(['lead', 'member']), validFrom: z.string(), validTo: z.string().nullable(),
})

export const showTaskforce = read({
  name: 'agenda.taskforce',
  input: z.object({ taskforce: id }),
  output: taskforce.extend({ members: z.array(member), actions: z.array(action) }),
  may: everyone,
  audit: unrecorded('colleagues see office holders, visitors see none'),
  run: async ({ sql, actor }, input) => {
    const [found] = await readTaskforces(sql, actor.coalition, input)
    if (!found) throw new Problem('not-found', { detail: 'Deze taskforce kennen wij niet.' })
    const members = await sql<z.output<typeof member>[]>`
      select organisation.name as organisation, person.name, member.part, member.valid_from as "validFrom", member.valid_to as "validTo"
        from agenda.taskforce_member as member
        join partners.organisation on organisation.coalition_id = member.coalition_id and organisation.id = member.organisation_id
        left join partners.person on person.coalition_id = member.coalition_id and person.id = member.person_id
       where member.coalition_id = ${actor.coalition} and member.taskforce_id = ${found.id}
       order by member.part, organisation.name`
    return { ...found, members: [...members], actions: await readActions(sql, actor.coalition, input) }
  },
})
