// Asks to count anew what each retention rule would take; the counting goes on after the answer, and nothing goes.
import { z } from 'zod'
import { addJob } from '../../platform/jobs.ts'
import { write } from '../../platform/operation.ts'
import { noPersons } from '../../platform/processing.ts'
import { privacyOfficer } from '../rules.ts'

export const askRehearsal = write({
  name: 'privacy.ask-rehearsal',
  input: z.object({}),
  output: z.object({}),
  may: privacyOfficer,
  processing: noPersons('counts hold no persons'),
  audit: () => 'vroeg om te tellen wat aan het einde van zijn termijn is',
  run: async ({ sql }) => {
    await addJob(sql, 'privacy.rehearse-retention', {})
    return {}
  },
})
