// Shows one action, and its files when asked for.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import type { ReadSql } from '../platform/database.ts'
import { expandable, expands } from '../platform/expand.ts'
import { id } from '../platform/id.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { action, readActions } from './actions.ts'

const attachment = z.object({ id, name: z.string(), type: z.string(), size: z.number(), addedAt: z.date() })
export type Attachment = z.output<typeof attachment>

export const showAction = read({
  name: 'agenda.action',
  input: z.object({ action: id, expand: expandable('bijlagen') }),
  /** `attachments` only when they were asked for. */
  output: action.extend({ attachments: z.array(attachment).optional() }),
  may: everyone,
  processing: noPersons('an action holds no persons; what is not public is kept by the row-level policy'),
  run: async ({ sql, actor }, input) => {
    const [found] = await readActions(sql, actor.coalition, { action: input.action })
    if (!found) throw new Problem('not-found', { detail: 'Deze actie is er niet, of is niet voor u bedoeld.' })
    return { ...found, ...(expands(input.expand, 'bijlagen') ? { attachments: await readAttachments(sql, actor.coalition, found.id) } : {}) }
  },
})

const readAttachments = async (sql: ReadSql, coalition: string, shown: string): Promise<Attachment[]> => sql`
  select id, name, type, size, added_at as "addedAt" from agenda.attachment
   where coalition_id = ${coalition} and action_id = ${shown} order by added_at, id`
