// Weighs a report: the triage has read it, says what it thinks of it, and may name the priority that it belongs to.
import { z } from 'zod'
import { freeText } from '../../platform/free-text.ts'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { noPersons } from '../../platform/processing.ts'
import { Problem } from '../../platform/problem.ts'
import { holdReport, takeStep } from '../parts/steps.ts'
import { isTriageOf, mayMove, STATES, triage, WEIGHED_STATE } from '../rules.ts'

export const weighReport = write({
  name: 'frontline.weigh-report',
  input: z.object({ report: id, priority: z.string().optional(), answer: freeText({ missing: 'Vertel de melder wat u ervan vindt.' }) }),
  output: z.object({ report: id, state: z.enum(STATES) }),
  may: triage,
  processing: noPersons('reports are checked for persons before they are stored'),
  audit: (_actor, _input, output) => `woog melding ${output.report}`,
  run: async ({ sql, actor, now }, input) => {
    const held = await holdReport(sql, actor.coalition, input.report)
    if (!isTriageOf(actor, held.municipality)) throw new Problem('not-allowed', { detail: 'Alleen de adviseur van deze gemeente en het bureau wegen deze melding.' })
    const to = WEIGHED_STATE[held.kind]
    if (!mayMove(held.kind, held.state, to)) throw new Problem('conflict', { detail: 'Deze melding is al gewogen.' })
    const [priority] = input.priority === undefined ? [undefined] : await sql<{ id: string }[]>`
      select id from strategy.priority where coalition_id = ${actor.coalition} and slug = ${input.priority}`
    if (input.priority !== undefined && !priority) throw new Problem('invalid-input', { issues: [{ field: 'priority', message: 'Kies een prioriteit uit de lijst.' }] })
    await takeStep(sql, actor, now, held, { to, answer: input.answer, priority: priority?.id ?? null })
    return { report: held.id, state: to }
  },
})
