// The coalition office ends a mandate: from this moment on its person can no longer act under it.
import { z } from 'zod'
import { anyOf } from '../platform/actor.ts'
import { id } from '../platform/id.ts'
import { write } from '../platform/operation.ts'
import { Problem } from '../platform/problem.ts'
import { PEOPLE } from './processing.ts'

export const endMandate = write({
  name: 'partners.end-mandate',
  input: z.object({ mandate: id }),
  output: z.object({ person: id, organisation: id }),
  may: anyOf('coalition-office'),
  processing: PEOPLE,
  subjects: (_actor, _input, { person }) => [person],
  audit: (_actor, input) => `beëindigde mandaat ${input.mandate}`,
  run: async ({ sql, actor }, { mandate }) => {
    if (mandate === actor.mandate) throw new Problem('conflict', { detail: 'U kunt het mandaat waarmee u nu werkt niet zelf beëindigen.' })
    const [row] = await sql<{ person: string; organisation: string; ended: boolean }[]>`
      select person_id as person, organisation_id as organisation, coalesce(valid_to <= current_timestamp, false) as ended
        from partners.mandate where coalition_id = ${actor.coalition} and id = ${mandate} for update`
    if (!row) throw new Problem('not-found')
    if (row.ended) throw new Problem('conflict', { detail: 'Dit mandaat was al beëindigd.' })
    await sql`
      update partners.mandate set valid_to = greatest(valid_from, current_timestamp), ended_by = ${actor.person}
       where coalition_id = ${actor.coalition} and id = ${mandate}`
    return { person: row.person, organisation: row.organisation }
  },
})
