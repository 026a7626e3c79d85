// Shows the strategy's own table of registered crime: categories and percentages, apart because the source does not pair them.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'

const category = z.object({
  slug: z.string(), name: z.string(), firstLine: z.int(), lastLine: z.int(), offences: z.array(z.string()), definition: z.string(),
})
const claim = z.object({
  strategy: z.string(), baseYear: z.int(), targetYear: z.int(), chapter: z.string(), firstLine: z.int(), lastLine: z.int(),
  /** Change in percent, in the order of the source text; not in the order of the categories. */
  percentages: z.array(z.int()),
  doubt: z.string(),
  /** What to keep in mind when comparing, each one Dutch paragraph. */
  caveats: z.array(z.string()),
})
export type ClaimedCategory = z.output<typeof category>

export const showClaimedChanges = read({
  name: 'strategy.claimed-changes',
  input: z.object({ strategy: z.string() }),
  output: claim.extend({ categories: z.array(category) }),
  may: everyone,
  processing: noPersons('a strategy is public'),
  run: async ({ sql, actor }, { strategy }) => {
    const [found] = await sql<z.output<typeof claim>[]>`
      select strategy.slug as strategy, claim.base_year as "baseYear", claim.target_year as "targetYear", claim.chapter,
             claim.first_line as "firstLine", claim.last_line as "lastLine", claim.percentages, claim.doubt, claim.caveats
        from strategy.claimed_change claim
        join strategy.strategy on strategy.coalition_id = claim.coalition_id and strategy.id = claim.strategy_id
       where claim.coalition_id = ${actor.coalition} and strategy.slug = ${strategy}`
    if (!found) throw new Problem('not-found', { detail: 'Deze strategie heeft geen eigen tabel met cijfers.' })
    const categories = await sql<ClaimedCategory[]>`
      select category.slug, category.name, category.first_line as "firstLine", category.last_line as "lastLine",
             category.offences, category.definition
        from strategy.claimed_category category
        join strategy.strategy on strategy.coalition_id = category.coalition_id and strategy.id = category.strategy_id
       where category.coalition_id = ${actor.coalition} and strategy.slug = ${strategy}
       order by category.position`
    return { ...found, categories }
  },
})
