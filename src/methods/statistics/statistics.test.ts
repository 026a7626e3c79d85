// What must hold for our statistics whatever the figures, and a few reference values that travel with the project.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { change, type Change } from './change.ts'
import { countInterval } from './count-interval.ts'
import { benjaminiHochberg } from './false-discovery.ts'
import { scatterOf } from './scatter.ts'
import { standardErrors, twoSidedTail } from './tail.ts'
import { atMostEqual, verdict } from './verdict.ts'
import { wilson } from './wilson.ts'

const count = fc.integer({ min: 0, max: 5000 })
const phi = fc.double({ min: 1, max: 30, noNaN: true })
const inhabitants = fc.integer({ min: 1000, max: 400_000 })
const pair = fc.record({ earlier: count, later: count, exposureEarlier: inhabitants, exposureLater: inhabitants })
const scatter = phi.map((value) => ({ phi: value, degreesOfFreedom: 190 }))

describe('reference values (R 4.2.2: qt, pt, poisson.test, prop.test, p.adjust)', () => {
  it('has the quantiles and tails of t and of the normal distribution', () => {
    expect(standardErrors(0.95, Infinity)).toBeCloseTo(1.959963984540054, 12)
    expect(standardErrors(0.95, 11)).toBeCloseTo(2.200985160082949, 9)
    expect(twoSidedTail(-2.76019318531788, 11)).toBeCloseTo(0.0185494624029382, 12)
    expect(twoSidedTail(5.18693299390043, Infinity)).toBeCloseTo(2.13785606793521e-7, 14)
  })

  it('compares 5 in 1000 with 12 in 1100 exactly', () => {
    const result = change({ earlier: 5, later: 12, exposureEarlier: 1000, exposureLater: 1100 }, { phi: 1, degreesOfFreedom: Infinity })
    expect(result.method).toBe('exact')
    expect(result.ratio).toBeCloseTo(2.18181818181818, 12)
    expect(result.low).toBeCloseTo(0.715496267429833, 10)
    expect(result.high).toBeCloseTo(7.90543738061843, 9)
    expect(result.p).toBeCloseTo(0.140871559964901, 10)
  })

  it('has no upper bound when there was nothing before, and no change when there was never anything', () => {
    const unit = { phi: 1, degreesOfFreedom: Infinity }
    expect(change({ earlier: 0, later: 4 }, unit)).toMatchObject({ ratio: null, high: null })
    expect(change({ earlier: 0, later: 0 }, unit)).toMatchObject({ ratio: null, low: 0, high: null, p: 1 })
    expect(verdict(change({ earlier: 0, later: 0 }, unit))).toBe('no-demonstrable-difference')
    expect(change({ earlier: 40, later: 0 }, unit)).toMatchObject({ ratio: 0, low: 0, method: 'exact' })
  })

  it('bounds 17 of 41 and 0 of 30 by Wilson', () => {
    expect(wilson(17, 41).low).toBeCloseTo(0.277565494542521, 12)
    expect(wilson(17, 41).high).toBeCloseTo(0.566328968659699, 12)
    expect(wilson(0, 30).high).toBeCloseTo(0.113513393173969, 12)
  })

  it('refuses figures that cannot be', () => {
    expect(() => change({ earlier: -1, later: 3 }, { phi: 1, degreesOfFreedom: 9 })).toThrow(RangeError)
    expect(() => change({ earlier: 1, later: 3, exposureLater: 0 }, { phi: 1, degreesOfFreedom: 9 })).toThrow(RangeError)
    expect(() => scatterOf([{ counts: [0, 0, 0, 7] }])).toThrow(RangeError)
    expect(() => countInterval(-1)).toThrow(RangeError)
    expect(() => wilson(5, 4)).toThrow(RangeError)
    expect(() => atMostEqual({ ratio: 1, low: 1, high: 1, p: 1, method: 'exact' }, -0.01)).toThrow(RangeError)
  })
})

describe('a change between two counts', () => {
  it('turns upside down when the years are swapped', () => {
    fc.assert(
      fc.property(pair, scatter, (figures, spread) => {
        const there = change(figures, spread)
        const back = change({ earlier: figures.later, later: figures.earlier, exposureEarlier: figures.exposureLater, exposureLater: figures.exposureEarlier }, spread)
        expect(back.p).toBeCloseTo(there.p, 8)
        if (there.ratio && back.ratio) expect(back.ratio * there.ratio).toBeCloseTo(1, 8)
        if (there.low > 0 && back.high !== null) expect(back.high * there.low).toBeCloseTo(1, 6)
      }),
    )
  })

  it('holds its own estimate inside its interval', () => {
    fc.assert(
      fc.property(pair, scatter, (figures, spread) => {
        const { ratio, low, high } = change(figures, spread)
        expect(low).toBeLessThanOrEqual((ratio ?? Infinity) * (1 + 1e-12))
        expect(high ?? Infinity).toBeGreaterThanOrEqual((ratio ?? 0) * (1 - 1e-12))
      }),
    )
  })

  it('rises with the later count and grows less certain with more scatter', () => {
    fc.assert(
      fc.property(pair, phi, phi, (figures, one, other) => {
        const more = change({ ...figures, earlier: figures.earlier + 20, later: figures.later + 25 }, { phi: one, degreesOfFreedom: 190 })
        const base = change({ ...figures, earlier: figures.earlier + 20, later: figures.later + 20 }, { phi: one, degreesOfFreedom: 190 })
        expect(more.low).toBeGreaterThan(base.low)
        expect(more.ratio ?? 0).toBeGreaterThan(base.ratio ?? 0)
        const calm = change(figures, { phi: Math.min(one, other), degreesOfFreedom: 190 })
        const wild = change(figures, { phi: Math.max(one, other), degreesOfFreedom: 190 })
        expect(wild.low).toBeLessThanOrEqual(calm.low * (1 + 1e-9))
        expect(wild.high ?? Infinity).toBeGreaterThanOrEqual((calm.high ?? Infinity) * (1 - 1e-9))
      }),
    )
  })

  it('does not care whether inhabitants are counted one by one or by the thousand', () => {
    fc.assert(
      fc.property(pair, scatter, (figures, spread) => {
        const byOne = change(figures, spread)
        const byThousand = change({ ...figures, exposureEarlier: figures.exposureEarlier / 1000, exposureLater: figures.exposureLater / 1000 }, spread)
        expect(byThousand.low).toBeCloseTo(byOne.low, 9)
        expect(byThousand.p).toBeCloseTo(byOne.p, 9)
      }),
    )
  })
})

describe('scatter of a panel', () => {
  const panel = fc.array(fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 6 })

  it('is never below 1, and exactly 1 on a perfect trend', () => {
    expect(scatterOf([{ counts: [1, 2, 4, 8, 16] }, { counts: [64, 32, 16, 8, 4] }])).toEqual({ phi: 1, degreesOfFreedom: 6 })
    fc.assert(fc.property(panel, (series) => scatterOf(series.map((counts) => ({ counts }))).phi >= 1))
  })

  it('grows in step when every count is multiplied', () => {
    fc.assert(
      fc.property(panel, (series) => {
        const base = scatterOf(series.map((counts) => ({ counts: counts.map((one) => one * 1000) })))
        const double = scatterOf(series.map((counts) => ({ counts: counts.map((one) => one * 2000) })))
        if (base.phi > 1) expect(double.phi / base.phi).toBeCloseTo(2, 6)
      }),
    )
  })

  it('leaves out areas that say nothing about scatter', () => {
    const told = [{ counts: [10, 30, 12, 28, 11] }]
    expect(scatterOf([...told, { counts: [0, 0, 0, 0, 9] }])).toEqual(scatterOf(told))
  })
})

describe('verdicts', () => {
  const changed = (low: number, high: number | null, p: number): Change => ({ ratio: 1, low, high, p, method: 'quasi-poisson' })

  it('call a fall or a rise only when the interval and the adjusted p both say so', () => {
    expect(verdict(changed(0.7, 0.9, 0.001))).toBe('fell')
    expect(verdict(changed(1.1, null, 0.001))).toBe('rose')
    expect(verdict(changed(0.7, 0.9, 0.04), 0.2)).toBe('no-demonstrable-difference')
    expect(verdict(changed(0.9, 1.01, 0.04))).toBe('no-demonstrable-difference')
  })

  it('never take "no demonstrable rise" for "at most equal"', () => {
    expect(atMostEqual(changed(0.8, 1.05, 0.3), 0.05)).toBe('shown')
    expect(atMostEqual(changed(0.6, 1.6, 0.9), 0.05)).toBe('open')
    expect(atMostEqual(changed(1.06, 1.3, 0.01), 0.05)).toBe('refuted')
    expect(atMostEqual(changed(0.6, null, 0.9), 0.05)).toBe('open')
  })

  it('are stricter in a larger family, and adjusted p values keep the order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 }), (ps) => {
        const adjusted = benjaminiHochberg(ps)
        ps.forEach((p, at) => {
          expect(adjusted[at]).toBeGreaterThanOrEqual(p * (1 - 1e-12))
          expect(adjusted[at]).toBeLessThanOrEqual(1)
          ps.forEach((other, there) => {
            if (p < other) expect(adjusted[at] ?? 0).toBeLessThanOrEqual(adjusted[there] ?? 0)
          })
        })
      }),
    )
  })
})

describe('the band around a count', () => {
  it('holds the count, widens with scatter and never goes below 0', () => {
    fc.assert(
      fc.property(count, phi, (events, spread) => {
        const calm = countInterval(events)
        const wild = countInterval(events, { phi: spread, degreesOfFreedom: Infinity })
        expect(calm.low).toBeLessThanOrEqual(events)
        expect(calm.high).toBeGreaterThan(events)
        expect(wild.low).toBeGreaterThanOrEqual(0)
        expect(wild.low).toBeLessThanOrEqual(calm.low + 1e-9)
        expect(wild.high).toBeGreaterThanOrEqual(calm.high - 1e-9)
      }),
    )
  })
})
