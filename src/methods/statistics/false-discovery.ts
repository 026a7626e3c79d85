// P values of many comparisons at once, adjusted so that few of the differences we report are accidents.

/**
 * Benjamini & Hochberg 1995 (step-up): among the comparisons whose adjusted p is at most 0.05, no more than 5% is expected to be chance.
 * @param ps p values of one family of comparisons, in any order
 * @returns adjusted values in the same order
 */
export function benjaminiHochberg(ps: readonly number[]): number[] {
  const byFalling = ps.map((p, at) => ({ p, at })).sort((a, b) => b.p - a.p)
  const adjusted = ps.map(() => 1)
  let least = 1
  byFalling.forEach(({ p, at }, place) => {
    least = Math.min(least, (p * ps.length) / (ps.length - place))
    adjusted[at] = least
  })
  return adjusted
}
