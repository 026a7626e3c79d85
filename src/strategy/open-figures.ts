// Shows what open figures say of each category of the strategy's own table: in the region where they can, else in the country.
import { z } from 'zod'
import { readVintage, type VintageRow } from '../monitor/public.ts'
import { mapDateOf, regionMembers } from '../places/public.ts'
import { everyone } from '../platform/actor.ts'
import type { ReadSql } from '../platform/database.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'

/** Registered crime per municipality, with all years on one map; and of the country, with more kinds of crime. */
const TABLES = { region: '47018NED', country: '47025NED' } as const
const MEASURE = 'GeregistreerdeMisdrijven_1'
const COUNTRY = 'NL'

/** Counts of the offences that the table has, added up; `missing` are the codes that it does not have for every area in both years. */
const sums = z.object({
  before: z.number(), after: z.number(), offences: z.array(z.object({ code: z.string(), title: z.string() })), missing: z.array(z.string()),
})
const delivery = z.object({ table: z.string(), title: z.string(), source: z.string(), modified: z.string().nullable(), mapYear: z.int().nullable(), municipalities: z.int() })
export type Sums = z.output<typeof sums>
export type Delivery = z.output<typeof delivery>

export const showOpenFigures = read({
  name: 'strategy.open-figures',
  input: z.object({ strategy: z.string() }),
  output: z.object({
    categories: z.array(z.object({ slug: z.string(), region: sums.nullable(), country: sums.nullable() })),
    region: delivery.nullable(),
    country: delivery.nullable(),
  }),
  may: everyone,
  processing: noPersons('published figures hold no persons'),
  run: async ({ sql, actor }, { strategy }) => {
    const claims = await sql<Claim[]>`
      select category.slug, category.offences, claim.base_year as "baseYear", claim.target_year as "targetYear"
        from strategy.claimed_category category
        join strategy.claimed_change claim on claim.coalition_id = category.coalition_id and claim.strategy_id = category.strategy_id
        join strategy.strategy on strategy.coalition_id = category.coalition_id and strategy.id = category.strategy_id
       where category.coalition_id = ${actor.coalition} and strategy.slug = ${strategy}
       order by category.position`
    const [years] = claims
    if (!years) throw new Problem('not-found', { detail: 'Deze strategie heeft geen eigen tabel met cijfers.' })
    const [regional, national] = await Promise.all([readVintage(sql, { table: TABLES.region }), readVintage(sql, { table: TABLES.country })])
    const members = regional ? (await regionMembers(sql, actor.coalition, mapDateOf(regional.mapYear ?? years.targetYear))).map(({ code }) => code) : []
    const [inRegion, inCountry] = await Promise.all([countsOf(sql, regional, members, years), countsOf(sql, national, [COUNTRY], years)])
    return {
      categories: claims.map(({ slug, offences }) => ({ slug, region: sumOf(inRegion, offences), country: sumOf(inCountry, offences) })),
      region: regional ? deliveryOf(regional, members.length) : null,
      country: national ? deliveryOf(national, 0) : null,
    }
  },
})

type Years = { baseYear: number; targetYear: number }
type Claim = Years & { slug: string; offences: string[] }
type Count = { code: string; title: string; before: number; after: number }

/** Where a sum comes from; `municipalities` is how many were added up. */
const deliveryOf = ({ table, title, attribution: source, modified, mapYear }: VintageRow, municipalities: number): Delivery =>
  ({ table, title, source, modified, mapYear, municipalities })

/** Counts per offence over all the areas together; an offence of which one area misses one year is left out. */
async function countsOf(sql: ReadSql, vintage: VintageRow | undefined, areas: string[], { baseYear, targetYear }: Years): Promise<Count[]> {
  if (!vintage) return []
  return sql<Count[]>`
    with figure as (
      select series.category, series.values[array_position(vintage.periods, ${`${baseYear}JJ00`})] as before,
             series.values[array_position(vintage.periods, ${`${targetYear}JJ00`})] as after
        from monitor.series join monitor.vintage on vintage.id = series.vintage_id
       where series.vintage_id = ${vintage.id} and series.measure = ${MEASURE} and series.area = any(${areas}))
    select category.key as code, category.title, sum(figure.before) as before, sum(figure.after) as after
      from figure join monitor.category on category.vintage_id = ${vintage.id} and category.key = figure.category
     group by category.key, category.title
    having count(figure.before) = ${areas.length} and count(figure.after) = ${areas.length}`
}

function sumOf(counts: Count[], wanted: string[]): Sums | null {
  const found = counts.filter(({ code }) => wanted.includes(code))
  if (found.length === 0) return null
  return {
    before: found.reduce((sum, { before }) => sum + before, 0), after: found.reduce((sum, { after }) => sum + after, 0),
    offences: found.map(({ code, title }) => ({ code, title })), missing: wanted.filter((code) => !found.some((count) => count.code === code)),
  }
}
