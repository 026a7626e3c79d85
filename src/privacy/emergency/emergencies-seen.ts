// Tells which emergency accesses the privacy officer has looked at.
import { z } from 'zod'
import { id } from '../../platform/id.ts'
import { read } from '../../platform/operation.ts'
import { noPersons } from '../../platform/processing.ts'
import { privacyOfficer } from '../rules.ts'

export const listEmergenciesSeen = read({
  name: 'privacy.emergencies-seen',
  input: z.object({}),
  output: z.array(id),
  may: privacyOfficer,
  processing: noPersons('ids of emergency accesses that were looked at'),
  run: async ({ sql, actor }) => {
    const rows = await sql<{ emergency: string }[]>`select emergency from privacy.emergency_seen where coalition_id = ${actor.coalition}`
    return rows.map(({ emergency }) => emergency)
  },
})
