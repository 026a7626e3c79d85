// Chooses another term for a retention rule, within what the rule allows, with who decided it and when.
import { z } from 'zod'
import { dayOf } from '../../places/public.ts'
import { freeText } from '../../platform/free-text.ts'
import { id, newId } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { noPersons } from '../../platform/processing.ts'
import { ruleNamed } from '../parts/all-rules.ts'
import { privacyOfficer } from '../rules.ts'

export const chooseTerm = write({
  name: 'privacy.choose-term',
  input: z.object({
    rule: z.string().max(100),
    days: z.coerce.number({ error: 'Vul een aantal dagen in.' }).int({ error: 'Vul een heel aantal dagen in.' }).positive({ error: 'Vul een aantal dagen in.' }),
    decidedBy: freeText({ missing: 'Vul in wie dit besloot, bijvoorbeeld de stuurgroep.', longest: 200 }),
    decidedOn: z.iso.date({ error: 'Vul in wanneer dit is besloten.' }),
  }),
  output: z.object({ term: id }),
  may: privacyOfficer,
  processing: noPersons('a term holds no persons'),
  audit: (_actor, input) => `stelde de termijn van ${input.rule} op ${input.days} dagen`,
  run: async ({ sql, actor, now }, { rule: name, days, decidedBy, decidedOn }) => {
    const rule = ruleNamed(name)
    if (!rule) throw new Problem('not-found')
    const { shortest, longest } = rule.period
    if (days < shortest || days > longest) {
      throw new Problem('invalid-input', { issues: [{ field: 'days', message: `Kies een termijn van ${shortest} tot en met ${longest} dagen.` }] })
    }
    if (decidedOn > dayOf(now)) throw new Problem('invalid-input', { issues: [{ field: 'decidedOn', message: 'Deze dag is nog niet geweest.' }] })
    const term = newId()
    await sql`
      insert into privacy.term (coalition_id, id, rule, days, decided_by, decided_on, stated_at)
      values (${actor.coalition}, ${term}, ${name}, ${days}, ${decidedBy}, ${decidedOn}, ${now})`
    return { term }
  },
})
