// The uncertainty around a share, such as the part of the obstacles that was taken away.
import type { Interval } from './count-interval.ts'
import { standardErrors } from './tail.ts'

/**
 * Wilson's score interval for a proportion (Wilson 1927), which stays between 0 and 1 and holds for small numbers.
 * @throws RangeError unless 0 <= hits <= total and total > 0
 */
export function wilson(hits: number, total: number, level = 0.95): Interval {
  if (!(hits >= 0 && hits <= total && total > 0)) throw new RangeError('hits must lie between 0 and a total above 0')
  const z = standardErrors(level, Infinity)
  const share = hits / total
  const shrink = 1 + z ** 2 / total
  const middle = (share + z ** 2 / (2 * total)) / shrink
  const reach = (z / shrink) * Math.sqrt((share * (1 - share)) / total + z ** 2 / (4 * total ** 2))
  return { low: hits === 0 ? 0 : middle - reach, high: hits === total ? 1 : middle + reach }
}
