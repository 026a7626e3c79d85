// Adds someone who joins an organisation; what they may do follows from a mandate.
import { z } from 'zod'
import { id, newId } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { PEOPLE } from '../processing.ts'
import { mayManage } from '../rules.ts'

export const addPerson = write({
  name: 'partners.add-person',
  input: z.object({
    organisation: id,
    name: z.string('Vul de naam in.').trim().min(2, 'Vul de naam in.').max(120, 'Gebruik hoogstens 120 tekens.'),
    does: z.string('Vul in wat deze persoon doet.').trim().min(2, 'Vul in wat deze persoon doet.').max(200, 'Gebruik hoogstens 200 tekens.'),
  }),
  output: z.object({ id }),
  may: { sentence: 'whoever manages the people of the organisation', holds: (actor, { organisation }) => mayManage(actor, organisation) },
  processing: PEOPLE,
  subjects: (_actor, _input, { id: added }) => [added],
  audit: (_actor, input, output) => `voegde persoon ${output.id} toe aan organisatie ${input.organisation}`,
  run: async ({ sql, actor }, input) => {
    const [organisation] = await sql`
      select from partners.organisation where coalition_id = ${actor.coalition} and id = ${input.organisation}`
    if (!organisation) throw new Problem('not-found')
    const added = newId()
    await sql`
      insert into partners.person (coalition_id, id, name, does, organisation_id)
      values (${actor.coalition}, ${added}, ${input.name}, ${input.does}, ${input.organisation})`
    return { id: added }
  },
})
