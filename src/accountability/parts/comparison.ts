// Compares the years of an ambition: per offence, for the region, its districts and its municipalities, each with how sure that is.
import { type Change, change } from '../../methods/statistics/change.ts'
import { benjaminiHochberg } from '../../methods/statistics/false-discovery.ts'
import { type Scatter, scatterOf } from '../../methods/statistics/scatter.ts'
import { type Verdict, verdict } from '../../methods/statistics/verdict.ts'

/** One count per year of the figures; null = the publisher gives none. */
export type Counts = readonly (number | null)[]

export type Years = { base: number; target: number }

/** What is compared: counts per offence per municipality, on one map. `years` are the years of every list of counts. */
export type Figures = {
  years: readonly number[]
  offences: readonly string[]
  municipalities: readonly { code: string; district: string | null }[]
  counts: (offence: string, municipality: string) => Counts | undefined
  inhabitants: (municipality: string) => Counts | undefined
}

/** The difference between two years in one place. `adjustedP`: p among all comparisons of the same level made at once. */
export type Difference = {
  earlier: number
  later: number
  change: Change
  adjustedP: number
  verdict: Verdict
  /** Per 1,000 inhabitants; null where their number is not known for both years. */
  perThousand: { earlier: number; later: number; change: Change } | null
}

/** All offences that there are figures for, added up, as if they were one. */
export const TOGETHER = 'together'
export const REGION = 'region'

/** The years whose scatter counts: seven up to and including the later one. */
export const WINDOW = 7

export type Comparison = {
  years: Years
  /** Per offence (and TOGETHER); an offence without enough figures is missing. */
  scatter: ReadonlyMap<string, Scatter>
  /** By place (REGION, a district or a municipality) and offence; undefined where a count is missing. */
  at: (place: string, offence: string) => Difference | undefined
  /** Counts per year of a place, added up over its municipalities; null in a year that one of them lacks. */
  countsAt: (place: string, offence: string) => Counts
  inhabitantsAt: (place: string) => Counts
}

/** Adds up lists year by year; one missing figure makes the year missing. */
export function addUp(lists: readonly (Counts | undefined)[], years: number): Counts {
  return Array.from({ length: years }, (_, year) =>
    lists.reduce<number | null>((sum, list) => {
      const count = list?.[year] ?? null
      return sum === null || count === null ? null : sum + count
    }, lists.length === 0 ? null : 0),
  )
}

/**
 * Compares everything at once. Verdicts are adjusted for all comparisons that are read together (Benjamini-Hochberg): the offences of the
 * region are one family; per offence its districts are one, and its municipalities, which make one map. Families do not
 * depend on the page, so that a municipality gets the same verdict everywhere.
 */
export function compare(figures: Figures, years: Years): Comparison {
  const places = placesOf(figures)
  const offences = [...figures.offences, TOGETHER]
  const countsAt = remembered((place: string, offence: string): Counts => {
    const parts = offence === TOGETHER ? figures.offences : [offence]
    const members = places.get(place) ?? []
    return addUp(members.flatMap((code) => parts.map((part) => figures.counts(part, code))), figures.years.length)
  })
  const inhabitantsAt = (place: string): Counts => addUp((places.get(place) ?? []).map(figures.inhabitants), figures.years.length)
  const scatter = scatterPerOffence(figures, offences, years, countsAt)
  const differences = new Map<string, Difference>()
  for (const family of familiesOf(figures, places)) {
    const found = family.flatMap(({ place, offence }) => {
      const one = differenceOf(countsAt(place, offence), inhabitantsAt(place), { figures, years, scatter: scatter.get(offence) })
      return one ? [{ key: `${place} ${offence}`, one }] : []
    })
    const adjusted = benjaminiHochberg(found.map(({ one }) => one.change.p))
    found.forEach(({ key, one }, at) => {
      const adjustedP = adjusted[at] ?? 1
      differences.set(key, { ...one, adjustedP, verdict: verdict(one.change, adjustedP) })
    })
  }
  return { years, scatter, at: (place, offence) => differences.get(`${place} ${offence}`), countsAt, inhabitantsAt }
}

/** Each place with its municipalities. */
function placesOf({ municipalities }: Figures): Map<string, string[]> {
  const places = new Map<string, string[]>([[REGION, municipalities.map(({ code }) => code)]])
  for (const { code, district } of municipalities) {
    places.set(code, [code])
    if (district !== null) places.set(district, [...(places.get(district) ?? []), code])
  }
  return places
}

type Cell = { place: string; offence: string }

function familiesOf({ offences, municipalities }: Figures, places: Map<string, string[]>): Cell[][] {
  const codes = municipalities.map(({ code }) => code)
  const districts = [...places.keys()].filter((place) => place !== REGION && !codes.includes(place))
  const perOffence = [...offences, TOGETHER].flatMap((offence) => [districts, codes].map((level) => level.map((place) => ({ place, offence }))))
  return [offences.map((offence) => ({ place: REGION, offence })), [{ place: REGION, offence: TOGETHER }], ...perOffence]
}

function scatterPerOffence(figures: Figures, offences: string[], years: Years, countsAt: Comparison['countsAt']): Map<string, Scatter> {
  const last = figures.years.indexOf(years.target)
  const found = new Map<string, Scatter>()
  for (const offence of offences) {
    const panel = figures.municipalities.flatMap(({ code }) => {
      const counts = countsAt(code, offence).slice(Math.max(0, last - WINDOW + 1), last + 1)
      return counts.every((count) => count !== null) ? [{ counts }] : []
    })
    try {
      found.set(offence, scatterOf(panel))
    } catch (error) {
      // Nothing to estimate from: then nothing is compared either.
      if (!(error instanceof RangeError)) throw error
    }
  }
  return found
}

type Setting = { figures: Figures; years: Years; scatter: Scatter | undefined }

function differenceOf(counts: Counts, inhabitants: Counts, { figures, years, scatter }: Setting): Omit<Difference, 'adjustedP' | 'verdict'> | undefined {
  const [first, second] = [figures.years.indexOf(years.base), figures.years.indexOf(years.target)]
  const [earlier, later] = [counts[first] ?? null, counts[second] ?? null]
  if (earlier === null || later === null || !scatter) return undefined
  const [before, after] = [inhabitants[first] ?? null, inhabitants[second] ?? null]
  return {
    earlier, later, change: change({ earlier, later }, scatter),
    perThousand: before && after
      ? { earlier: (earlier / before) * 1000, later: (later / after) * 1000, change: change({ earlier, later, exposureEarlier: before, exposureLater: after }, scatter) }
      : null,
  }
}

function remembered<Value>(make: (place: string, offence: string) => Value): (place: string, offence: string) => Value {
  const kept = new Map<string, Value>()
  return (place, offence) => {
    const key = `${place} ${offence}`
    const found = kept.get(key)
    if (found !== undefined) return found
    const made = make(place, offence)
    kept.set(key, made)
    return made
  }
}
