// Links a report to an action that is already there: many reports can stand behind one action, and one report behind several.
import { z } from 'zod'
import { leaders } from '../../agenda/public.ts'
import { freeText } from '../../platform/free-text.ts'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { noPersons } from '../../platform/processing.ts'
import { Problem } from '../../platform/problem.ts'
import { holdReport, takeStep } from '../parts/steps.ts'
import { ACTION_STATE, isLeadOf, mayLeadToAction } from '../rules.ts'

export const linkToAction = write({
  name: 'frontline.link-to-action',
  input: z.object({ report: id, action: z.guid({ error: 'Kies een actie.' }), answer: freeText({ missing: 'Vertel de melder wat deze actie doet.' }) }),
  output: z.object({ report: id, action: id }),
  may: leaders,
  processing: noPersons('reports are checked for persons before they are stored'),
  audit: (_actor, _input, output) => `koppelde melding ${output.report} aan actie ${output.action}`,
  run: async ({ sql, actor, now }, { report, action, answer }) => {
    const held = await holdReport(sql, actor.coalition, report)
    if (!isLeadOf(actor, held.taskforce)) throw new Problem('not-allowed', { detail: 'Alleen de trekker van de taskforce en het bureau doen dit.' })
    if (!mayLeadToAction(held)) throw new Problem('conflict', { detail: 'Deze melding kan nu niet bij een actie horen. Weeg haar eerst, en breng een drempel eerst bij een eigenaar.' })
    const [known] = await sql<{ linked: boolean }[]>`
      select exists (select from frontline.step where step.coalition_id = action.coalition_id and step.report_id = ${report} and step.action_id = action.id) as linked
        from agenda.action where action.coalition_id = ${actor.coalition} and action.id = ${action}`
    if (!known) throw new Problem('invalid-input', { issues: [{ field: 'action', message: 'Kies een actie uit de lijst.' }] })
    if (known.linked) throw new Problem('conflict', { issues: [{ field: 'action', message: 'Deze melding hoort al bij deze actie.' }] })
    await takeStep(sql, actor, now, held, { to: ACTION_STATE[held.kind], answer, action })
    return { report, action }
  },
})
