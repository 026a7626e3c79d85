// Reads the tables that an account rests on: of each the latest delivery, only the region's areas, and only whole years.
import { mapDateOf, type Member, regionMembers, regionRestatements } from '../../places/public.ts'
import type { ReadSql } from '../../platform/database.ts'
import { Problem } from '../../platform/problem.ts'
import { type Account, accountOf, COUNTRY, type Place, type YearTable } from './account.ts'
import type { Counts, Years } from './comparison.ts'

type Wanted = { source: string; measure: string }

/** Registered crime per municipality, all years on one map; of the country; and average inhabitants per municipality. */
const CRIME: Wanted = { source: '47018NED', measure: 'GeregistreerdeMisdrijven_1' }
const NATIONAL: Wanted = { source: '47025NED', measure: 'GeregistreerdeMisdrijven_1' }
const POPULATION: Wanted = { source: '70072ned', measure: 'GemiddeldAantalInwoners_51' }

type Vintage = {
  id: string; source: string; title: string; publisher: string; attribution: string; modified: string | null; importedAt: Date
  mapYear: number | null; periods: string[]; status: string[]; categories: { code: string; label: string }[]
}

// Deliveries never change, so an account that was worked out stays right for as long as its deliveries and its map are asked for.
const worked = new Map<string, Account>()
const MOST_WORKED = 8

/**
 * The account on the latest deliveries.
 * @param years the two years to compare; those of the latest strategy when left out
 * @throws Problem not-found when no figures of registered crime were taken in yet
 */
export async function readAccount(sql: ReadSql, coalition: string, years?: Years): Promise<Account> {
  const [vintages, compared] = await Promise.all([latestVintages(sql, [CRIME, NATIONAL, POPULATION]), years ?? yearsOf(sql, coalition)])
  const crime = vintages.get(CRIME.source)
  if (!crime) throw new Problem('not-found', { detail: 'Er zijn nog geen cijfers over geregistreerde misdrijven ingelezen.' })
  const mapYear = crime.mapYear ?? compared.target
  const members = await regionMembers(sql, coalition, mapDateOf(mapYear))
  const key = JSON.stringify([coalition, compared, [...vintages.values()].map(({ id }) => id), members])
  const kept = worked.get(key)
  if (kept) return kept
  const account = await workOut(sql, coalition, { vintages, crime, years: compared, mapYear, members })
  if (worked.size >= MOST_WORKED) worked.clear()
  worked.set(key, account)
  return account
}

type Asked = { vintages: Map<string, Vintage>; crime: Vintage; years: Years; mapYear: number; members: Member[] }

async function workOut(sql: ReadSql, coalition: string, { vintages, crime, years, mapYear, members }: Asked): Promise<Account> {
  const restatements = await regionRestatements(sql, coalition, yearsIn(crime), mapYear)
  const parts = [...restatements.values()].flatMap(({ recipes }) => recipes.flatMap((recipe) => recipe.parts))
  const areas = [...new Set([...members.map(({ code }) => code), ...parts, COUNTRY])]
  const table = (vintage: Vintage | undefined, { measure }: Wanted): Promise<YearTable | null> => (vintage ? readTable(sql, vintage, measure, areas) : Promise.resolve(null))
  const [crimeTable, national, population, names] = await Promise.all([
    readTable(sql, crime, CRIME.measure, areas), table(vintages.get(NATIONAL.source), NATIONAL), table(vintages.get(POPULATION.source), POPULATION), namesOf(sql, coalition),
  ])
  return accountOf({
    years, region: names.region, municipalities: members.map(placeOf), crime: crimeTable, national, population,
    restatement: (year) => restatements.get(year), nameOf: (code) => names.municipalities.get(code) ?? code,
  })
}

const placeOf = ({ code, name, district }: Member): Place => ({ code, name, district: district && { code: district.code, name: district.name } })

/** The years that the latest strategy with ambitions compares. */
async function yearsOf(sql: ReadSql, coalition: string): Promise<Years> {
  const [years] = await sql<Years[]>`
    select ambition.base_year as base, ambition.target_year as target
      from strategy.ambition
      join strategy.strategy on strategy.coalition_id = ambition.coalition_id and strategy.id = ambition.strategy_id
     where ambition.coalition_id = ${coalition}
     order by strategy.valid_from desc, ambition.number limit 1`
  if (!years) throw new Problem('not-found', { detail: 'Er is nog geen strategie met ambities ingelezen.' })
  return years
}

async function latestVintages(sql: ReadSql, wanted: readonly Wanted[]): Promise<Map<string, Vintage>> {
  const rows = await sql<Vintage[]>`
    select distinct on (vintage.source) vintage.id, vintage.source, vintage.title, source.publisher, source.attribution, vintage.modified,
           vintage.imported_at as "importedAt", vintage.map_year as "mapYear", vintage.periods, vintage.period_status as status,
           (select coalesce(jsonb_agg(jsonb_build_object('code', category.key, 'label', category.title) order by category.key), '[]')
              from monitor.category where category.vintage_id = vintage.id) as categories
      from monitor.vintage join monitor.source on source.identifier = vintage.source
     where vintage.source = any(${wanted.map(({ source }) => source)})
     order by vintage.source, vintage.imported_at desc`
  return new Map(rows.map((row) => [row.source, row]))
}

// Codes of years end on JJ00 (2018JJ00); months and quarters of the same table are left alone.
const YEAR = /^(\d{4})JJ00$/
const yearOf = (period: string): number => Number(YEAR.exec(period)?.[1])
const yearsIn = ({ periods }: Vintage): number[] => periods.filter((period) => YEAR.test(period)).map(yearOf)

async function readTable(sql: ReadSql, vintage: Vintage, measure: string, areas: string[]): Promise<YearTable> {
  const { id, periods, status, categories } = vintage
  // Naming the categories too lets the database step from area to area in its index, however large the table is.
  const rows = await sql<{ category: string; area: string; values: Counts }[]>`
    select category, area, values from monitor.series
     where vintage_id = ${id} and measure = ${measure} and category = any(${categories.map(({ code }) => code)}) and area = any(${areas})`
  const whole = periods.map((period, at) => ({ year: yearOf(period), at, status: status[at] })).filter(({ year }) => !Number.isNaN(year))
  const series = new Map(rows.map((row) => [`${row.category} ${row.area}`, whole.map(({ at }) => row.values[at] ?? null)]))
  return {
    delivery: {
      vintage: id, table: vintage.source, title: vintage.title, publisher: vintage.publisher, source: vintage.attribution, modified: vintage.modified,
      importedOn: vintage.importedAt.toISOString(),
    },
    mapYear: vintage.mapYear, years: whole.map(({ year }) => year),
    provisional: whole.filter((one) => /Voorlopig/.test(one.status ?? '')).map(({ year }) => year),
    categories, counts: (category, area) => series.get(`${category} ${area}`),
  }
}

async function namesOf(sql: ReadSql, coalition: string): Promise<{ region: { code: string; name: string }; municipalities: Map<string, string> }> {
  const [regions, municipalities] = await Promise.all([
    sql<{ code: string; name: string }[]>`
      select area.code, area.name from places.coalition_region join places.area on area.code = coalition_region.area_code
       where coalition_region.coalition_id = ${coalition}`,
    sql<{ code: string; name: string }[]>`select code, name from places.municipality`,
  ])
  const region = regions[0]
  if (!region) throw new Problem('not-found', { detail: 'Deze coalitie heeft nog geen gebied.' })
  return { region, municipalities: new Map(municipalities.map(({ code, name }) => [code, name])) }
}
