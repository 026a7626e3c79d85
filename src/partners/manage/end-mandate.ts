// Ends a mandate: from this moment on its person can no longer act under it, nor can a deputy, and open sessions are over.
import { z } from 'zod'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { PEOPLE } from '../processing.ts'
import { endMandates, mandateSeen } from './parts/end-mandates.ts'
import { mayManage } from '../rules.ts'

export const endMandate = write({
  name: 'partners.end-mandate',
  input: z.object({ mandate: id }),
  output: z.object({ person: id, organisation: id }),
  may: { sentence: 'whoever manages the people of the organisation, for the roles that they may give', holds: (actor) => mayManage(actor) },
  processing: PEOPLE,
  subjects: (_actor, _input, { person }) => [person],
  audit: (_actor, input) => `beëindigde mandaat ${input.mandate}`,
  run: async ({ sql, actor }, { mandate }) => {
    const row = await mandateSeen(sql, actor.coalition, mandate)
    if (!row) throw new Problem('not-found')
    if (row.person === actor.person) throw new Problem('conflict', { detail: 'Uw eigen mandaat laat u door een ander beëindigen.' })
    if (row.ended) throw new Problem('conflict', { detail: 'Dit mandaat was al beëindigd.' })
    if (await endMandates(sql, actor, [row]) === 0) throw new Problem('not-allowed', { detail: 'Deze rol geeft u niet, en beëindigt u dus ook niet. Vraag het bureau van de coalitie.' })
    return { person: row.person, organisation: row.organisation }
  },
})
