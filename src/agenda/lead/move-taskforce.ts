// Moves a taskforce to its next state, up to its discharge, with the reason that the board gave.
import { z } from 'zod'
import { dayOf } from '../../places/public.ts'
import { freeText } from '../../platform/free-text.ts'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { noPersons } from '../../platform/processing.ts'
import { Problem } from '../../platform/problem.ts'
import { office, TASKFORCE_MOVES, TASKFORCE_STATES, type TaskforceState } from '../rules.ts'
import { TASKFORCE_STATE_WORDS } from '../words.ts'

export const moveTaskforce = write({
  name: 'agenda.move-taskforce',
  input: z.object({
    taskforce: id,
    to: z.enum(TASKFORCE_STATES, { error: 'Kies wat er met de taskforce gebeurt.' }),
    reason: freeText({ missing: 'Vertel waarom.' }),
  }),
  output: z.object({ taskforce: id, state: z.enum(TASKFORCE_STATES) }),
  may: office,
  processing: noPersons('the state of a taskforce'),
  audit: (_actor, _input, output) => `zette taskforce ${output.taskforce} op ${TASKFORCE_STATE_WORDS[output.state]}`,
  run: async ({ sql, actor, now }, { taskforce, to, reason }) => {
    const [found] = await sql<{ state: TaskforceState }[]>`
      select state from agenda.taskforce where coalition_id = ${actor.coalition} and id = ${taskforce}`
    if (!found) throw new Problem('not-found', { detail: 'Deze taskforce kennen wij niet.' })
    if (!TASKFORCE_MOVES[found.state].includes(to)) throw new Problem('conflict', { detail: 'Deze stap kan nu niet. Kijk eerst hoe de taskforce ervoor staat.' })
    const moved = await sql`
      update agenda.taskforce
         set state = ${to}, state_since = ${dayOf(now)}, reason = ${reason}, valid_to = ${to === 'discharged' ? dayOf(now) : null}
       where coalition_id = ${actor.coalition} and id = ${taskforce} and state = ${found.state}`
    if (moved.count === 0) throw new Problem('conflict', { detail: 'Iemand anders was net iets eerder. Probeer het opnieuw.' })
    return { taskforce, state: to }
  },
})
