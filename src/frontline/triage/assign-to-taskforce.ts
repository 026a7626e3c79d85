// Brings a weighed report to a taskforce: from then on its members read it, and an obstacle has an owner.
import { z } from 'zod'
import { freeText } from '../../platform/free-text.ts'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { noPersons } from '../../platform/processing.ts'
import { Problem } from '../../platform/problem.ts'
import { holdReport, takeStep } from '../parts/steps.ts'
import { isTriageOf, mayBringToTaskforce, mayMove, triage } from '../rules.ts'

export const assignToTaskforce = write({
  name: 'frontline.assign-to-taskforce',
  input: z.object({
    report: id, taskforce: z.guid({ error: 'Kies een taskforce.' }), answer: freeText({ missing: 'Vertel de melder waarom deze taskforce ermee verder gaat.' }),
  }),
  output: z.object({ report: id, taskforce: id }),
  may: triage,
  processing: noPersons('reports are checked for persons before they are stored'),
  audit: (_actor, _input, output) => `bracht melding ${output.report} naar taskforce ${output.taskforce}`,
  run: async ({ sql, actor, now }, input) => {
    const held = await holdReport(sql, actor.coalition, input.report)
    if (!isTriageOf(actor, held.municipality)) throw new Problem('not-allowed', { detail: 'Alleen de adviseur van deze gemeente en het bureau doen dit.' })
    if (!mayBringToTaskforce(held)) throw new Problem('conflict', { detail: 'Weeg de melding eerst. Een afgesloten melding gaat niet meer naar een taskforce.' })
    const [taskforce] = await sql<{ priority: string }[]>`
      select priority_id as priority from agenda.taskforce
       where coalition_id = ${actor.coalition} and id = ${input.taskforce} and state <> 'discharged'`
    if (!taskforce) throw new Problem('invalid-input', { issues: [{ field: 'taskforce', message: 'Kies een taskforce uit de lijst.' }] })
    const to = mayMove(held.kind, held.state, 'owned') ? 'owned' : undefined
    await takeStep(sql, actor, now, held, { to, answer: input.answer, priority: taskforce.priority, taskforce: input.taskforce })
    return { report: held.id, taskforce: input.taskforce }
  },
})
