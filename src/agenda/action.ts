// Shows one action.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { id } from '../platform/id.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { action, readActions } from './actions.ts'

export const showAction = read({
  name: 'agenda.action',
  input: z.object({ action: id }),
  output: action,
  may: everyone,
  processing: noPersons('an action holds no persons; what is not public is kept by the row-level policy'),
  run: async ({ sql, actor }, input) => {
    const [found] = await readActions(sql, actor.coalition, input)
    if (!found) throw new Problem('not-found', { detail: 'Deze actie is er niet, of is niet voor u bedoeld.' })
    return found
  },
})
