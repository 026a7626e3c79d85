// Shows one report with all that became of it, and what this actor may do with it.
import { z } from 'zod'
import { signedIn } from '../platform/actor.ts'
import { id } from '../platform/id.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { type Report, report, reportColumns, reportsWithNames } from './parts/report-row.ts'
import { readSteps, step } from './parts/steps.ts'
import { isLeadOf, isTriageOf } from './rules.ts'

export const showReport = read({
  name: 'frontline.report',
  input: z.object({ report: id }),
  output: report.extend({ steps: z.array(step), mayTriage: z.boolean(), mayLead: z.boolean() }),
  may: signedIn,
  processing: noPersons('reports are checked for persons before they are stored'),
  run: async ({ sql, actor }, input) => {
    const [found] = await sql<Report[]>`
      select ${reportColumns(sql)} from ${reportsWithNames(sql)} where report.coalition_id = ${actor.coalition} and report.id = ${input.report}`
    if (!found) throw new Problem('not-found', { detail: 'Deze melding is er niet, of is niet voor u bedoeld.' })
    return {
      ...found, steps: await readSteps(sql, actor.coalition, found.id),
      mayTriage: isTriageOf(actor, found.municipality.code), mayLead: isLeadOf(actor, found.taskforce?.id ?? null),
    }
  },
})
