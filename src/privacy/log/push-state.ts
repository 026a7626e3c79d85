// Tells how far the processing record was sent to the collector of the organisation.
import { z } from 'zod'
import { read } from '../../platform/operation.ts'
import { noPersons } from '../../platform/processing.ts'
import { privacyOfficer } from '../rules.ts'

const state = z.object({ pushedTo: z.date(), lastAt: z.date().nullable(), spans: z.number(), failures: z.number(), lastFailure: z.string().nullable() })

/** Null when nothing was ever sent: no collector was set. */
export const showPushState = read({
  name: 'privacy.push-state',
  input: z.object({}),
  output: state.nullable(),
  may: privacyOfficer,
  processing: noPersons('how far a transfer is'),
  run: async ({ sql, actor }) => {
    const [row] = await sql<z.output<typeof state>[]>`
      select pushed_to as "pushedTo", last_at as "lastAt", spans, failures, last_failure as "lastFailure" from privacy.push where coalition_id = ${actor.coalition}`
    return row ?? null
  },
})
