// The coalition office decides what happens with a mandate that nobody confirmed in time.
import { z } from 'zod'
import { anyOf } from '../../platform/actor.ts'
import { write } from '../../platform/operation.ts'
import { noPersons } from '../../platform/processing.ts'

export const setReviewRule = write({
  name: 'partners.set-review-rule',
  input: z.object({ endsUnconfirmed: z.boolean('Kies wat er gebeurt.') }),
  output: z.object({ endsUnconfirmed: z.boolean() }),
  may: anyOf('coalition-office'),
  processing: noPersons('a rule for all mandates'),
  audit: (_actor, { endsUnconfirmed }) => `besloot dat een mandaat dat niemand bevestigt ${endsUnconfirmed ? 'vanzelf eindigt' : 'blijft gelden'}`,
  run: async ({ sql, actor }, { endsUnconfirmed }) => {
    await sql`
      insert into partners.review_rule (coalition_id, ends_unconfirmed, changed_at, changed_by)
      values (${actor.coalition}, ${endsUnconfirmed}, current_timestamp, ${actor.person})
      on conflict (coalition_id) do update set ends_unconfirmed = excluded.ends_unconfirmed, changed_at = excluded.changed_at, changed_by = excluded.changed_by`
    return { endsUnconfirmed }
  },
})
