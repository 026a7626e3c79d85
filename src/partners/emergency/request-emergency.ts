// Opens emergency access: for one hour or as long as the module says, to read of one municipality what one otherwise does not see.
import { z } from 'zod'
import { freeText } from '../../platform/free-text.ts'
import { id, newId } from '../../platform/id.ts'
import { addJob } from '../../platform/jobs.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { EMERGENCY } from '../processing.ts'
import { asksFor } from '../rules.ts'

export const requestEmergency = write({
  name: 'partners.request-emergency',
  input: z.object({
    module: z.string('Kies wat u wilt lezen.').regex(/^[a-z]+$/, 'Kies wat u wilt lezen.'),
    municipality: z.string('Kies een gemeente.').min(1, 'Kies een gemeente.'),
    reason: freeText({ missing: 'Vertel waarom dit nu nodig is.', longest: 1000 }).refine((text) => text.length >= 10, { error: 'Vertel iets meer over waarom dit nu nodig is.' }),
  }),
  output: z.object({ id, until: z.date() }),
  may: { sentence: 'the roles that the module asks it for', holds: (actor, { module }) => asksFor(actor).includes(module) },
  processing: EMERGENCY,
  subjects: ({ person }) => (person ? [person] : []),
  audit: (_actor, input, output) => `nam noodtoegang ${output.id} tot ${input.module} van ${input.municipality}`,
  run: async ({ sql, actor }, { module, municipality, reason }) => {
    if (actor.settings['area'] === municipality) throw new Problem('conflict', { issues: [{ field: 'municipality', message: 'Van uw eigen gemeente ziet u dit al.' }] })
    const [known] = await sql`select from places.municipality where code = ${municipality}`
    if (!known) throw new Problem('invalid-input', { issues: [{ field: 'municipality', message: 'Kies een gemeente uit de lijst.' }] })
    const [open] = await sql`
      select from partners.emergency_access
       where coalition_id = ${actor.coalition} and person_id = ${actor.person} and current_timestamp < valid_to`
    if (open) throw new Problem('conflict', { detail: 'U hebt al noodtoegang. Beëindig die eerst.' })
    const access = newId()
    // The times are a trigger's: the database's clock, and as long as the module says.
    await sql`
      insert into partners.emergency_access (coalition_id, id, person_id, mandate_id, module, municipality_code, reason, valid_from, valid_to)
      values (${actor.coalition}, ${access}, ${actor.person}, ${actor.mandate}, ${module}, ${municipality}, ${reason}, current_timestamp, current_timestamp)`
    const [row] = await sql<{ until: Date }[]>`
      select valid_to as until from partners.emergency_access where coalition_id = ${actor.coalition} and id = ${access}`
    await addJob(sql, 'partners.tell-of-emergency', { coalition: actor.coalition, emergency: access })
    return { id: access, until: row!.until }
  },
})
