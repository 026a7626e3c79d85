// Lists the reports that the actor may read: the own ones, those of the own municipality or taskforce, or all of them.
import { z } from 'zod'
import { signedIn } from '../platform/actor.ts'
import { id } from '../platform/id.ts'
import { read, unrecorded } from '../platform/operation.ts'
import { type Report, report, reportColumns, reportsWithNames } from './parts/report-row.ts'
import { FINISHED_STATES, KINDS } from './rules.ts'

const PAGE_SIZE = 25

export const listReports = read({
  name: 'frontline.reports',
  input: z.object({
    kind: z.enum(KINDS).optional(),
    which: z.enum(['open', 'new', 'ended', 'all']).default('open'),
    municipality: z.string().optional(),
    taskforce: id.optional(),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  output: z.object({ total: z.number(), pages: z.number(), reports: z.array(report) }),
  may: signedIn,
  audit: unrecorded('reports are checked for persons before they are stored'),
  run: async ({ sql, actor }, { kind = null, which, municipality = null, taskforce = null, page }) => {
    const matches = sql`
      report.coalition_id = ${actor.coalition}
      and (${kind}::text is null or report.kind = ${kind})
      and (${municipality}::text is null or report.municipality_code = ${municipality})
      and (${taskforce}::uuid is null or report.taskforce_id = ${taskforce})
      and ${which === 'all' ? sql`true` : which === 'new' ? sql`report.state in ('received', 'reported')`
        : which === 'ended' ? sql`report.state = any (${FINISHED_STATES})` : sql`report.state <> all (${FINISHED_STATES})`}`
    const [counted] = await sql<{ total: number }[]>`select count(*) as total from frontline.report where report.coalition_id = ${actor.coalition} and ${matches}`
    const reports = await sql<Report[]>`
      select ${reportColumns(sql)} from ${reportsWithNames(sql)} where report.coalition_id = ${actor.coalition} and ${matches}
       order by report.recorded_at desc, report.id desc limit ${PAGE_SIZE} offset ${(page - 1) * PAGE_SIZE}`
    const total = counted?.total ?? 0
    return { total, pages: Math.max(1, Math.ceil(total / PAGE_SIZE)), reports: [...reports] }
  },
})
