// Shows one priority: its task, ambitions and approach, each statement with its place in the source.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { priority, readPriorities } from './priorities.ts'
import { readStatements, statement } from './statements.ts'

export const showPriority = read({
  name: 'strategy.priority',
  input: z.object({ priority: z.string() }),
  output: priority.extend({ statements: z.array(statement) }),
  may: everyone,
  processing: noPersons('a strategy is public'),
  run: async ({ sql, actor, now }, { priority: slug }) => {
    const [found] = await readPriorities({ sql, coalition: actor.coalition, now }, { slug })
    if (!found) throw new Problem('not-found', { detail: 'Deze prioriteit kennen wij niet.' })
    const { strategy } = found
    return { ...found, statements: await readStatements(sql, actor.coalition, { strategy, priority: slug }) }
  },
})
