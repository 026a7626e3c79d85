// Gives the processing record of a period, oldest first and in parts, for the export to whoever keeps such logs together.
import { z } from 'zod'
import { ACCESS_LOG } from '../../platform/activities.ts'
import { read } from '../../platform/operation.ts'
import { privacyOfficer } from '../rules.ts'

const MOST = 1000

const record = z.object({
  operationId: z.string(), trace: z.string(), activity: z.string(), name: z.string(), status: z.enum(['ok', 'error']), startedAt: z.date(), endedAt: z.date(),
  subjects: z.array(z.string()),
})
export type ProcessingRecord = z.output<typeof record>

/** `subjects` are pseudonyms, so the two logs name nobody here; that someone took them is recorded under the one who did. */
export const listProcessingRecords = read({
  name: 'privacy.processing-records',
  input: z.object({ from: z.iso.date(), to: z.iso.date(), after: z.string().max(60).optional() }),
  output: z.object({ records: z.array(record), next: z.string().nullable() }),
  may: privacyOfficer,
  processing: ACCESS_LOG,
  subjects: (actor) => (actor.person ? [actor.person] : []),
  audit: (_actor, { from, to }) => `haalde het logboek dataverwerkingen op van ${from} tot en met ${to}`,
  run: async ({ sql, actor }, { from, to, after }) => {
    const [afterAt = null, afterId = null] = after?.split('/') ?? []
    const records = await sql<ProcessingRecord[]>`
      select operation_id as "operationId", trace, activity, name, status, started_at as "startedAt", ended_at as "endedAt", subjects
        from platform.processing_record
       where coalition_id = ${actor.coalition} and ended_at >= ${from}::date and ended_at < ${to}::date + 1
         and (${afterAt}::timestamptz is null or (ended_at, operation_id) > (${afterAt}::timestamptz, ${afterId}))
       order by ended_at, operation_id limit ${MOST}`
    const last = records.length === MOST ? records.at(-1) : undefined
    return { records: [...records], next: last ? `${last.endedAt.toISOString()}/${last.operationId}` : null }
  },
})
