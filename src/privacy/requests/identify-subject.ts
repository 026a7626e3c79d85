// Records that it is sure who asked, and who that is in this system, when the person is known here.
import { z } from 'zod'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { requestRow } from '../parts/request-row.ts'
import { REQUESTS } from '../processing.ts'
import { mayMove, privacyOfficer } from '../rules.ts'

export const identifySubject = write({
  name: 'privacy.identify-subject',
  input: z.object({ request: id, subject: id.optional().describe('Leeg: deze persoon komt in het systeem niet voor.') }),
  output: z.object({}),
  may: privacyOfficer,
  processing: REQUESTS,
  subjects: (_actor, { request, subject }) => [subject ?? request],
  audit: (_actor, { request, subject }) => `stelde bij verzoek ${request} vast wie het doet: ${subject ?? 'niemand die hier bekend is'}`,
  run: async ({ sql, actor, now }, { request, subject = null }) => {
    const { state } = await requestRow(sql, actor.coalition, request)
    if (!mayMove(state, 'identified')) throw new Problem('conflict', { detail: 'Bij dit verzoek is al vastgesteld wie het doet.' })
    if (subject) {
      const [person] = await sql`select from partners.person where coalition_id = ${actor.coalition} and id = ${subject}`
      if (!person) throw new Problem('invalid-input', { issues: [{ field: 'subject', message: 'Kies een persoon uit de lijst.' }] })
    }
    await sql`
      update privacy.request set state = 'identified', state_since = ${now}, subject = ${subject}
       where coalition_id = ${actor.coalition} and id = ${request} and state = ${state}`
    return {}
  },
})
