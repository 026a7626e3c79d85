// Sets up a circle: a named group across organisations, with a keeper who says who belongs to it.
import { z } from 'zod'
import { dayOf } from '../../places/public.ts'
import { anyOf } from '../../platform/actor.ts'
import { freeText } from '../../platform/free-text.ts'
import { id, newId } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { CIRCLE_MEMBERS } from '../processing.ts'

export const setUpCircle = write({
  name: 'partners.set-up-circle',
  input: z.object({
    name: freeText({ missing: 'Geef de kring een naam.', longest: 120 }).refine((name) => name.length >= 3, { error: 'Geef de kring een langere naam.' }),
    purpose: freeText({ missing: 'Vertel waar de kring voor is.' }),
    keeper: z.guid({ error: 'Kies wie de kring beheert.' }),
    membersHidden: z.boolean({ error: 'Kies of anderen de leden mogen zien.' }),
  }),
  output: z.object({ circle: id }),
  may: anyOf('coalition-office'),
  processing: CIRCLE_MEMBERS,
  subjects: (_actor, input) => [input.keeper],
  audit: (_actor, input, output) => `stelde kring ${output.circle} in, met persoon ${input.keeper} als beheerder`,
  run: async ({ sql, actor, now }, { name, purpose, keeper, membersHidden }) => {
    const [person] = await sql`select from partners.person where coalition_id = ${actor.coalition} and id = ${keeper}`
    if (!person) throw new Problem('invalid-input', { issues: [{ field: 'keeper', message: 'Kies een persoon uit de lijst.' }] })
    const [same] = await sql`select from partners.circle where coalition_id = ${actor.coalition} and name = ${name}`
    if (same) throw new Problem('conflict', { issues: [{ field: 'name', message: 'Er is al een kring met deze naam.' }] })
    const circle = newId()
    await sql`
      insert into partners.circle (coalition_id, id, name, purpose, keeper_id, members_hidden, set_up_on)
      values (${actor.coalition}, ${circle}, ${name}, ${purpose}, ${keeper}, ${membersHidden}, ${dayOf(now)})`
    return { circle }
  },
})
