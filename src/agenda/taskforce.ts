// Shows one taskforce with its actions, and to colleagues who sits in it.
import { z } from 'zod'
import { dayOf } from '../places/public.ts'
import { everyone } from '../platform/actor.ts'
import type { ReadSql } from '../platform/database.ts'
import { expandable, expands } from '../platform/expand.ts'
import { id } from '../platform/id.ts'
import { read } from '../platform/operation.ts'
import { Problem } from '../platform/problem.ts'
import { TASKFORCE_MEMBERS } from './processing.ts'
import { action, readActions } from './actions.ts'
import { readTaskforces, taskforce } from './taskforces.ts'

/** A member by organisation; the name only for who may see people of that organisation. `over`: no longer a member today. */
const member = z.object({
  person: id.nullable(), organisation: z.string(), name: z.string().nullable(), part: z.enum(['lead', 'member']),
  temporary: z.boolean(), validFrom: z.string(), validTo: z.string().nullable(), over: z.boolean(),
})

export const showTaskforce = read({
  name: 'agenda.taskforce',
  input: z.object({ taskforce: id, expand: expandable('acties', 'leden') }),
  /** `members` and `actions` only when they were asked for. */
  output: taskforce.extend({ members: z.array(member).optional(), actions: z.array(action).optional() }),
  may: everyone,
  processing: TASKFORCE_MEMBERS,
  subjects: (_actor, _input, { members }) => (members ?? []).flatMap(({ person }) => person ?? []),
  audit: (_actor, input) => `bekeek de leden van taskforce ${input.taskforce}`,
  run: async ({ sql, actor, now }, input) => {
    const [found] = await readTaskforces(sql, actor.coalition, input)
    if (!found) throw new Problem('not-found', { detail: 'Deze taskforce kennen wij niet.' })
    return {
      ...found,
      ...(expands(input.expand, 'leden') ? { members: await readMembers(sql, actor.coalition, found.id, dayOf(now)) } : {}),
      ...(expands(input.expand, 'acties') ? { actions: await readActions(sql, actor.coalition, { taskforce: found.id }) } : {}),
    }
  },
})

const readMembers = async (sql: ReadSql, coalition: string, shown: string, today: string): Promise<z.output<typeof member>[]> => sql`
  select person.id as person, organisation.name as organisation, person.name, member.part, member.temporary,
         member.valid_from as "validFrom", member.valid_to as "validTo", coalesce(member.valid_to <= ${today}, false) as over
    from agenda.taskforce_member as member
    join partners.organisation on organisation.coalition_id = member.coalition_id and organisation.id = member.organisation_id
    left join partners.person on person.coalition_id = member.coalition_id and person.id = member.person_id
   where member.coalition_id = ${coalition} and member.taskforce_id = ${shown}
   order by over, member.part, organisation.name`
