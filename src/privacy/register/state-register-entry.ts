// States what only the coalition knows of its processing; every statement is a version that stays.
import { z } from 'zod'
import { freeText } from '../../platform/free-text.ts'
import { id, newId } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { noPersons } from '../../platform/processing.ts'
import { privacyOfficer } from '../rules.ts'

const day = z.union([z.literal('').transform(() => null), z.iso.date({ error: 'Vul een datum in.' })]).nullable().default(null)
// An address of an office may stand here, so this is not checked as free text of colleagues is.
const contact = z.string({ error: 'Vul in hoe mensen de functionaris bereiken.' }).trim().min(3, { error: 'Vul in hoe mensen de functionaris bereiken.' })
  .max(1000, { error: 'Schrijf het korter: hooguit 1000 tekens.' })

export const stateRegisterEntry = write({
  name: 'privacy.state-register-entry',
  input: z.object({
    activity: z.string().max(100).optional().describe('Leeg: voor alle verwerkingen die geen eigen gegevens hebben.'),
    controller: freeText({ missing: 'Vul in wie de verwerkingsverantwoordelijke is.', longest: 1000 }),
    jointControllers: freeText({ missing: 'Vul in wie mede verantwoordelijk zijn, of ‘geen’.' }),
    contact,
    processors: freeText({ missing: 'Vul in welke verwerkers er zijn, of ‘geen’.' }),
    transfers: freeText({ missing: 'Vul in of gegevens naar een land buiten de EER gaan, of ‘geen’.' }),
    dpiaOn: day, reviewedOn: day,
  }),
  output: z.object({ entry: id }),
  may: privacyOfficer,
  processing: noPersons('describes processing; names offices, not persons'),
  audit: (_actor, input, { entry }) => `stelde gegevens ${entry} vast in het verwerkingsregister${input.activity ? ` voor ${input.activity}` : ''}`,
  run: async ({ sql, actor, now }, input) => {
    if (input.activity) {
      const [known] = await sql`select from privacy.activity where coalition_id = ${actor.coalition} and name = ${input.activity} and valid_to is null`
      if (!known) throw new Problem('not-found')
    }
    const entry = newId()
    await sql`
      insert into privacy.register_entry (coalition_id, id, activity, stated_at, controller, joint_controllers, contact, processors, transfers, dpia_on, reviewed_on)
      values (${actor.coalition}, ${entry}, ${input.activity ?? null}, ${now}, ${input.controller}, ${input.jointControllers}, ${input.contact},
              ${input.processors}, ${input.transfers}, ${input.dpiaOn}, ${input.reviewedOn})`
    return { entry }
  },
})
