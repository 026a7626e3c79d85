// Marks an emergency access as looked at, so that the desk no longer calls for it.
import { z } from 'zod'
import { ACCESS_LOG } from '../../platform/activities.ts'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { privacyOfficer } from '../rules.ts'

export const markEmergencySeen = write({
  name: 'privacy.mark-emergency-seen',
  input: z.object({ emergency: id }),
  output: z.object({ person: id }),
  may: privacyOfficer,
  processing: ACCESS_LOG,
  subjects: (_actor, _input, { person }) => [person],
  audit: (_actor, { emergency }) => `bekeek noodtoegang ${emergency}`,
  run: async ({ sql, actor, now }, { emergency }) => {
    const [access] = await sql<{ person: string }[]>`
      select person_id as person from partners.emergency_access where coalition_id = ${actor.coalition} and id = ${emergency}`
    if (!access) throw new Problem('not-found')
    await sql`insert into privacy.emergency_seen (coalition_id, emergency, seen_at) values (${actor.coalition}, ${emergency}, ${now}) on conflict do nothing`
    return access
  },
})
