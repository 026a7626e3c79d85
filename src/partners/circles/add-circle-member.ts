// Adds someone to a circle: from the next moment that person sees what is meant for it.
import { z } from 'zod'
import { signedIn } from '../../platform/actor.ts'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { CIRCLE_MEMBERS } from '../processing.ts'

/** Whose circle it is, only the database knows: the right of this operation is wide, the policy is narrow. */
export const addCircleMember = write({
  name: 'partners.add-circle-member',
  input: z.object({ circle: id, person: z.guid({ error: 'Kies een persoon.' }) }),
  output: z.object({ circle: id }),
  may: { ...signedIn, sentence: 'the keeper of the circle, and the coalition office unless its members are hidden' },
  processing: CIRCLE_MEMBERS,
  subjects: (_actor, input) => [input.person],
  audit: (_actor, input) => `maakte persoon ${input.person} lid van kring ${input.circle}`,
  run: async ({ sql, actor }, { circle, person }) => {
    const [found] = await sql<{ keeper: string; hidden: boolean }[]>`
      select keeper_id as keeper, members_hidden as hidden from partners.circle where coalition_id = ${actor.coalition} and id = ${circle}`
    if (!found) throw new Problem('not-found', { detail: 'Deze kring kennen wij niet.' })
    const [open] = await sql`
      select from partners.circle_member
       where coalition_id = ${actor.coalition} and circle_id = ${circle} and person_id = ${person} and (valid_to is null or current_timestamp < valid_to)`
    if (open) throw new Problem('conflict', { issues: [{ field: 'person', message: 'Deze persoon is al lid.' }] })
    await sql`
      insert into partners.circle_member (coalition_id, circle_id, person_id, keeper_id, members_hidden, valid_from)
      values (${actor.coalition}, ${circle}, ${person}, ${found.keeper}, ${found.hidden}, current_timestamp)`
    return { circle }
  },
})
