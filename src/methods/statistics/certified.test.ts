// Our statistics against R's, on the reference vectors beside the repository (skipped, with a line saying so, where they are absent).
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { change, exactChange } from './change.ts'
import { countInterval } from './count-interval.ts'
import { benjaminiHochberg } from './false-discovery.ts'
import { scatterOf } from './scatter.ts'
import { verdict } from './verdict.ts'
import { wilson } from './wilson.ts'

const vectors = new URL('../../../../shared/reference/vectors/statistics/', import.meta.url)
const present = existsSync(vectors)
if (!present) console.info('statistics: the reference vectors (../shared/reference/vectors/statistics) are not here, so R is not compared with')

const text = (file: string): string => readFileSync(new URL(file, vectors), 'utf8')
const rows = (file: string): string[][] => text(file).split('\n').slice(1).filter(Boolean).map((line) => (line.match(/("[^"]*"|[^,]+|(?<=,)(?=,|$))/g) ?? []).map((cell) => cell.replaceAll('"', '')))

/** R rounds a half to the even side (Lopik 2016 has exactly 14,062.5 inhabitants in this table). */
function roundAsR(value: number): number {
  return value % 1 === 0.5 ? 2 * Math.round(value / 2) : Math.round(value)
}

/** Equal to within `relative` of the expected size. */
function near(actual: number | null, expected: number | null | undefined, relative: number): void {
  if (expected === null || actual === null) return expect(actual).toBe(expected)
  expect(Math.abs(actual - (expected ?? Number.NaN))).toBeLessThanOrEqual(relative * Math.max(Math.abs(expected ?? 0), 1e-300))
}

const pair = z.tuple([z.number().nullable(), z.number().nullable()])
const smallTests = z.object({
  two_rates: z.array(z.object({ x0: z.number(), t0: z.number(), x1: z.number(), t1: z.number(), ratio: z.number().nullable(), exact_ci: pair, logwald_ci: pair, midp: z.number() })),
  one_rate: z.array(z.object({ x: z.number(), byar: z.tuple([z.number(), z.number()]) })),
  proportions: z.array(z.object({ x: z.number(), n: z.number(), wilson: z.tuple([z.number(), z.number()]) })),
  padjust: z.object({ p: z.array(z.number()), BH: z.array(z.number()) }),
})
const region = z.object({
  phi: z.number(),
  phi_df: z.number(),
  table: z.array(z.object({ g: z.string(), 'y.2015': z.number(), 'pop.2015': z.number(), 'y.2018': z.number(), 'pop.2018': z.number(), logrr: z.number(), p: z.number(), bh: z.number(), lo: z.number(), hi: z.number() })),
})
const southWales = z.object({
  types: z.record(z.string(), z.object({ change_2018_2022: z.object({ rate_ratio: z.number(), log_se: z.number(), dispersion: z.number(), df: z.number(), p: z.number(), ci: z.tuple([z.number(), z.number()]) }).optional() })),
  padjust: z.object({ type: z.array(z.string()), p: z.array(z.number()), BH: z.array(z.number()) }),
})

describe.runIf(present)('small numbers, as R has them', () => {
  const expected = present ? smallTests.parse(JSON.parse(text('small_tests.json'))) : undefined

  it('compares two rates exactly, and by the log-normal interval', () => {
    for (const test of expected?.two_rates ?? []) {
      const exact = exactChange(test.x0, test.x1, test.t0 / test.t1, 1)
      near(exact.ratio, test.ratio, 1e-12)
      near(exact.low, test.exact_ci[0], 1e-10)
      near(exact.high, test.exact_ci[1], 1e-10)
      near(exact.p, test.midp, 1e-10)
      const counts = { earlier: test.x0, later: test.x1, exposureEarlier: test.t0, exposureLater: test.t1 }
      const quasi = change(counts, { phi: 1, degreesOfFreedom: Infinity })
      if (quasi.method !== 'quasi-poisson') continue
      near(quasi.low, test.logwald_ci[0], 1e-10)
      near(quasi.high, test.logwald_ci[1], 1e-10)
    }
  })

  it('bounds a count by Byar and a share by Wilson', () => {
    for (const { x, byar } of expected?.one_rate ?? []) {
      const { low, high } = countInterval(x)
      near(low, byar[0], 1e-10)
      near(high, byar[1], 1e-10)
    }
    for (const test of expected?.proportions ?? []) {
      const { low, high } = wilson(test.x, test.n)
      near(low, test.wilson[0], 1e-10)
      near(high, test.wilson[1], 1e-10)
    }
  })

  it('adjusts p values by Benjamini and Hochberg', () => {
    benjaminiHochberg(expected?.padjust.p ?? []).forEach((value, at) => near(value, expected?.padjust.BH[at], 1e-12))
  })
})

describe.runIf(present)('all registered crime in 30 municipalities of Midden-Nederland, 2015 and 2018, as R has it', () => {
  const expected = present ? region.parse(JSON.parse(text('cbs_mn_expected.json'))) : undefined
  const table = expected?.table ?? []

  it('estimates the same scatter from the seven years up to 2018', () => {
    const cells = rows('data/cbs_83648NED_gemeente_totaal_2010_2020.csv')
    const panel = table.map(({ g }) => {
      const years = cells.filter((cell) => cell[1] === g && Number(cell[2]) >= 2012 && Number(cell[2]) <= 2018)
      return { counts: years.map((cell) => Number(cell[3])), exposure: years.map((cell) => roundAsR((Number(cell[3]) / Number(cell[5])) * 1000)) }
    })
    const scatter = scatterOf(panel)
    expect(scatter.degreesOfFreedom).toBe(expected?.phi_df)
    near(scatter.phi, expected?.phi, 1e-9)
  })

  it('gives each municipality the same change, interval and p value, alone and adjusted', () => {
    const changes = table.map((row) =>
      change({ earlier: row['y.2015'], later: row['y.2018'], exposureEarlier: row['pop.2015'], exposureLater: row['pop.2018'] }, { phi: expected?.phi ?? 1, degreesOfFreedom: Infinity }),
    )
    const adjusted = benjaminiHochberg(changes.map(({ p }) => p))
    table.forEach((row, at) => {
      near(Math.log(changes[at]?.ratio ?? 0), row.logrr, 1e-9)
      near(changes[at]?.low ?? 0, row.lo, 1e-8)
      near(changes[at]?.high ?? 0, row.hi, 1e-8)
      near(changes[at]?.p ?? 0, row.p, 1e-8)
      near(adjusted[at] ?? 0, row.bh, 1e-8)
    })
    expect(changes.filter((one) => verdict(one) !== 'no-demonstrable-difference')).toHaveLength(14)
    expect(changes.filter((one, at) => verdict(one, adjusted[at]) !== 'no-demonstrable-difference')).toHaveLength(13)
  })
})

describe.runIf(present)('monthly offences in New South Wales, 2018 and 2022, as R has them', () => {
  const expected = present ? southWales.parse(JSON.parse(text('nsw_offences_expected.json'))) : undefined
  const cells = present ? rows('data/nsw_offences.csv') : []
  const months = (type: string, year: string): number[] => cells.filter((cell) => cell[2] === type && cell[1]?.startsWith(year)).map((cell) => Number(cell[3]))
  const sum = (counts: number[]): number => counts.reduce((total, count) => total + count, 0)

  it('gives each offence the same change, interval and p value', () => {
    let compared = 0
    for (const [type, { change_2018_2022: reference }] of Object.entries(expected?.types ?? {})) {
      if (!reference) continue
      const earlier = sum(months(type, '2018'))
      const later = sum(months(type, '2022'))
      const result = change({ earlier, later }, { phi: reference.dispersion, degreesOfFreedom: reference.df })
      near(result.ratio, reference.rate_ratio, 1e-9)
      if (result.method === 'quasi-poisson') {
        near(result.low, reference.ci[0], 1e-8)
        near(result.high, reference.ci[1], 1e-8)
        near(result.p, reference.p, 1e-6)
      }
      compared++
    }
    expect(compared).toBe(21)
  })

  it('adjusts their p values alike', () => {
    benjaminiHochberg(expected?.padjust.p ?? []).forEach((value, at) => near(value, expected?.padjust.BH[at], 1e-12))
  })
})
