// What was processed about one person, by which organisation, when and for what (AVG art. 15): the processing record joined to the ledger.
import { z } from 'zod'
import { ROLES } from '../../platform/actor.ts'
import { id } from '../../platform/id.ts'
import { pseudonymOf } from '../../platform/keys.ts'
import { read } from '../../platform/operation.ts'
import { REQUESTS } from '../processing.ts'
import { privacyOfficer } from '../rules.ts'

const MOST = 1000

const act = z.object({
  at: z.date(), operationId: z.string(), operation: z.string(), activity: z.string(), organisation: z.string().nullable(),
  role: z.enum([...ROLES, 'visitor', 'system']).nullable(), emergency: z.boolean(),
  line: z.number().nullable().describe('De plaats van de regel in het logboek: daarmee is te bewijzen dat hij erin staat.'),
})
export type ActAboutSubject = z.output<typeof act>

/**
 * The acts of a period, newest first, at most a thousand at a time; `next` is where the following part begins. It says which organisation
 * and role acted, and never which colleague. The ledger line is looked for at the moment of the record, because that finds the index.
 */
export const showSubjectRecord = read({
  name: 'privacy.subject-record',
  input: z.object({ subject: id, from: z.iso.date().optional(), to: z.iso.date().optional(), after: z.string().max(60).optional() }),
  output: z.object({ acts: z.array(act), next: z.string().nullable() }),
  may: privacyOfficer,
  processing: REQUESTS,
  subjects: (_actor, { subject }) => [subject],
  audit: (_actor, { subject }) => `bekeek wat over persoon ${subject} is verwerkt`,
  run: async ({ sql, actor }, { subject, from = null, to = null, after }) => {
    const [afterAt = null, afterId = null] = after?.split('/') ?? []
    const rows = await sql<ActAboutSubject[]>`
      select record.started_at as at, record.operation_id as "operationId", record.name as operation, record.activity,
             organisation.name as organisation, line.role, coalesce(line.emergency, false) as emergency, leaf.index as line
        from platform.processing_record as record
        left join platform.ledger as line on line.coalition_id = record.coalition_id and line.operation_id = record.operation_id
         and line.at between record.started_at - interval '1 minute' and record.ended_at + interval '1 minute'
        left join platform.ledger_detail as detail on detail.coalition_id = line.coalition_id and detail.id = line.id
        left join platform.log_leaf as leaf on leaf.coalition_id = line.coalition_id and leaf.id = line.id
        left join partners.organisation on organisation.coalition_id = detail.coalition_id and organisation.id = detail.organisation
       where record.coalition_id = ${actor.coalition} and record.subjects @> array[${pseudonymOf(actor.coalition, subject)}]
         and (${from}::date is null or record.started_at >= ${from}::date) and (${to}::date is null or record.started_at < ${to}::date + 1)
         and (${afterAt}::timestamptz is null or (record.started_at, record.operation_id) < (${afterAt}::timestamptz, ${afterId}))
       order by record.started_at desc, record.operation_id desc
       limit ${MOST}`
    const last = rows.length === MOST ? rows.at(-1) : undefined
    return { acts: [...rows], next: last ? `${last.at.toISOString()}/${last.operationId}` : null }
  },
})
