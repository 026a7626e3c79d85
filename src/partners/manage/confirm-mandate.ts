// Confirms that a mandate is still right: the term until the next look begins again, and the proof is kept.
import { z } from 'zod'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { PEOPLE } from '../processing.ts'
import { keepReview, mandateSeen } from './parts/end-mandates.ts'
import { mayManage } from '../rules.ts'

export const confirmMandate = write({
  name: 'partners.confirm-mandate',
  input: z.object({ mandate: id }),
  output: z.object({ person: id, organisation: id }),
  may: { sentence: 'whoever manages the people of the organisation, for the roles that they may give, and never for oneself', holds: (actor) => mayManage(actor) },
  processing: PEOPLE,
  subjects: (_actor, _input, { person }) => [person],
  audit: (_actor, input) => `bevestigde mandaat ${input.mandate}`,
  run: async ({ sql, actor }, { mandate }) => {
    const row = await mandateSeen(sql, actor.coalition, mandate)
    if (!row) throw new Problem('not-found')
    if (row.ended) throw new Problem('conflict', { detail: 'Dit mandaat is al beëindigd.' })
    if (row.person === actor.person) throw new Problem('conflict', { detail: 'Uw eigen mandaat laat u door een ander bevestigen.' })
    await keepReview(sql, actor, row, 'confirmed')
    return { person: row.person, organisation: row.organisation }
  },
})
