// Turns a report into a new action under its priority, with an answer to who reported it.
import { z } from 'zod'
import { addAction, leaders, plan } from '../../agenda/public.ts'
import { freeText } from '../../platform/free-text.ts'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { noPersons } from '../../platform/processing.ts'
import { Problem } from '../../platform/problem.ts'
import { holdReport, takeStep } from '../parts/steps.ts'
import { ACTION_STATE, isLeadOf, mayLeadToAction } from '../rules.ts'

export const turnIntoAction = write({
  name: 'frontline.turn-into-action',
  input: plan.omit({ priority: true, taskforce: true }).extend({ report: id, answer: freeText({ missing: 'Vertel de melder wat er gaat gebeuren.' }) }),
  output: z.object({ report: id, action: id }),
  may: leaders,
  processing: noPersons('reports are checked for persons before they are stored'),
  audit: (_actor, _input, output) => `maakte van melding ${output.report} actie ${output.action}`,
  run: async ({ sql, actor, now }, { report, answer, ...planned }) => {
    const held = await holdReport(sql, actor.coalition, report)
    if (!isLeadOf(actor, held.taskforce)) throw new Problem('not-allowed', { detail: 'Alleen de trekker van de taskforce en het bureau doen dit.' })
    if (!mayLeadToAction(held)) throw new Problem('conflict', { detail: 'Van deze melding kan nu geen actie worden gemaakt. Weeg haar eerst, en breng een drempel eerst bij een eigenaar.' })
    if (held.prioritySlug === null) throw new Problem('conflict', { detail: 'Deze melding hoort nog niet bij een prioriteit.' })
    const action = await addAction(sql, actor, now, { ...planned, priority: held.prioritySlug, taskforce: held.taskforce ?? undefined })
    await takeStep(sql, actor, now, held, { to: ACTION_STATE[held.kind], answer, action })
    return { report, action }
  },
})
