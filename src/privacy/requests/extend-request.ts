// Extends the term of a request by two months, once, within the first month and with a reason that the person is told (AVG art. 12(3)).
import { z } from 'zod'
import { dayOf } from '../../places/public.ts'
import { freeText } from '../../platform/free-text.ts'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { requestRow } from '../parts/request-row.ts'
import { REQUESTS } from '../processing.ts'
import { dueOn, mayExtend, privacyOfficer } from '../rules.ts'

export const extendRequest = write({
  name: 'privacy.extend-request',
  input: z.object({
    request: id,
    reason: freeText({ missing: 'Vertel waarom het langer duurt.', longest: 1000 }).refine((text) => text.length >= 10, { error: 'Vertel iets meer: minstens 10 tekens.' }),
  }),
  output: z.object({ dueOn: z.string(), subject: id.nullable() }),
  may: privacyOfficer,
  processing: REQUESTS,
  subjects: (_actor, { request }, { subject }) => [subject ?? request],
  audit: (_actor, { request }) => `verlengde de termijn van verzoek ${request}`,
  run: async ({ sql, actor, now }, { request, reason }) => {
    const row = await requestRow(sql, actor.coalition, request)
    const today = dayOf(now)
    if (!mayExtend(row, today)) throw new Problem('conflict', { detail: 'Verlengen kan één keer, in de eerste maand, zolang er nog geen antwoord is.' })
    const due = dueOn(row.receivedOn, true)
    await sql`
      update privacy.request set due_on = ${due}, extended_on = ${today}, extension_reason = ${reason}
       where coalition_id = ${actor.coalition} and id = ${request} and extended_on is null`
    return { dueOn: due, subject: row.subject }
  },
})
