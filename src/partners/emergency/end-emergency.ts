// Ends emergency access before its time: by who took it, or by the privacy officer.
import { z } from 'zod'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { EMERGENCY } from '../processing.ts'

export const endEmergency = write({
  name: 'partners.end-emergency',
  input: z.object({ emergency: id }),
  output: z.object({ person: id }),
  may: { sentence: 'who took it, and the privacy officer', holds: (actor) => actor.person !== null },
  processing: EMERGENCY,
  subjects: (_actor, _input, { person }) => [person],
  audit: (_actor, input) => `beëindigde noodtoegang ${input.emergency}`,
  run: async ({ sql, actor }, { emergency }) => {
    const [row] = await sql<{ person: string; over: boolean }[]>`
      select person_id as person, valid_to <= current_timestamp as over from partners.emergency_access
       where coalition_id = ${actor.coalition} and id = ${emergency}`
    if (!row) throw new Problem('not-found')
    if (row.over) throw new Problem('conflict', { detail: 'Deze noodtoegang was al voorbij.' })
    await sql`
      update partners.emergency_access set valid_to = current_timestamp, ended_by = ${actor.person}
       where coalition_id = ${actor.coalition} and id = ${emergency}`
    return { person: row.person }
  },
})
