// Ends a membership of a taskforce, today: from the next moment that person no longer sees what the taskforce sees.
import { z } from 'zod'
import { dayOf } from '../../places/public.ts'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { TASKFORCE_MEMBERS } from '../processing.ts'
import { office } from '../rules.ts'

export const endMember = write({
  name: 'agenda.end-member',
  input: z.object({ taskforce: id, person: id }),
  output: z.object({ taskforce: id }),
  may: office,
  processing: TASKFORCE_MEMBERS,
  subjects: (_actor, input) => [input.person],
  audit: (_actor, input) => `beëindigde het lidmaatschap van persoon ${input.person} van taskforce ${input.taskforce}`,
  run: async ({ sql, actor, now }, { taskforce, person }) => {
    const ended = await sql`
      update agenda.taskforce_member set valid_to = greatest(valid_from, ${dayOf(now)})
       where coalition_id = ${actor.coalition} and taskforce_id = ${taskforce} and person_id = ${person}
         and (valid_to is null or ${dayOf(now)} < valid_to)`
    if (ended.count === 0) throw new Problem('not-found', { detail: 'Deze persoon is geen lid van deze taskforce.' })
    return { taskforce }
  },
})
