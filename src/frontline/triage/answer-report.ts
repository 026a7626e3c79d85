// Answers a reporter, and with the answer brings the report on when that is chosen: forwarded, closed, an owner, public.
import { z } from 'zod'
import { dayOf } from '../../places/public.ts'
import type { Actor } from '../../platform/actor.ts'
import type { WriteSql } from '../../platform/database.ts'
import { freeText, refusalsOf } from '../../platform/free-text.ts'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { noPersons } from '../../platform/processing.ts'
import { Problem } from '../../platform/problem.ts'
import { type Held, holdReport, takeStep } from '../parts/steps.ts'
import { answerers, answerMoves, isLeadOf, isTriageOf, STATES } from '../rules.ts'

export const answerReport = write({
  name: 'frontline.answer-report',
  input: z.object({
    report: id,
    answer: freeText({ missing: 'Schrijf een antwoord aan de melder.' }),
    to: z.enum(STATES).optional(),
    owner: id.optional().describe('De organisatie die een drempel op zich neemt; nodig bij owned.'),
    publicText: z.string().trim().max(4000, { error: 'Schrijf het korter: hooguit 4000 tekens.' }).optional().describe('Het verhaal zoals iedereen het leest; nodig bij published.'),
  }),
  output: z.object({ report: id, state: z.enum(STATES) }),
  may: answerers,
  processing: noPersons('the answer stands with the report, not with who sent it'),
  audit: (_actor, input, output) => `gaf antwoord op melding ${output.report}${input.to ? ', met een nieuwe stand' : ''}`,
  run: async ({ sql, actor, now }, { report, answer, to, owner, publicText = '' }) => {
    const held = await holdReport(sql, actor.coalition, report)
    if (!isTriageOf(actor, held.municipality) && !isLeadOf(actor, held.taskforce)) {
      throw new Problem('not-allowed', { detail: 'Alleen de adviseur van deze gemeente, de taskforce en het bureau geven antwoord.' })
    }
    if (to !== undefined && !answerMoves(held).includes(to)) throw new Problem('conflict', { detail: 'Die stap kan nu niet. Kijk eerst hoe de melding ervoor staat.' })
    if (to === 'owned' && owner === undefined) throw wrong('owner', 'Kies de organisatie die de drempel op zich neemt.')
    if (held.kind === 'story' && to !== undefined) await changeWhatIsPublic(sql, actor, now, held, { to, publicText })
    await takeStep(sql, actor, now, held, { to, answer, owner: to === 'owned' ? owner : undefined })
    return { report, state: to ?? held.state }
  },
})

async function changeWhatIsPublic(sql: WriteSql, actor: Actor, now: Date, held: Held, { to, publicText }: { to: string; publicText: string }): Promise<void> {
  if (!isTriageOf(actor, held.municipality)) throw new Problem('not-allowed', { detail: 'Alleen de adviseur van deze gemeente en het bureau maken een verhaal openbaar.' })
  if (to === 'published') {
    if (publicText.length < 10) throw wrong('publicText', 'Schrijf het verhaal zoals iedereen het mag lezen.')
    const refusals = refusalsOf(publicText, { namesChecked: true })
    if (refusals.length > 0) throw new Problem('invalid-input', { issues: refusals.map((message) => ({ field: 'publicText', message })) })
    await sql`
      insert into frontline.story (coalition_id, report_id, body, municipality_code, priority_id, published_on)
      values (${actor.coalition}, ${held.id}, ${publicText}, ${held.municipality}, ${held.priority}, ${dayOf(now)})`
  } else {
    await sql`delete from frontline.story where coalition_id = ${actor.coalition} and report_id = ${held.id}`
  }
}

const wrong = (field: string, message: string): Problem => new Problem('invalid-input', { issues: [{ field, message }] })
