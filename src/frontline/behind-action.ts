// Shows what lies behind an action: how many reports, and those of them that this actor may read.
import { z } from 'zod'
import { shownCount } from '../methods/disclosure/small-counts.ts'
import { everyone } from '../platform/actor.ts'
import { id } from '../platform/id.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { lineColumns, linesWithNames, type ReportLine, reportLine } from './parts/report-row.ts'

export const showBehindAction = read({
  name: 'frontline.behind-action',
  input: z.object({ action: id }),
  /** `count` is null when there are too few to tell; who may read some of the reports sees those all the same. */
  output: z.object({ count: z.number().nullable(), reports: z.array(reportLine) }),
  may: everyone,
  processing: noPersons('a count without small numbers, and reports that the row-level policy shows'),
  run: async ({ sql, actor }, { action }) => {
    const [known] = await sql<{ reports: number }[]>`
      select frontline.count_behind_action(action.id) as reports from agenda.action where action.coalition_id = ${actor.coalition} and action.id = ${action}`
    if (!known) throw new Problem('not-found', { detail: 'Deze actie is er niet, of is niet voor u bedoeld.' })
    const reports = await sql<ReportLine[]>`
      select ${lineColumns(sql)} from ${linesWithNames(sql)}
       where report.coalition_id = ${actor.coalition}
         and report.id in (select step.report_id from frontline.step where step.coalition_id = ${actor.coalition} and step.action_id = ${action})
       order by report.recorded_at desc, report.id desc limit 100`
    return { count: shownCount(known.reports), reports: [...reports] }
  },
})
