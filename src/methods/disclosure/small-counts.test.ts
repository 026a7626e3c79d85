// Small counts stay hidden, also from someone who subtracts and knows exactly how we hide.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shownCount, shownParts } from './small-counts.ts'

/** Every way to write `total` as `size` counts. */
function tables(total: number, size: number): number[][] {
  if (size === 1) return [[total]]
  return Array.from({ length: total + 1 }, (_, first) => tables(total - first, size - 1).map((rest) => [first, ...rest])).flat()
}

/** What an attacker who knows our rule holds for possible: every table that would have been shown in the same way. */
function possible(counts: number[]): number[][] {
  const shown = JSON.stringify(shownParts(counts))
  const total = counts.reduce((sum, count) => sum + count, 0)
  const totals = shownParts(counts).total === null ? [0, 1, 2, 3, 4] : [total]
  return totals.flatMap((one) => tables(one, counts.length)).filter((table) => JSON.stringify(shownParts(table)) === shown)
}

describe('counts that may be shown', () => {
  it('are shown from five, and zero is as hidden as four', () => {
    expect([0, 4, 5, 214].map((count) => shownCount(count))).toEqual([null, null, 5, 214])
  })

  it('take another part along when one is small, chosen by its place and not by its size', () => {
    expect(shownParts([40, 3, 9, 12])).toEqual({ total: 64, parts: [null, null, 9, 12] })
    expect(shownParts([5, 4, 4])).toEqual({ total: 13, parts: [null, null, null] })
  })

  it('hide more when the hidden parts together still say too much', () => {
    expect(shownParts([5, 30, 20, 0])).toEqual({ total: 55, parts: [null, null, 20, null] })
  })

  it('show all when all may be shown, and nothing of a small total', () => {
    expect(shownParts([5, 6, 7])).toEqual({ total: 18, parts: [5, 6, 7] })
    expect(shownParts([2, 1])).toEqual({ total: null, parts: [null, null] })
    expect(shownParts([])).toEqual({ total: null, parts: [] })
  })

  it('refuse what is not a count', () => {
    expect(() => shownParts([1.5, 9])).toThrow(RangeError)
    expect(() => shownParts([-1, 9])).toThrow(RangeError)
  })
})

describe('an attacker who knows the rule', () => {
  const counts = fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 14 })), { minLength: 2, maxLength: 4 })

  it('never sees a count below five', () => {
    fc.assert(fc.property(counts, (parts) => shownParts(parts).parts.every((part) => part === null || part >= 5)))
  })

  it('can work out nothing of a small part: every count from 0 to 4 stays possible, and for a part hidden along at least five values', () => {
    fc.assert(
      fc.property(counts, (parts) => {
        const candidates = possible(parts)
        const total = parts.reduce((sum, part) => sum + part, 0)
        return shownParts(parts).parts.every((part, at) => part !== null || new Set(candidates.map((table) => table[at])).size >= Math.min(5, total + 1))
      }),
      { numRuns: 400 },
    )
  })
})
