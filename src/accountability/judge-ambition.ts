// Judges an ambition on the latest figures; earlier judgements stay as they are.
import { z } from 'zod'
import { anyOf } from '../platform/actor.ts'
import { write } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { judge, type JudgedAs } from './parts/judging.ts'
import { MARGIN, METHODS, NORM, VERDICTS } from './rules.ts'

const percent = 'Vul een percentage in tussen 0 en 100.'

export const judgeAmbition = write({
  name: 'accountability.judge-ambition',
  input: z.object({
    ambition: z.string(),
    method: z.enum(METHODS, 'Kies hoe u oordeelt.'),
    /** What still counts as "at most equal", in percent of the base year. */
    margin: z.coerce.number(percent).min(0, percent).max(100, percent).default(MARGIN * 100),
    /** Which part of the answered obstacles has to be taken away or lowered, in percent. */
    norm: z.coerce.number(percent).min(0, percent).max(100, percent).default(NORM * 100),
  }),
  output: z.object({ judgement: z.guid(), verdict: z.enum(VERDICTS) }),
  may: anyOf('coalition-office'),
  processing: noPersons('judgements are of ambitions'),
  audit: (_actor, { method }, { judgement, verdict }) => `gaf oordeel ${judgement} over een ambitie (methode ${method}, uitkomst ${verdict})`,
  run: async ({ sql, actor, now }, { ambition: slug, method, margin, norm }) => {
    const [ambition] = await sql<{ id: string; base: number; target: number }[]>`
      select ambition.id, ambition.base_year as base, ambition.target_year as target
        from strategy.ambition
        join strategy.strategy on strategy.coalition_id = ambition.coalition_id and strategy.id = ambition.strategy_id
       where ambition.coalition_id = ${actor.coalition} and ambition.slug = ${slug}
       order by strategy.valid_from desc limit 1`
    if (!ambition) throw new Problem('not-found', { detail: 'Deze ambitie kennen wij niet.' })
    const { id, ...years } = ambition
    const { id: judgement, verdict } = await judge(sql, actor.coalition, {
      ambition: { id, years }, method, settings: { margin: margin / 100, norm: norm / 100 }, as: actor.role as JudgedAs, at: now,
    })
    return { judgement, verdict }
  },
})
