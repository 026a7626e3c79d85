// Lists the reports that the actor may read, with the choices of the filter: of the own municipality or taskforce, or all of them.
import { z } from 'zod'
import { dayOf } from '../places/public.ts'
import { signedIn } from '../platform/actor.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { filterFields, matching } from './parts/filter.ts'
import { lineColumns, linesWithNames, type ReportLine, reportLine } from './parts/report-row.ts'

const PAGE_SIZE = 25

const choice = z.object({ value: z.string(), label: z.string() })
type Choice = z.output<typeof choice>

/** `municipalities` and `taskforces` are what one can filter on; the taskforces are the own ones, or all for the coalition office. */
export const listReports = read({
  name: 'frontline.reports',
  input: z.object({
    ...filterFields,
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  output: z.object({ total: z.number(), pages: z.number(), reports: z.array(reportLine), municipalities: z.array(choice), taskforces: z.array(choice) }),
  may: signedIn,
  processing: noPersons('reports are checked for persons before they are stored'),
  run: async ({ sql, actor, now }, { page, ...filter }) => {
    const matches = matching(sql, filter)
    const mine = actor.role === 'coalition-office' ? null : (actor.settings['taskforces'] ?? '').split(',')
    // Sent together: the transaction's connection keeps the order.
    const [lines, choices] = await Promise.all([
      sql<(ReportLine & { total: number })[]>`
        select ${lineColumns(sql)}, count(*) over () as total
          from ${linesWithNames(sql)} where report.coalition_id = ${actor.coalition} and ${matches}
         order by report.recorded_at desc, report.id desc limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`,
      sql<(Choice & { of: 'municipality' | 'taskforce' })[]>`
        select 'municipality' as of, municipality.code as value, municipality.name as label
          from places.coalition_region
          join places.area_membership as membership on membership.area_code = coalition_region.area_code
          join places.municipality on municipality.code = membership.municipality_code
         where coalition_region.coalition_id = ${actor.coalition}
           and membership.valid_from <= ${dayOf(now)} and (membership.valid_to is null or ${dayOf(now)} < membership.valid_to)
        union all
        select 'taskforce', id::text, name from agenda.taskforce
         where coalition_id = ${actor.coalition} and (${mine}::text[] is null or id::text = any (${mine}))
        order by label`,
    ])
    const total = lines[0]?.total ?? 0
    return {
      total, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)), reports: [...lines],
      municipalities: choices.filter(({ of }) => of === 'municipality'), taskforces: choices.filter(({ of }) => of === 'taskforce'),
    }
  },
})
