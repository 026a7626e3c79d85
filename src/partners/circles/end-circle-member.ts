// Ends someone's membership of a circle: from this moment that person no longer sees what is meant for it.
import { z } from 'zod'
import { signedIn } from '../../platform/actor.ts'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { CIRCLE_MEMBERS } from '../processing.ts'

/** Whose circle it is, only the database knows: the right of this operation is wide, the policy is narrow. */
export const endCircleMember = write({
  name: 'partners.end-circle-member',
  input: z.object({ circle: id, person: id }),
  output: z.object({ circle: id }),
  may: { ...signedIn, sentence: 'the keeper of the circle, and the coalition office unless its members are hidden' },
  processing: CIRCLE_MEMBERS,
  subjects: (_actor, input) => [input.person],
  audit: (_actor, input) => `beëindigde het lidmaatschap van persoon ${input.person} van kring ${input.circle}`,
  run: async ({ sql, actor }, { circle, person }) => {
    const [member] = await sql`
      select from partners.circle_member
       where coalition_id = ${actor.coalition} and circle_id = ${circle} and person_id = ${person} and valid_to is null`
    if (!member) throw new Problem('not-found', { detail: 'Deze persoon is geen lid van deze kring, of u kunt dat niet zien.' })
    const ended = await sql`
      update partners.circle_member set valid_to = greatest(valid_from, current_timestamp)
       where coalition_id = ${actor.coalition} and circle_id = ${circle} and person_id = ${person} and valid_to is null`
    if (ended.count === 0) throw new Problem('not-allowed', { detail: 'Alleen wie de kring beheert en het bureau kunnen dit.' })
    return { circle }
  },
})
