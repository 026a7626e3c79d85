// Counts the mandates that wait for this actor's judgement: for the reminder on the start page.
import { z } from 'zod'
import type { Role } from '../../platform/actor.ts'
import { read } from '../../platform/operation.ts'
import { noPersons } from '../../platform/processing.ts'
import { giverOf, mayManage, reviewOf } from '../rules.ts'

export const countReviewsWaiting = read({
  name: 'partners.reviews-waiting',
  input: z.object({}),
  output: z.object({ waiting: z.number() }),
  may: { sentence: 'whoever manages the people of an organisation', holds: (actor) => mayManage(actor) },
  processing: noPersons('a number'),
  run: async ({ sql, actor, now }) => {
    const roles = giverOf(actor)?.mayGive ?? []
    const rows = await sql<{ role: Role; validFrom: Date; confirmedAt: Date | null }[]>`
      select mandate.role, mandate.valid_from as "validFrom",
             (select max(at) from partners.mandate_review as looked
               where looked.coalition_id = mandate.coalition_id and looked.mandate_id = mandate.id and looked.outcome = 'confirmed') as "confirmedAt"
        from partners.mandate
       where mandate.coalition_id = ${actor.coalition} and mandate.role = any (${roles}) and mandate.person_id <> ${actor.person}
         and (mandate.organisation_id = ${actor.organisation} or ${actor.settings['covers'] === 'all'})
         and mandate.valid_from <= current_timestamp and (mandate.valid_to is null or current_timestamp < mandate.valid_to)`
    return { waiting: rows.filter((row) => ['due', 'overdue'].includes(reviewOf(row, now).state)).length }
  },
})
