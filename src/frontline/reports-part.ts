// Gives one part of an export of reports: the next so many after the last one that was given.
import { z } from 'zod'
import { signedIn } from '../platform/actor.ts'
import { id } from '../platform/id.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { filterFields, matching } from './parts/filter.ts'
import { lineColumns, linesWithNames, reportLine, type ReportLine } from './parts/report-row.ts'

const MOST = 500

/** Where a part ends: the moment of the last report, as the database writes it (with microseconds), and its id. */
const cursor = z.object({ at: z.string().max(40), id })

/** The newest first; `next` is where the part after this one begins, null when this was the last. */
export const reportsPart = read({
  name: 'frontline.reports-part',
  input: z.object({ ...filterFields, after: cursor.optional(), most: z.number().int().min(1).max(MOST).default(MOST) }),
  output: z.object({ reports: z.array(reportLine), next: cursor.nullable() }),
  may: signedIn,
  processing: noPersons('reports are checked for persons before they are stored'),
  run: async ({ sql, actor }, { after, most, ...filter }) => {
    const rows = await sql<(ReportLine & { at: string })[]>`
      select ${lineColumns(sql)}, report.recorded_at::text as at
        from ${linesWithNames(sql)} where report.coalition_id = ${actor.coalition} and ${matching(sql, filter)}
         and ${after ? sql`(report.recorded_at, report.id) < (${after.at}::text::timestamptz, ${after.id}::uuid)` : sql`true`}
       order by report.recorded_at desc, report.id desc limit ${most}`
    const last = rows.at(-1)
    return { reports: [...rows], next: last && rows.length === most ? { at: last.at, id: last.id } : null }
  },
})
