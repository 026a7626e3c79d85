// Counts of places and the country beside each other in the later year, with their bands and inhabitants.
import { z } from 'zod'
import { countInterval } from '../../methods/statistics/count-interval.ts'
import { pureChance } from '../../methods/statistics/scatter.ts'
import type { Account } from './account.ts'
import { TOGETHER } from './comparison.ts'

/** A count, its 95% band, and the inhabitants it is set against; `place` is empty for the country. */
export const rate = z.object({ place: z.string(), name: z.string(), count: z.number(), low: z.number(), high: z.number(), inhabitants: z.number() })
export type Rate = z.output<typeof rate>

/** In the order given, the country last; a place without inhabitants or figure is left out. */
export function ratesOf(account: Account, places: readonly { code: string; name: string }[], offence: string): Rate[] {
  const scatter = account.comparison.scatter.get(offence) ?? pureChance
  const withBand = (place: string, name: string, count: number, inhabitants: number): Rate => ({ place, name, count, inhabitants, ...countInterval(count, scatter) })
  const own = places.flatMap(({ code, name }) => {
    const count = account.difference(code, offence)?.later
    const inhabitants = account.inhabitantsIn(code, account.years.target)
    return count === undefined || inhabitants === null ? [] : [withBand(code, name, count, inhabitants)]
  })
  const country = nationalCount(account, offence)
  return country?.inhabitants ? [...own, withBand('', 'Nederland', country.count, country.inhabitants)] : own
}

/** The country's count in the later year; for all offences together the sum of those that we have here. */
function nationalCount(account: Account, offence: string): { count: number; inhabitants: number | null } | null {
  const year = account.years.target
  if (offence !== TOGETHER) return account.nationalIn(offence, year)
  const parts = account.offences.map(({ code }) => account.nationalIn(code, year))
  if (parts.length === 0 || parts.includes(null)) return null
  return { count: parts.reduce((sum, part) => sum + (part?.count ?? 0), 0), inhabitants: parts[0]?.inhabitants ?? null }
}
