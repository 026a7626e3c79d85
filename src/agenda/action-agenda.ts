// Shows the action agenda of one priority: what is chosen, who leads, and the actions.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { action, readActions } from './actions.ts'
import { readTaskforces, taskforce } from './taskforces.ts'

export const showActionAgenda = read({
  name: 'agenda.action-agenda',
  input: z.object({ priority: z.string() }),
  output: z.object({
    priority: z.object({ slug: z.string(), name: z.string(), shortName: z.string(), strategy: z.string(), kind: z.enum(['joint', 'supported']) }),
    introduction: z.string().nullable(),
    demo: z.boolean(),
    taskforces: z.array(taskforce),
    actions: z.array(action),
  }),
  may: everyone,
  processing: noPersons('an action agenda holds no persons'),
  run: async ({ sql, actor }, { priority }) => {
    const [found] = await sql<{ slug: string; name: string; shortName: string; strategy: string; kind: 'joint' | 'supported'; introduction: string | null; demo: boolean }[]>`
      select priority.slug, priority.name, priority.short_name as "shortName", strategy.slug as strategy, priority.kind,
             action_agenda.introduction, coalesce(action_agenda.demo, false) as demo
        from strategy.priority
        join strategy.strategy on strategy.coalition_id = priority.coalition_id and strategy.id = priority.strategy_id
        left join agenda.action_agenda on action_agenda.coalition_id = priority.coalition_id and action_agenda.priority_id = priority.id
       where priority.coalition_id = ${actor.coalition} and priority.slug = ${priority}`
    if (!found) throw new Problem('not-found', { detail: 'Deze prioriteit kennen wij niet.' })
    const { introduction, demo, ...about } = found
    return {
      priority: about, introduction, demo,
      taskforces: await readTaskforces(sql, actor.coalition, { priority }),
      actions: await readActions(sql, actor.coalition, { priority }),
    }
  },
})
