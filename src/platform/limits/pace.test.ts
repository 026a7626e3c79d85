// Proves that a pace is kept for each sender, in a bounded memory and in microseconds.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paceKeeper } from './pace.ts'

const at = (): { clock: () => number; now: number } => {
  const time = { now: 0, clock: () => time.now }
  return time
}

describe('a pace of 10 a second, 5 at once', () => {
  it('lets five come together and says how long the sixth is early', () => {
    const time = at()
    const early = paceKeeper({ perSecond: 10, burst: 5 }, time.clock)
    expect(Array.from({ length: 6 }, () => early('a'))).toEqual([0, 0, 0, 0, 0, 100])
    time.now = 99
    expect(early('a')).toBe(1)
    time.now = 100
    expect(early('a')).toBe(0)
  })

  it('does not make one sender wait for another', () => {
    const early = paceKeeper({ perSecond: 10, burst: 5 }, at().clock)
    for (let n = 0; n < 50; n += 1) early('a')
    expect(early('b')).toBe(0)
  })

  it('never lets more through in any stretch of time than its pace, however the requests fall', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 200 }), (gaps) => {
      const time = at()
      const early = paceKeeper({ perSecond: 10, burst: 5 }, time.clock)
      const through: number[] = []
      for (const gap of gaps) {
        time.now += gap
        if (early('a') === 0) through.push(time.now)
      }
      const tooMany = through.some((from, first) => through.some((to, last) => last >= first && last - first + 1 > 5 + Math.floor((to - from) / 100)))
      expect(tooMany).toBe(false)
    }), { numRuns: 200 })
  })
})

it('forgets the longest silent of more than twenty thousand senders, and no other', () => {
  const early = paceKeeper({ perSecond: 1, burst: 1 }, at().clock)
  for (let n = 0; n < 20_001; n += 1) early(`sender ${n}`)
  expect(early('sender 1')).toBeGreaterThan(0)
  expect(early('sender 0')).toBe(0)
})

it('costs less than ten microseconds a request', () => {
  const early = paceKeeper({ perSecond: 50, burst: 1000 })
  const senders = Array.from({ length: 20_000 }, (_, n) => `10.0.${n >> 8}.${n & 255}`)
  const microseconds = Array.from({ length: 5 }, () => {
    const began = performance.now()
    for (const sender of senders) early(sender)
    return (performance.now() - began) * 1000 / senders.length
  })
  // The best of five: what else runs on the machine is no cost of ours.
  expect(Math.min(...microseconds)).toBeLessThan(10)
})
