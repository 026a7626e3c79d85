// Lists the requests of people about their own data, those that are due first.
import { z } from 'zod'
import { id } from '../../platform/id.ts'
import { read } from '../../platform/operation.ts'
import { REQUESTS } from '../processing.ts'
import { privacyOfficer, REQUEST_KINDS, REQUEST_STATES } from '../rules.ts'

const request = z.object({
  id, kind: z.enum(REQUEST_KINDS), subject: id.nullable(), reference: z.string(), asked: z.string(), receivedOn: z.string(), dueOn: z.string(),
  state: z.enum(REQUEST_STATES), stateSince: z.date(), extendedOn: z.string().nullable(), extensionReason: z.string().nullable(), answer: z.string().nullable(),
})
export type Request = z.output<typeof request>

/** The person whose data a request is about, as the logs know them: someone who is not known here stands under the id of the request. */
export const subjectOf = (about: { id: string; subject: string | null }): string => about.subject ?? about.id

export const listRequests = read({
  name: 'privacy.requests',
  input: z.object({ request: id.optional(), which: z.enum(['open', 'all']).default('open') }),
  output: z.array(request),
  may: privacyOfficer,
  processing: REQUESTS,
  subjects: (_actor, _input, requests) => requests.map(subjectOf),
  audit: (_actor, input) => (input.request ? `bekeek verzoek ${input.request}` : 'bekeek de verzoeken over eigen gegevens'),
  run: async ({ sql, actor }, { request: one = null, which }) => sql<Request[]>`
    select id, kind, subject, reference, asked, received_on as "receivedOn", due_on as "dueOn", state, state_since as "stateSince",
           extended_on as "extendedOn", extension_reason as "extensionReason", answer
      from privacy.request
     where coalition_id = ${actor.coalition} and (${one}::uuid is null or id = ${one})
       and (${which} = 'all' or ${one}::uuid is not null or state in ('received', 'identified'))
     order by state not in ('received', 'identified'), due_on, id
     limit 500`,
})
