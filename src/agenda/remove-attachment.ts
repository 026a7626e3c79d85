// Removes a file from an action, for good: by the lead of its taskforce, or by the coalition office.
import { z } from 'zod'
import { id } from '../platform/id.ts'
import { write } from '../platform/operation.ts'
import { Problem } from '../platform/problem.ts'
import { noPersons } from '../platform/processing.ts'
import { leaders } from './rules.ts'

export const removeAttachment = write({
  name: 'agenda.remove-attachment',
  input: z.object({ attachment: id }),
  output: z.object({ action: id }),
  may: leaders,
  processing: noPersons('the file goes, and what was in it is not looked at'),
  audit: (_actor, input, output) => `haalde bijlage ${input.attachment} weg bij actie ${output.action}`,
  run: async ({ sql, actor }, { attachment }) => {
    const [found] = await sql<{ action: string }[]>`
      select action_id as action from agenda.attachment where coalition_id = ${actor.coalition} and id = ${attachment}`
    if (!found) throw new Problem('not-found', { detail: 'Deze bijlage is er niet, of is niet voor u bedoeld.' })
    const removed = await sql`delete from agenda.attachment where coalition_id = ${actor.coalition} and id = ${attachment}`
    if (removed.count === 0) throw new Problem('not-allowed', { detail: 'Alleen de trekker van de taskforce en het bureau kunnen dit.' })
    return { action: found.action }
  },
})
