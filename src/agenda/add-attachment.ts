// Adds a file to an action: by the lead of its taskforce, or by the coalition office.
import { z } from 'zod'
import { freeText } from '../platform/free-text.ts'
import { id, newId } from '../platform/id.ts'
import { write } from '../platform/operation.ts'
import { Problem } from '../platform/problem.ts'
import { noPersons } from '../platform/processing.ts'
import { ENDINGS, mediaTypeOf } from './parts/file-kind.ts'
import { leaders, MOST_BYTES } from './rules.ts'

const wrong = (message: string): Problem => new Problem('invalid-input', { issues: [{ field: 'file', message }] })

export const addAttachment = write({
  name: 'agenda.add-attachment',
  input: z.object({
    action: id,
    name: freeText({ missing: 'Kies een bestand.', longest: 120 }),
    content: z.base64({ error: 'Kies een bestand.' }).min(1, { error: 'Kies een bestand.' }).max(Math.ceil(MOST_BYTES / 3) * 4, { error: 'Dit bestand is te groot: hooguit 5 MB.' }).describe('Het bestand, in base64.'),
  }),
  output: z.object({ action: id, attachment: id }),
  may: leaders,
  processing: noPersons('who adds a file is asked for one without persons; a file is not read by us, so that stays a promise'),
  audit: (_actor, input, output) => `voegde bijlage ${output.attachment} toe aan actie ${input.action}`,
  run: async ({ sql, actor, now }, { action, name, content }) => {
    const bytes = Buffer.from(content, 'base64')
    const type = mediaTypeOf(name, bytes)
    if (!type) throw wrong(`Kies een bestand van een van deze soorten: ${ENDINGS.join(', ')}.`)
    if (bytes.length > MOST_BYTES) throw wrong('Dit bestand is te groot: hooguit 5 MB.')
    const attachment = newId()
    const added = await sql`
      insert into agenda.attachment (coalition_id, id, action_id, name, type, size, content, added_at, confidentiality, taskforce_id, circle_id)
      select coalition_id, ${attachment}, id, ${name}, ${type}, ${bytes.length}, ${bytes}, ${now}, confidentiality, taskforce_id, circle_id
        from agenda.action where coalition_id = ${actor.coalition} and id = ${action}`
    if (added.count === 0) throw new Problem('not-found', { detail: 'Deze actie is er niet, of is niet voor u bedoeld.' })
    return { action, attachment }
  },
})
