// The account of one offence: the region in two years and through time, and every district and municipality beside it.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { REGION } from './parts/comparison.ts'
import { comparedYears, delivery, difference, geography, trendYear } from './parts/difference.ts'
import { readAccount } from './parts/figures.ts'
import { rate, ratesOf } from './parts/rates-of.ts'

const placed = z.object({ code: z.string(), name: z.string(), difference: difference.nullable(), trend: z.array(trendYear) })

export const showOffence = read({
  name: 'accountability.offence',
  input: z.object({ offence: z.string() }),
  output: z.object({
    code: z.string(), label: z.string(), region: z.object({ code: z.string(), name: z.string() }),
    years: comparedYears, geography, deliveries: z.array(delivery),
    difference: difference.nullable(), trend: z.array(trendYear), rates: z.array(rate),
    /** How much the yearly counts scatter (1 = pure chance); null when there are too few. */
    phi: z.number().nullable(),
    districts: z.array(placed), municipalities: z.array(placed.extend({ district: z.string().nullable() })),
  }),
  may: everyone,
  processing: noPersons('published figures hold no persons'),
  run: async ({ sql, actor }, { offence }) => {
    const account = await readAccount(sql, actor.coalition)
    const found = account.offences.find(({ code }) => code === offence)
    if (!found) throw new Problem('not-found', { detail: 'Over deze soort misdrijf hebben wij geen cijfers.' })
    const at = ({ code, name }: { code: string; name: string }) => ({ code, name, difference: account.difference(code, offence), trend: account.trend(code, offence) })
    const districts = new Map(account.municipalities.flatMap(({ district }) => (district ? [[district.code, district]] : [])))
    return {
      ...found, region: account.region, years: account.years, geography: account.geography, deliveries: account.deliveries,
      difference: account.difference(REGION, offence), trend: account.trend(REGION, offence),
      rates: ratesOf(account, [{ code: REGION, name: account.region.name }], offence),
      phi: account.comparison.scatter.get(offence)?.phi ?? null,
      districts: [...districts.values()].map(at),
      municipalities: account.municipalities.map((place) => ({ ...at(place), district: place.district?.name ?? null })),
    }
  },
})
export type OffenceAccount = z.output<typeof showOffence.output>
