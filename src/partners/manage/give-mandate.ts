// Lets a person act for the own organisation in one role, from now or a later day on; never more than the giver's own mandate allows.
import { z } from 'zod'
import { type Actor, type Role, ROLES } from '../../platform/actor.ts'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { PEOPLE } from '../processing.ts'
import { ROLE_WORDS } from '../words.ts'
import { insertMandate, startOfDay } from './parts/insert-mandate.ts'
import { giverOf, handedOn } from '../rules.ts'

const day = z.iso.date('Vul een datum in.').optional()

/** `manages`: also manages the people of the organisation. `mayGive`: the roles that person may then give; what belongs to the role when not said. */
export const giveMandate = write({
  name: 'partners.give-mandate',
  input: z.object({
    person: z.guid('Kies wie dit mandaat krijgt.'),
    role: z.enum(ROLES, 'Kies een rol.'),
    validFrom: day, validTo: day,
    manages: z.boolean().default(false),
    mayGive: z.array(z.enum(ROLES)).optional(),
  }),
  output: z.object({ id, organisation: id }),
  may: {
    sentence: 'whoever may give this role, for the organisations that the own mandate covers',
    holds: (actor, { role }) => giverOf(actor)?.mayGive.includes(role) === true,
  },
  processing: PEOPLE,
  subjects: (_actor, input) => [input.person],
  audit: (_actor, input, output) => `gaf persoon ${input.person} mandaat ${output.id} (${ROLE_WORDS[input.role]}${input.manages ? ', beheert mensen' : ''})`,
  run: async ({ sql, actor, now }, { person, role, manages, ...input }) => insertMandate(sql, actor, {
    person, role, manages, deputyOf: null,
    mayGive: manages ? input.mayGive ?? belongsTo(actor, role) : [],
    validFrom: input.validFrom ? await startOfDay(sql, input.validFrom) : now,
    validTo: input.validTo ? await startOfDay(sql, input.validTo) : null,
  }),
})

function belongsTo(actor: Actor, role: Role): Role[] {
  const giver = giverOf(actor)
  return giver ? handedOn(giver, role) : []
}
