// Tests the rank-sum test itself: against a worked example, and how often it cries wolf and how small a difference it sees.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ALPHA, rankSum } from './two-samples.ts'

/** A repeatable series of numbers between 0 and 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Times as a machine gives them: never below 1 ms, with a long tail. */
const times = (random: () => number, count: number, longer = 0): number[] => Array.from({ length: count }, () => 1 + longer - 0.2 * Math.log(1 - random()))

describe('the rank-sum test', () => {
  it('gives the U of a sample that is worked out by hand', () => {
    // 1.1, 3.3 and 5.5 hold ranks 1, 3 and 5 of six: U = 9 - 6 = 3 of 9.
    expect(rankSum({ hidden: [1.1, 3.3, 5.5], absent: [2.2, 4.4, 6.6] }).superiority).toBeCloseTo(1 / 3, 12)
  })

  it('does not care which sample is called hidden', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 5, maxLength: 20 }), (all) => {
      const [one, other] = [all.map((time, at) => time + at / 1e6), all.map((time, at) => time * 1.01 + at / 1e7 + 1e-8)]
      expect(rankSum({ hidden: one, absent: other }).p).toBeCloseTo(rankSum({ hidden: other, absent: one }).p, 6)
    }))
  })

  it('cries wolf no more often than it says: 0 to 3 times in a thousand at 1 in ten thousand', () => {
    const random = randomFrom(20_261_123)
    const alarms = Array.from({ length: 1000 }, () => rankSum({ hidden: times(random, 300), absent: times(random, 300) }).p).filter((p) => p < ALPHA)
    expect(alarms.length).toBeLessThanOrEqual(3)
  })

  it('sees 0.1 ms on a spread of 0.2 ms in 99 of 100 tests of 300 samples', () => {
    const random = randomFrom(7)
    const seen = Array.from({ length: 100 }, () => rankSum({ hidden: times(random, 300, 0.1), absent: times(random, 300) }).p).filter((p) => p < ALPHA)
    expect(seen.length).toBeGreaterThanOrEqual(99)
  })
})
