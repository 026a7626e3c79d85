// Judges the ambitions once at the first start, by the same code and on the same figures as the coalition office would.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { LoadSeed } from '../platform/seed.ts'
import { judge } from './parts/judging.ts'
import { MARGIN, METHODS, NORM } from './rules.ts'

const judgementsFile = z.strictObject({
  about: z.string(),
  strategy: z.string(),
  judgements: z.array(z.strictObject({ ambition: z.string(), method: z.enum(METHODS) })),
})

/** Loads seed/midden-nederland/judgements.json: which ambition is judged by which method. The verdicts are worked out here. What was judged already stays. */
export const seedAccountability: LoadSeed = async (owner, { folder, coalition }) => {
  const file = judgementsFile.parse(JSON.parse(readFileSync(join(folder, 'midden-nederland', 'judgements.json'), 'utf8')))
  const [judged] = await owner`select 1 from accountability.judgement where coalition_id = ${coalition} limit 1`
  if (judged) return
  // Counts outward ask which coalition is in force, also of the owner of the tables.
  await owner.unsafe(`set local app.coalition = '${z.guid().parse(coalition)}'`)
  for (const { ambition: slug, method } of file.judgements) {
    const [ambition] = await owner<{ id: string; base: number; target: number }[]>`
      select ambition.id, ambition.base_year as base, ambition.target_year as target
        from strategy.ambition
        join strategy.strategy on strategy.coalition_id = ambition.coalition_id and strategy.id = ambition.strategy_id
       where ambition.coalition_id = ${coalition} and strategy.slug = ${file.strategy} and ambition.slug = ${slug}`
    if (!ambition) throw new Error(`judgements.json names ambition ${slug}, which strategy ${file.strategy} does not have`)
    const { id, ...years } = ambition
    await judge(owner, coalition, { ambition: { id, years }, method, settings: { margin: MARGIN, norm: NORM }, as: 'seed', at: new Date() })
  }
}
