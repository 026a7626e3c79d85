// The coalition office adds a partner. Municipalities are not added by hand: they come with the places.
import { z } from 'zod'
import { anyOf } from '../platform/actor.ts'
import { id, newId } from '../platform/id.ts'
import { write } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { ADDABLE_KINDS } from './rules.ts'

export const addOrganisation = write({
  name: 'partners.add-organisation',
  input: z.object({
    name: z.string('Vul de naam in.').trim().min(2, 'Vul de naam in.').max(120, 'Gebruik hoogstens 120 tekens.'),
    kind: z.enum(ADDABLE_KINDS, 'Kies wat voor organisatie dit is.'),
    validFrom: z.iso.date('Vul een datum in.').optional(),
  }),
  output: z.object({ id }),
  may: anyOf('coalition-office'),
  processing: noPersons('an organisation is no person'),
  audit: (_actor, input, output) => `voegde organisatie ${output.id} toe`,
  run: async ({ sql, actor }, input) => {
    const [same] = await sql`
      select from partners.organisation where coalition_id = ${actor.coalition} and lower(name) = lower(${input.name})`
    if (same) throw new Problem('conflict', { issues: [{ field: 'name', message: 'Deze organisatie staat er al.' }] })
    const added = newId()
    await sql`
      insert into partners.organisation (coalition_id, id, kind, name, valid_from)
      values (${actor.coalition}, ${added}, ${input.kind}, ${input.name}, ${input.validFrom ?? null})`
    return { id: added }
  },
})
