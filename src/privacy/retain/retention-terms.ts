// Shows what retention does: the terms that the coalition chose, what each rule would take, and the proofs of what it took.
import { z } from 'zod'
import { read } from '../../platform/operation.ts'
import { noPersons } from '../../platform/processing.ts'
import { privacyOfficer } from '../rules.ts'

const term = z.object({ rule: z.string(), days: z.number(), decidedBy: z.string(), decidedOn: z.string(), statedAt: z.date() })
const rehearsal = z.object({
  rule: z.string(), countedAt: z.date(), dueNow: z.number(), dueInMonth: z.number(), dueInYear: z.number(), kept: z.number(), nextAt: z.date().nullable(),
})
export type Rehearsal = z.output<typeof rehearsal>
const erasure = z.object({
  id: z.string(), rule: z.string(), action: z.enum(['erase', 'anonymise']), days: z.number(), before: z.date(), carriedOutAt: z.date(), records: z.number(), idsHash: z.string(),
})
export type Erasure = z.output<typeof erasure>

export const showRetention = read({
  name: 'privacy.retention-terms',
  input: z.object({}),
  output: z.object({ terms: z.array(term), rehearsals: z.array(rehearsal), erasures: z.array(erasure) }),
  may: privacyOfficer,
  processing: noPersons('terms and counts hold no persons'),
  run: async ({ sql, actor }) => {
    const [terms, rehearsals, erasures] = await Promise.all([
      sql<z.output<typeof term>[]>`
        select rule, days, decided_by as "decidedBy", decided_on as "decidedOn", stated_at as "statedAt"
          from privacy.term where coalition_id = ${actor.coalition} order by stated_at desc`,
      sql<Rehearsal[]>`
        select rule, counted_at as "countedAt", due_now as "dueNow", due_in_month as "dueInMonth", due_in_year as "dueInYear", kept, next_at as "nextAt"
          from privacy.rehearsal where coalition_id = ${actor.coalition}`,
      sql<Erasure[]>`
        select id, rule, action, days, before, carried_out_at as "carriedOutAt", records, ids_hash as "idsHash"
          from privacy.erasure where coalition_id = ${actor.coalition} order by carried_out_at desc, id desc limit 200`,
    ])
    return { terms: [...terms], rehearsals: [...rehearsals], erasures: [...erasures] }
  },
})
