// Records a signal, an obstacle or a story: under the own name, or without any name and then with a code.
import { z } from 'zod'
import { dayOf, regionMembers } from '../places/public.ts'
import { refusalsOf } from '../platform/free-text.ts'
import { id, newId } from '../platform/id.ts'
import { startOfDay } from '../platform/log/ledger.ts'
import { write } from '../platform/operation.ts'
import { Problem } from '../platform/problem.ts'
import { REPORTS } from './processing.ts'
import { FIRST_STATE, hashOfCode, KINDS, newCode, reporters } from './rules.ts'

export const recordReport = write({
  name: 'frontline.record-report',
  input: z.object({
    kind: z.enum(KINDS, { error: 'Kies wat u wilt delen.' }),
    body: z.string({ error: 'Vertel wat u ziet.' }).trim().min(10, { error: 'Vertel iets meer: minstens 10 tekens.' }).max(4000, { error: 'Schrijf het korter: hooguit 4000 tekens.' }),
    municipality: z.string({ error: 'Kies een gemeente.' }).min(1, { error: 'Kies een gemeente.' }),
    withoutName: z.boolean().default(false).describe('Zonder naam: er wordt niets bewaard dat naar de melder leidt.'),
    namesChecked: z.boolean().default(false).describe('De melder heeft gekeken: wat op een naam lijkt, is er geen.'),
    consent: z.boolean().default(false).describe('Een verhaal mag openbaar worden, zonder naam.'),
  }),
  output: z.object({ report: id, code: z.string().nullable().describe('Alleen zonder naam; wordt hierna nooit meer getoond.') }),
  may: reporters,
  withoutName: (input) => input.withoutName,
  processing: REPORTS,
  subjects: (actor) => (actor.person ? [actor.person] : []),
  audit: (_actor, input, output) => (input.withoutName ? 'meldde iets zonder naam' : `deed melding ${output.report}`),
  run: async ({ sql, actor, now }, input) => {
    const refusals = refusalsOf(input.body, { namesChecked: input.namesChecked })
    if (refusals.length > 0) throw new Problem('invalid-input', { issues: refusals.map((message) => ({ field: 'body', message })) })
    const members = await regionMembers(sql, actor.coalition, dayOf(now))
    if (!members.some(({ code }) => code === input.municipality)) {
      throw new Problem('invalid-input', { issues: [{ field: 'municipality', message: 'Kies een gemeente uit de lijst.' }] })
    }
    // Without a name also the moment goes: with it, who was signed in then could be found.
    const at = input.withoutName ? startOfDay(now) : now
    const report = newId(at.getTime())
    const code = input.withoutName ? newCode() : null
    await sql`
      insert into frontline.report (coalition_id, id, kind, body, municipality_code, reporter, organisation_id, code_hash, recorded_at, state, consent)
      values (${actor.coalition}, ${report}, ${input.kind}, ${input.body}, ${input.municipality}, ${actor.person}, ${actor.organisation},
              ${code === null ? null : hashOfCode(code)!}, ${at}, ${FIRST_STATE[input.kind]}, ${input.kind === 'story' && input.consent})`
    return { report, code }
  },
})
