// Moves an action to its next state, with what it brought or why it stopped.
import { z } from 'zod'
import { dayOf } from '../places/public.ts'
import { freeText } from '../platform/free-text.ts'
import { id } from '../platform/id.ts'
import { write } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { ACTION_MOVES, ACTION_STATES, type ActionState, leaders, textAskedFor } from './rules.ts'
import { ACTION_STATE_WORDS } from './words.ts'

const MISSING = { reason: 'Vertel waarom de actie stopt.', result: 'Vertel wat de actie heeft gebracht.' } as const

export const moveAction = write({
  name: 'agenda.move-action',
  input: z.object({
    action: id,
    to: z.enum(ACTION_STATES, { error: 'Kies wat er met de actie gebeurt.' }),
    text: freeText({ missing: 'Vul een toelichting in.' }).optional(),
  }),
  output: z.object({ action: id, state: z.enum(ACTION_STATES) }),
  may: leaders,
  processing: noPersons('an action holds no persons'),
  audit: (_actor, _input, output) => `zette actie ${output.action} op ${ACTION_STATE_WORDS[output.state]}`,
  run: async ({ sql, actor, now }, { action, to, text }) => {
    const [found] = await sql<{ state: ActionState }[]>`
      select state from agenda.action where coalition_id = ${actor.coalition} and id = ${action}`
    if (!found) throw new Problem('not-found', { detail: 'Deze actie is er niet, of is niet voor u bedoeld.' })
    if (!ACTION_MOVES[found.state].includes(to)) throw new Problem('conflict', { detail: 'De actie is al verder of al klaar.' })
    const asked = textAskedFor(to)
    if (asked && !text) throw new Problem('invalid-input', { issues: [{ field: 'text', message: MISSING[asked] }] })
    const today = dayOf(now)
    const moved = await sql`
      update agenda.action
         set state = ${to}, reason = ${asked === 'reason' ? text! : null}, result = ${asked === 'result' ? text! : null},
             started_on = case when ${to} = 'running' then ${today}::date else started_on end, ended_on = ${asked ? today : null}
       where coalition_id = ${actor.coalition} and id = ${action} and state = ${found.state}`
    if (moved.count === 0) throw new Problem('not-allowed', { detail: 'Alleen de trekker van de taskforce en het bureau kunnen dit.' })
    return { action, state: to }
  },
})
