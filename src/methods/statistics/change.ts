// The change between two counts, as a ratio with an interval that owns up to more than pure chance.
import betaCdf from '@stdlib/stats-base-dists-beta-cdf'
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile'
import type { Scatter } from './scatter.ts'
import { standardErrors, twoSidedTail } from './tail.ts'

/** Two counts of the same thing in the same place, and what they are measured against (inhabitants; left out = compare the counts themselves). */
export type Pair = { earlier: number; later: number; exposureEarlier?: number; exposureLater?: number }

/**
 * `ratio` later over earlier (per unit of exposure): 0.58 is 42% less. `low` and `high` bound it at the asked confidence.
 * null = without bound (the earlier count, or its lowest credible value, is 0). `p` two-sided against "no change".
 */
export type Change = { ratio: number | null; low: number; high: number | null; p: number; method: 'quasi-poisson' | 'exact' }

/** Below this many events in both years together the log-normal approximation is not trusted. */
export const SMALL = 20

/**
 * Compare two counts.
 *
 * Enough events: log-normal interval exp(log ratio ± t·sqrt(phi·(1/earlier + 1/later))), with t on phi's degrees of freedom
 * (quasi-Poisson). Fewer than SMALL events, or none in one of the years: given the sum, the later count is binomial; the interval is
 * Clopper-Pearson's on phi-deflated counts (Korn & Graubard 1998; with phi 1 the exact conditional interval of Przyborowski &
 * Wilenski 1940), and p is the mid-p value (Lancaster 1961).
 * @throws RangeError on a negative count or an exposure that is not above 0
 */
export function change(pair: Pair, scatter: Scatter, level = 0.95): Change {
  const { earlier, later, exposureEarlier = 1, exposureLater = 1 } = pair
  if (!(earlier >= 0 && later >= 0 && exposureEarlier > 0 && exposureLater > 0)) throw new RangeError('counts must be 0 or more and exposures above 0')
  const perExposure = exposureEarlier / exposureLater
  if (earlier + later < SMALL || earlier === 0 || later === 0) return exactChange(earlier, later, perExposure, scatter.phi, level)
  const ratio = (later / earlier) * perExposure
  const standardError = Math.sqrt(scatter.phi * (1 / earlier + 1 / later))
  const reach = Math.exp(standardErrors(level, scatter.degreesOfFreedom) * standardError)
  const p = twoSidedTail(Math.log(ratio) / standardError, scatter.degreesOfFreedom)
  return { ratio, low: ratio / reach, high: ratio * reach, p, method: 'quasi-poisson' }
}

/** The conditional comparison, right for any counts; `change` uses it for small ones. `perExposure` = earlier exposure over later exposure. */
export function exactChange(earlier: number, later: number, perExposure: number, phi: number, level = 0.95): Change {
  const first = earlier / phi
  const second = later / phi
  const low = second === 0 ? 0 : betaQuantile((1 - level) / 2, second, first + 1)
  // The upper bound by way of the other share, so that swapping the years swaps the bounds to the last digit.
  const other = first === 0 ? 0 : betaQuantile((1 - level) / 2, first, second + 1)
  return {
    ratio: earlier === 0 ? null : (later / earlier) * perExposure,
    low: (low / (1 - low)) * perExposure,
    high: other === 0 ? null : ((1 - other) / other) * perExposure,
    p: midP(first, second, 1 / (1 + perExposure)),
    method: 'exact',
  }
}

/** Two-sided mid-p of `second` out of `first + second` when `share` is expected; the binomial tails as incomplete beta functions. */
function midP(first: number, second: number, share: number): number {
  const atLeast = second === 0 ? 1 : betaCdf(share, second, first + 1)
  const more = first === 0 ? 0 : betaCdf(share, second + 1, first)
  const upper = (atLeast + more) / 2
  return 2 * Math.min(upper, 1 - upper)
}
