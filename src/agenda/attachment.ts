// Hands out one file of an action, to who may see that action.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { id } from '../platform/id.ts'
import { read } from '../platform/operation.ts'
import { Problem } from '../platform/problem.ts'
import { noPersons } from '../platform/processing.ts'

export const showAttachment = read({
  name: 'agenda.attachment',
  input: z.object({ attachment: id }),
  output: z.object({ name: z.string(), type: z.string(), content: z.string().describe('Het bestand, in base64.') }),
  may: everyone,
  processing: noPersons('a file of an action is asked to hold no persons; what is not public is kept by the row-level policy'),
  run: async ({ sql, actor }, { attachment }) => {
    const [found] = await sql<{ name: string; type: string; content: Buffer }[]>`
      select name, type, content from agenda.attachment where coalition_id = ${actor.coalition} and id = ${attachment}`
    if (!found) throw new Problem('not-found', { detail: 'Deze bijlage is er niet, of is niet voor u bedoeld.' })
    return { ...found, content: found.content.toString('base64') }
  },
})
