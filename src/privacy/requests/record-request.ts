// Records that someone asked something about the own data; the term runs from the day it came in.
import { z } from 'zod'
import { dayOf } from '../../places/public.ts'
import { freeText } from '../../platform/free-text.ts'
import { id, newId } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { REQUESTS } from '../processing.ts'
import { dueOn, privacyOfficer, REQUEST_KINDS } from '../rules.ts'

export const recordRequest = write({
  name: 'privacy.record-request',
  input: z.object({
    kind: z.enum(REQUEST_KINDS, { error: 'Kies wat er wordt gevraagd.' }),
    reference: freeText({ missing: 'Vul het kenmerk in waaronder u de briefwisseling bewaart.', longest: 120 }),
    asked: freeText({ missing: 'Vat in een paar woorden samen wat er wordt gevraagd.' }),
    receivedOn: z.iso.date({ error: 'Vul in wanneer het verzoek binnenkwam.' }),
  }),
  output: z.object({ request: id }),
  may: privacyOfficer,
  processing: REQUESTS,
  subjects: (_actor, _input, { request }) => [request],
  audit: (_actor, input, { request }) => `nam verzoek ${request} (${input.kind}) in`,
  run: async ({ sql, actor, now }, input) => {
    if (input.receivedOn > dayOf(now)) throw new Problem('invalid-input', { issues: [{ field: 'receivedOn', message: 'Deze dag is nog niet geweest.' }] })
    const request = newId()
    await sql`
      insert into privacy.request (coalition_id, id, kind, reference, asked, received_on, due_on, state, state_since)
      values (${actor.coalition}, ${request}, ${input.kind}, ${input.reference}, ${input.asked}, ${input.receivedOn}, ${dueOn(input.receivedOn, false)}, 'received', ${now})`
    return { request }
  },
})
