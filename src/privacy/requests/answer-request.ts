// Ends a request: granted, granted in part, refused, or withdrawn by who asked; with the answer that was given.
import { z } from 'zod'
import { freeText } from '../../platform/free-text.ts'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { requestRow } from '../parts/request-row.ts'
import { REQUESTS } from '../processing.ts'
import { mayMove, needsAnswer, privacyOfficer } from '../rules.ts'

const missing = 'Schrijf wat u heeft geantwoord.'

export const answerRequest = write({
  name: 'privacy.answer-request',
  input: z.object({
    request: id,
    outcome: z.enum(['granted', 'partly-granted', 'refused', 'withdrawn'], { error: 'Kies hoe het verzoek afloopt.' }),
    answer: z.union([z.literal('').transform(() => undefined), freeText({ missing, longest: 4000 }).refine((text) => text.length >= 10, { error: 'Schrijf iets meer: minstens 10 tekens.' })]).optional(),
  }),
  output: z.object({ subject: id.nullable() }),
  may: privacyOfficer,
  processing: REQUESTS,
  subjects: (_actor, { request }, { subject }) => [subject ?? request],
  audit: (_actor, { request, outcome }) => `sloot verzoek ${request} af: ${outcome}`,
  run: async ({ sql, actor, now }, { request, outcome, answer }) => {
    const { state, subject } = await requestRow(sql, actor.coalition, request)
    if (needsAnswer(outcome) && !answer) throw new Problem('invalid-input', { issues: [{ field: 'answer', message: missing }] })
    if (!mayMove(state, outcome)) {
      throw new Problem('conflict', { detail: state === 'received' ? 'Stel eerst vast wie het verzoek doet.' : 'Dit verzoek is al afgesloten.' })
    }
    await sql`
      update privacy.request set state = ${outcome}, state_since = ${now}, answer = ${needsAnswer(outcome) ? answer ?? null : null}
       where coalition_id = ${actor.coalition} and id = ${request} and state = ${state}`
    return { subject }
  },
})
