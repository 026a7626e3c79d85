// Everything that a page can say of the figures: put together once from the tables at hand, then asked by place and offence.
import { countInterval } from '../../methods/statistics/count-interval.ts'
import { restate, type Restatement } from '../../places/public.ts'
import { type Comparison, compare, type Counts, type Years } from './comparison.ts'
import type { Delivery, Geography, ShownDifference, TrendYear } from './difference.ts'

/** The publisher's code for all registered crime together, which is an offence beside the others in its tables. */
export const ALL_CRIME = '0.0.0'

/** The code of the whole country, whatever the table calls it. */
export const COUNTRY = 'NL'

/** One table of yearly figures, of one measure. `mapYear`: all years are on the map of that year; null: each on its own. */
export type YearTable = {
  delivery: Delivery
  mapYear: number | null
  years: readonly number[]
  provisional: readonly number[]
  categories: readonly { code: string; label: string }[]
  counts: (category: string, area: string) => Counts | undefined
}

export type Place = { code: string; name: string; district: { code: string; name: string } | null }

export type Material = {
  years: Years
  region: { code: string; name: string }
  municipalities: readonly Place[]
  crime: YearTable
  /** Registered crime of the country; null when no such table was imported. */
  national: YearTable | null
  /** Inhabitants, each year on its own map, in the category ''. */
  population: YearTable | null
  /** How the inhabitants of a year of `crime` become those on its map. */
  restatement: (year: number) => Restatement | undefined
  nameOf: (municipality: string) => string
}

export type Account = {
  years: Years
  region: { code: string; name: string }
  municipalities: readonly Place[]
  geography: Geography
  /** Offences that there are figures for, without the total. */
  offences: readonly { code: string; label: string }[]
  deliveries: Delivery[]
  comparison: Comparison
  /** All registered crime per place; undefined when the table has no total. */
  total: Comparison | undefined
  /** The difference as it leaves an operation; null where a figure is missing. */
  difference: (place: string, offence: string) => ShownDifference | null
  trend: (place: string, offence: string) => TrendYear[]
  inhabitantsIn: (place: string, year: number) => number | null
  /** Counts and inhabitants of the country in one year; null where one is missing. */
  nationalIn: (offence: string, year: number) => { count: number; inhabitants: number | null } | null
}

/** Puts the account together. Nothing is read here; a table that lacks a year or an area leaves a gap, never a zero. */
export function accountOf(material: Material): Account {
  const { years, crime, municipalities, region } = material
  const codes = municipalities.map(({ code, district }) => ({ code, district: district?.code ?? null }))
  const inhabitants = inhabitantsOn(material)
  const figures = { years: crime.years, municipalities: codes, counts: crime.counts, inhabitants }
  const offences = crime.categories.filter(({ code }) => code !== ALL_CRIME)
  const comparison = compare({ ...figures, offences: offences.map(({ code }) => code) }, years)
  const hasTotal = crime.categories.some(({ code }) => code === ALL_CRIME)
  return {
    years, region, municipalities, offences, comparison, geography: geographyOf(material),
    total: hasTotal ? compare({ ...figures, offences: [ALL_CRIME] }, years) : undefined,
    deliveries: [crime, material.population, material.national].flatMap((table) => (table ? [table.delivery] : [])),
    difference: (place, offence) => comparison.at(place, offence) ?? null,
    trend: (place, offence) => trendOf(comparison, crime, place, offence),
    inhabitantsIn: (place, year) => comparison.inhabitantsAt(place)[crime.years.indexOf(year)] ?? null,
    nationalIn: (offence, year) => nationalIn(material, offence, year),
  }
}

function trendOf(comparison: Comparison, crime: YearTable, place: string, offence: string): TrendYear[] {
  const scatter = comparison.scatter.get(offence)
  const counts = comparison.countsAt(place, offence)
  return crime.years.map((year, at) => {
    const count = counts[at] ?? null
    const band = count === null || !scatter ? null : countInterval(count, scatter)
    return { year, count, low: band?.low ?? null, high: band?.high ?? null, provisional: crime.provisional.includes(year) }
  })
}

/** The inhabitants of each municipality on the map of the crime figures, in the years of the crime figures. */
function inhabitantsOn({ crime, population, municipalities, restatement }: Material): (municipality: string) => Counts | undefined {
  const perYear = crime.years.map((year) => {
    const at = population?.years.indexOf(year) ?? -1
    const recipes = restatement(year)?.recipes
    if (!population || at < 0 || !recipes) return new Map<string, number>()
    const known = recipes.flatMap(({ parts }) => parts).flatMap((part): [string, number][] => {
      const count = population.counts('', part)?.[at] ?? null
      return count === null ? [] : [[part, count]]
    })
    return restate(new Map(known), recipes).figures
  })
  const lists = new Map(municipalities.map(({ code }) => [code, perYear.map((figures) => figures.get(code) ?? null)]))
  return (municipality) => lists.get(municipality)
}

function geographyOf({ crime, years, municipalities, restatement, nameOf }: Material): Geography {
  const { left, joined } = restatement(years.base) ?? { left: [], joined: [] }
  return { mapYear: crime.mapYear ?? years.target, municipalities: municipalities.length, left: left.map(nameOf), joined: joined.map(nameOf) }
}

function nationalIn({ national, population }: Material, offence: string, year: number): { count: number; inhabitants: number | null } | null {
  const count = national?.counts(offence, COUNTRY)?.[national.years.indexOf(year)] ?? null
  if (count === null) return null
  return { count, inhabitants: population?.counts('', COUNTRY)?.[population.years.indexOf(year)] ?? null }
}
