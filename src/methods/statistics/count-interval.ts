// The uncertainty around one count: the band around a trend line.
import { pureChance, type Scatter } from './scatter.ts'
import { standardErrors } from './tail.ts'

/** Lower and upper bound. */
export type Interval = { low: number; high: number }

/**
 * Interval for the level behind one count, in Byar's closed form (Breslow & Day 1987, p. 69), which also holds at 0.
 * More scatter than chance (phi) is taken in by treating the count as count/phi independent events.
 * @throws RangeError on a negative count
 */
export function countInterval(count: number, scatter: Scatter = pureChance, level = 0.95): Interval {
  if (!(count >= 0)) throw new RangeError('a count must be 0 or more')
  const z = standardErrors(level, scatter.degreesOfFreedom)
  const events = count / scatter.phi
  const bound = (n: number, direction: number): number => n * (1 - 1 / (9 * n) + (direction * z) / (3 * Math.sqrt(n))) ** 3
  return { low: events === 0 ? 0 : Math.max(0, bound(events, -1)) * scatter.phi, high: bound(events + 1, 1) * scatter.phi }
}
