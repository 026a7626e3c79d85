// Counts the actions of each priority for everyone; of what is not public only how many, and only when there are enough.
import { z } from 'zod'
import { shownCount } from '../methods/disclosure/small-counts.ts'
import { everyone } from '../platform/actor.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { ACTION_STATES, type ActionState } from './rules.ts'

const count = z.object({
  priority: z.string(),
  /** Public actions in each state: everyone can count these from the list as well. */
  ...Object.fromEntries(ACTION_STATES.map((state) => [state, z.number()])) as Record<ActionState, z.ZodNumber>,
  /** Actions that are not public; null when there are too few to tell. */
  notPublic: z.number().nullable(),
})

export const countActions = read({
  name: 'agenda.counts',
  input: z.object({}),
  output: z.object({ priorities: z.array(count) }),
  may: everyone,
  processing: noPersons('counts of actions, without small counts of what is not public'),
  run: async ({ sql, actor }) => {
    const rows = await sql<{ slug: string; state: ActionState; openToAll: boolean; actions: number }[]>`
      select priority.slug, counted.state, counted.open_to_all as "openToAll", counted.actions
        from strategy.priority join agenda.count_actions() as counted on counted.priority = priority.id
       where priority.coalition_id = ${actor.coalition}`
    const slugs = [...new Set(rows.map((row) => row.slug))].sort()
    return {
      priorities: slugs.map((slug) => {
        const own = rows.filter((row) => row.slug === slug)
        const inState = (state: ActionState): number => own.find((row) => row.openToAll && row.state === state)?.actions ?? 0
        const hidden = own.filter((row) => !row.openToAll).reduce((sum, row) => sum + row.actions, 0)
        return {
          priority: slug, planned: inState('planned'), running: inState('running'), done: inState('done'), stopped: inState('stopped'),
          notPublic: shownCount(hidden),
        }
      }),
    }
  },
})
