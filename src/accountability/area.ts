// The account of one municipality or district: every offence in two years, set beside its region and the country.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import type { Account } from './parts/account.ts'
import { REGION, TOGETHER } from './parts/comparison.ts'
import { comparedYears, delivery, difference, geography, trendYear } from './parts/difference.ts'
import { readAccount } from './parts/figures.ts'
import { rate, ratesOf } from './parts/rates-of.ts'

const offenceHere = z.object({ code: z.string(), label: z.string(), here: difference.nullable(), region: difference.nullable(), rates: z.array(rate), trend: z.array(trendYear) })
const named = z.object({ code: z.string(), name: z.string() })

export const showArea = read({
  name: 'accountability.area',
  input: z.object({ area: z.string() }),
  output: z.object({
    kind: z.enum(['municipality', 'district']), code: z.string(), name: z.string(), region: named, district: named.nullable(),
    years: comparedYears, geography, deliveries: z.array(delivery),
    together: offenceHere, offences: z.array(offenceHere),
    /** The municipalities of the district; of a municipality those of its district, itself included. */
    municipalities: z.array(named.extend({ difference: difference.nullable() })),
  }),
  may: everyone,
  processing: noPersons('published figures hold no persons'),
  run: async ({ sql, actor }, { area }) => {
    const account = await readAccount(sql, actor.coalition)
    const place = placeOf(account, area)
    if (!place) throw new Problem('not-found', { detail: 'Deze gemeente of dit district staat niet op de kaart van onze cijfers.' })
    const at = (code: string, label: string) => offenceAt(account, place, { code, label })
    return {
      ...place, region: account.region, years: account.years, geography: account.geography, deliveries: account.deliveries,
      together: at(TOGETHER, ''), offences: account.offences.map(({ code, label }) => at(code, label)),
      municipalities: account.municipalities.filter(({ district }) => district?.code === (place.district?.code ?? place.code))
        .map(({ code, name }) => ({ code, name, difference: account.difference(code, TOGETHER) })),
    }
  },
})
export type AreaAccount = z.output<typeof showArea.output>

type PlaceHere = { kind: 'municipality' | 'district'; code: string; name: string; district: { code: string; name: string } | null }

function placeOf({ municipalities }: Account, code: string): PlaceHere | undefined {
  const municipality = municipalities.find((one) => one.code === code)
  if (municipality) return { kind: 'municipality', code, name: municipality.name, district: municipality.district }
  const district = municipalities.find((one) => one.district?.code === code)?.district
  return district ? { kind: 'district', code, name: district.name, district: null } : undefined
}

function offenceAt(account: Account, place: PlaceHere, { code, label }: { code: string; label: string }): z.input<typeof offenceHere> {
  const places = [place, ...(place.district ? [place.district] : []), { code: REGION, name: account.region.name }]
  return {
    code, label, here: account.difference(place.code, code), region: account.difference(REGION, code),
    rates: ratesOf(account, places, code), trend: account.trend(place.code, code),
  }
}
