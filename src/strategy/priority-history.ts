// Shows what stayed, left and entered between two strategies: the rule of one in, one out in real history.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { priority, readPriorities } from './priorities.ts'
import { exchange, keepsFocus } from './rules.ts'

export const showPriorityHistory = read({
  name: 'strategy.priority-history',
  input: z.object({ from: z.string(), to: z.string() }),
  output: z.object({
    from: z.string(),
    to: z.string(),
    stayed: z.array(z.object({ before: priority, after: priority })),
    left: z.array(priority),
    entered: z.array(priority),
    supported: z.array(priority),
    keepsFocus: z.boolean(),
  }),
  may: everyone,
  processing: noPersons('a strategy is public'),
  run: async ({ sql, actor, now }, { from, to }) => {
    const place = { sql, coalition: actor.coalition, now }
    const [before, after] = await Promise.all([readPriorities(place, { strategy: from }), readPriorities(place, { strategy: to })])
    if (before.length === 0 || after.length === 0) throw new Problem('not-found', { detail: 'Deze strategie kennen wij niet.' })
    const change = exchange(before, after)
    const supported = [...before, ...after].filter((each) => each.kind === 'supported')
    return { from, to, ...change, supported, keepsFocus: keepsFocus(change) }
  },
})
