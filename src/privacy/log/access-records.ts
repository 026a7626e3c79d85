// Searches the access record, newest first: by person, organisation, operation, activity, period, result and emergency.
import { z } from 'zod'
import { ACCESS_LOG } from '../../platform/activities.ts'
import { ROLES } from '../../platform/actor.ts'
import { id } from '../../platform/id.ts'
import { read } from '../../platform/operation.ts'
import { privacyOfficer } from '../rules.ts'

export const PAGE_SIZE = 50
const MOST = 1000
export const RESULTS = ['done', 'refused', 'failed'] as const

/** A choice of a form that may be left open. */
const open = <T extends z.ZodType>(choice: T) => z.union([z.literal('').transform(() => undefined), choice]).optional()

const entry = z.object({
  id, at: z.date(), operation: z.string(), operationId: z.string(), activity: z.string().nullable(), role: z.enum([...ROLES, 'visitor', 'system']),
  person: id.nullable(), organisation: z.string().nullable(), result: z.enum(RESULTS), emergency: z.boolean(), object: z.string().nullable(),
  sentence: z.string().nullable(), origin: z.string().nullable(), trace: z.string(),
})
export type AccessRecord = z.output<typeof entry>

/** `total` stops counting at ten thousand. `size` is 50 for a page and at most 1,000 for a part of an export. */
export const searchAccessRecords = read({
  name: 'privacy.access-records',
  input: z.object({
    person: open(id), organisation: open(id), operation: open(z.string().max(100)), activity: open(z.string().max(100)),
    from: open(z.iso.date({ error: 'Vul een datum in.' })), to: open(z.iso.date({ error: 'Vul een datum in.' })),
    result: open(z.enum(RESULTS)), emergency: open(z.enum(['ja'])), until: z.coerce.date().optional().describe('Niets van na dit moment.'),
    page: z.coerce.number().int().min(1).max(1_000_000).default(1), size: z.coerce.number().int().min(1).max(MOST).default(PAGE_SIZE),
  }),
  output: z.object({ total: z.number(), entries: z.array(entry) }),
  may: privacyOfficer,
  processing: ACCESS_LOG,
  // Whoever searches stands in the log too, also when nobody was found.
  subjects: (actor, _input, { entries }) => [...entries, actor].flatMap(({ person }) => person ?? []),
  audit: (_actor, { page, person }) => `zocht in het logboek${person ? ` naar persoon ${person}` : ''}, deel ${page}`,
  run: async ({ sql, actor }, { page, size, ...by }) => {
    const matches = sql`
      coalition_id = ${actor.coalition}
      ${by.person ? sql`and person = ${by.person}` : sql``} ${by.organisation ? sql`and organisation = ${by.organisation}` : sql``}
      ${by.operation ? sql`and operation = ${by.operation}` : sql``} ${by.activity ? sql`and activity = ${by.activity}` : sql``}
      ${by.from ? sql`and at >= ${by.from}::date` : sql``} ${by.to ? sql`and at < ${by.to}::date + 1` : sql``}
      ${by.until ? sql`and at < ${by.until}` : sql``}
      ${by.result ? sql`and result = ${by.result}` : sql``} ${by.emergency ? sql`and emergency` : sql``}`
    const [count, entries] = await Promise.all([
      sql<{ total: number }[]>`select count(*) as total from (select from platform.access_record where ${matches} limit 10000) as found`,
      sql<AccessRecord[]>`
        select found.*, organisation.name as organisation
          from (select coalition_id, id, at, operation, operation_id as "operationId", activity, role, person, organisation as by_organisation, result, emergency,
                       object, sentence, origin, trace
                  from platform.access_record where ${matches} order by at desc, id desc limit ${size} offset ${(page - 1) * size}) as found
          left join partners.organisation on organisation.coalition_id = found.coalition_id and organisation.id = found.by_organisation
         order by found.at desc, found.id desc`,
    ])
    return { total: count[0]?.total ?? 0, entries: [...entries] }
  },
})
