// Tells whether two samples of times differ: the rank-sum test of Mann and Whitney, which no single slow moment can sway.
import cdf from '@stdlib/stats-base-dists-normal-cdf'

export type Samples = { hidden: number[]; absent: number[] }

/** One false alarm in ten thousand tests; asked twice, one in a hundred million. */
export const ALPHA = 1e-4

/**
 * Mann and Whitney's U in its normal form, without a correction for ties: times have none to speak of.
 * `superiority` is the chance that a hidden one takes longer than an absent one; 0.5 is no difference at all.
 */
export function rankSum({ hidden, absent }: Samples): { p: number; superiority: number } {
  const all = [...hidden.map((time) => ({ time, isHidden: true })), ...absent.map((time) => ({ time, isHidden: false }))].sort((a, b) => a.time - b.time)
  const ranks = all.reduce((sum, { isHidden }, place) => sum + (isHidden ? place + 1 : 0), 0)
  const [n, m] = [hidden.length, absent.length]
  const u = ranks - (n * (n + 1)) / 2
  const z = (u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12)
  return { p: 2 * (1 - cdf(Math.abs(z), 0, 1)), superiority: u / (n * m) }
}

const median = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

/** Whether the samples differ at `ALPHA`, and in words how much. */
export function distinguishable(samples: Samples): { differ: boolean; text: string } {
  const { p, superiority } = rankSum(samples)
  const medians = [median(samples.hidden), median(samples.absent)].map((time) => `${time.toFixed(3)} ms`)
  return { differ: p < ALPHA, text: `median hidden ${medians[0]}, absent ${medians[1]}, hidden is slower in ${(superiority * 100).toFixed(1)}% of pairs, p = ${p.toPrecision(2)}, n = ${samples.hidden.length}` }
}
