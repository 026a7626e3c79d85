// Shows the processing register: the activities, and what the coalition stated about them. Everyone may read it.
import { z } from 'zod'
import { everyone } from '../../platform/actor.ts'
import { read } from '../../platform/operation.ts'
import { noPersons } from '../../platform/processing.ts'

const entry = z.object({
  statedAt: z.date(), controller: z.string(), jointControllers: z.string(), contact: z.string(), processors: z.string(), transfers: z.string(),
  dpiaOn: z.string().nullable(), reviewedOn: z.string().nullable(),
})
export type RegisterEntry = z.output<typeof entry>

const activity = z.object({
  name: z.string(), title: z.string(), purpose: z.string(), legalBasis: z.string(), law: z.enum(['avg', 'wpg']), subjects: z.array(z.string()),
  data: z.array(z.string()), recipients: z.array(z.string()), retention: z.string(), validFrom: z.date(), validTo: z.date().nullable(),
  ownEntry: entry.nullable(), chosenDays: z.number().nullable(), records: z.number().nullable(),
})
export type RegisteredActivity = z.output<typeof activity>

type EntryRow = RegisterEntry & { activity: string | null }

/** `chosenDays`: the term that the coalition chose for its retention. `records`: processing records of the last 365 days; only for the privacy officer, else null. `entry` holds for every activity without an own one. */
export const showRegister = read({
  name: 'privacy.register',
  input: z.object({ activity: z.string().max(100).optional(), past: z.boolean().default(false).describe('Ook eerdere versies.') }),
  output: z.object({ entry: entry.nullable(), activities: z.array(activity) }),
  may: everyone,
  processing: noPersons('describes processing; names offices, not persons'),
  run: async ({ sql, actor, now }, { activity: one = null, past }) => {
    const counts = actor.role === 'privacy-officer'
    const [activities, entries] = await Promise.all([
      sql<Omit<RegisteredActivity, 'ownEntry'>[]>`
        select name, title, purpose, legal_basis as "legalBasis", law, subjects, data, recipients, retention, valid_from as "validFrom", valid_to as "validTo",
               (select days from privacy.term where term.coalition_id = activity.coalition_id and term.rule = activity.retention order by stated_at desc limit 1) as "chosenDays",
               case when ${counts} then (select count(*) from platform.processing_record as record
                 where record.coalition_id = activity.coalition_id and record.activity = activity.name and record.ended_at > ${now}::timestamptz - interval '365 days') end as records
          from privacy.activity
         where coalition_id = ${actor.coalition} and (${past} or valid_to is null) and (${one}::text is null or name = ${one})
         order by title, valid_from desc`,
      sql<EntryRow[]>`
        select distinct on (activity) activity, stated_at as "statedAt", controller, joint_controllers as "jointControllers", contact, processors, transfers,
               dpia_on as "dpiaOn", reviewed_on as "reviewedOn"
          from privacy.register_entry where coalition_id = ${actor.coalition} order by activity, stated_at desc, id desc`,
    ])
    const entryOf = (name: string | null): EntryRow | null => entries.find((row) => row.activity === name) ?? null
    return { entry: entryOf(null), activities: activities.map((row) => ({ ...row, ownEntry: entryOf(row.name) })) }
  },
})
