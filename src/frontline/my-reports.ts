// Lists what the actor reported under the own name, with the latest answer to each.
import { z } from 'zod'
import { signedIn } from '../platform/actor.ts'
import { read } from '../platform/operation.ts'
import { lineColumns, linesWithNames, type ReportLine, reportLine } from './parts/report-row.ts'
import { REPORTS } from './processing.ts'

const mine = reportLine.extend({ lastAnswer: z.string().nullable() })

export const listMyReports = read({
  name: 'frontline.my-reports',
  input: z.object({}),
  output: z.object({ reports: z.array(mine) }),
  may: signedIn,
  processing: REPORTS,
  subjects: (actor, _input, { reports }) => (actor.person && reports.length > 0 ? [actor.person] : []),
  audit: () => 'bekeek de eigen meldingen',
  run: async ({ sql, actor }) => ({
    reports: await sql<(ReportLine & { lastAnswer: string | null })[]>`
      select ${lineColumns(sql)}, last_step.answer as "lastAnswer"
        from ${linesWithNames(sql)}
        left join lateral (
          select step.answer from frontline.step
           where step.coalition_id = report.coalition_id and step.report_id = report.id
           order by step.taken_at desc, step.id desc limit 1) as last_step on true
       where report.coalition_id = ${actor.coalition} and report.reporter = ${actor.person}
       order by report.recorded_at desc, report.id desc
       limit 200`,
  }),
})
