// The account on one page: every ambition with its latest judgement, one offence in full, all offences and areas in brief.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import type { ReadSql } from '../platform/database.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { REGION, TOGETHER } from './parts/comparison.ts'
import { comparedYears, delivery, difference, geography, trendYear } from './parts/difference.ts'
import { readAccount } from './parts/figures.ts'
import { judgement, readJudgements } from './parts/judgements.ts'

const named = z.object({ code: z.string(), name: z.string(), difference: difference.nullable() })

/** The offence that the home page shows in full; the first one there is when it has no figures. */
const SHOWN = '1.1.1'

export const showOverview = read({
  name: 'accountability.overview',
  input: z.object({}),
  output: z.object({
    strategy: z.object({ slug: z.string(), municipalities: z.int(), priorities: z.int() }), region: z.string(),
    years: comparedYears, geography, deliveries: z.array(delivery),
    ambitions: z.array(z.object({ slug: z.string(), name: z.string(), judgement: judgement.nullable() })),
    shown: z.object({ code: z.string(), label: z.string(), difference: difference.nullable(), trend: z.array(trendYear), municipalities: z.array(named) }),
    offences: z.array(z.object({ code: z.string(), label: z.string(), difference: difference.nullable() })),
    districts: z.array(named), municipalities: z.array(named)
  }),
  may: everyone,
  processing: noPersons('published figures, judgements and counts hold no persons'),
  run: async ({ sql, actor }) => {
    const { coalition } = actor
    const strategy = await latestStrategy(sql, coalition)
    const [account, judgements] = await Promise.all([readAccount(sql, coalition), readJudgements(sql, coalition, { strategy: strategy.slug })])
    const [first] = account.offences
    const shown = account.offences.find(({ code }) => code === SHOWN) ?? first
    if (!shown) throw new Problem('not-found', { detail: 'Er zijn nog geen cijfers over geregistreerde misdrijven ingelezen.' })
    const at = (offence: string) => ({ code, name }: { code: string; name: string }) => ({ code, name, difference: account.difference(code, offence) })
    const districts = new Map(account.municipalities.flatMap(({ district }) => (district ? [[district.code, district]] : [])))
    return {
      strategy: { slug: strategy.slug, municipalities: strategy.municipalities, priorities: strategy.priorities }, region: account.region.name,
      years: account.years, geography: account.geography, deliveries: account.deliveries,
      ambitions: strategy.ambitions.map(({ slug, name }) => ({ slug, name, judgement: judgements.find(({ ambition }) => ambition === slug) ?? null })),
      shown: { ...shown, difference: account.difference(REGION, shown.code), trend: account.trend(REGION, shown.code), municipalities: account.municipalities.map(at(shown.code)) },
      offences: account.offences.map(({ code, label }) => ({ code, label, difference: account.difference(REGION, code) })),
      districts: [...districts.values()].map(at(TOGETHER)), municipalities: account.municipalities.map(at(TOGETHER)),
    }
  },
})
export type Overview = z.output<typeof showOverview.output>

type Strategy = { slug: string; municipalities: number; priorities: number; ambitions: { slug: string; name: string }[] }

/** The account is about the latest strategy that set ambitions; a later one may be known in outline only. */
async function latestStrategy(sql: ReadSql, coalition: string): Promise<Strategy> {
  const [found] = await sql<Strategy[]>`
    select strategy.slug, strategy.municipalities, jsonb_agg(jsonb_build_object('slug', ambition.slug, 'name', ambition.name) order by ambition.number) as ambitions,
           (select count(*) from strategy.priority where priority.coalition_id = strategy.coalition_id and priority.strategy_id = strategy.id) as priorities
      from strategy.strategy
      join strategy.ambition on ambition.coalition_id = strategy.coalition_id and ambition.strategy_id = strategy.id
     where strategy.coalition_id = ${coalition}
     group by strategy.coalition_id, strategy.id
     order by strategy.valid_from desc limit 1`
  if (!found) throw new Problem('not-found', { detail: 'Er is nog geen strategie met ambities ingelezen.' })
  return found
}
