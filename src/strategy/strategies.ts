// Lists the strategies of the coalition, the latest first.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'

const listed = z.object({
  slug: z.string(), title: z.string(), validFrom: z.string(), validTo: z.string(), succeeds: z.string().nullable(), statements: z.int(), ambitions: z.int(),
})

export const listStrategies = read({
  name: 'strategy.strategies',
  input: z.object({}),
  output: z.object({ strategies: z.array(listed) }),
  may: everyone,
  processing: noPersons('a strategy is public'),
  run: async ({ sql, actor }) => ({
    strategies: await sql<z.output<typeof listed>[]>`
      select strategy.slug, strategy.title, strategy.valid_from as "validFrom", strategy.valid_to as "validTo", earlier.slug as succeeds,
             (select count(*)::int from strategy.statement
               where statement.coalition_id = strategy.coalition_id and statement.strategy_id = strategy.id) as statements,
             (select count(*)::int from strategy.ambition
               where ambition.coalition_id = strategy.coalition_id and ambition.strategy_id = strategy.id) as ambitions
        from strategy.strategy
        left join strategy.strategy earlier on earlier.coalition_id = strategy.coalition_id and earlier.id = strategy.succeeds
       where strategy.coalition_id = ${actor.coalition}
       order by strategy.valid_from desc`,
  }),
})
