// Quantiles and tail chances of Student's t, with the normal distribution where the degrees of freedom are unlimited.
import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import tCdf from '@stdlib/stats-base-dists-t-cdf'
import tQuantile from '@stdlib/stats-base-dists-t-quantile'

/**
 * How many standard errors lie on each side of an estimate in a two-sided interval.
 * @param level confidence between 0 and 1, 0.95 gives 1.96 when the degrees of freedom are unlimited
 * @param degreesOfFreedom greater than 0; Infinity means the normal distribution
 *
 * The library answers NaN (quantile) and 0.5 (tail) for infinite degrees of freedom, so that case goes to the normal distribution here.
 */
export function standardErrors(level: number, degreesOfFreedom: number): number {
  const chance = (1 + level) / 2
  return degreesOfFreedom === Infinity ? normalQuantile(chance, 0, 1) : tQuantile(chance, degreesOfFreedom)
}

/** Two-sided tail chance of a statistic under Student's t (or the normal distribution). Taken from the lower tail, which keeps its digits when small. */
export function twoSidedTail(statistic: number, degreesOfFreedom: number): number {
  const lower = -Math.abs(statistic)
  return 2 * (degreesOfFreedom === Infinity ? normalCdf(lower, 0, 1) : tCdf(lower, degreesOfFreedom))
}
