// How much more yearly counts jump around than chance alone would make them: the dispersion of a panel of areas.

/** The dispersion of counts. `phi` 1 = pure chance (Poisson); `degreesOfFreedom` = how much evidence phi rests on. */
export type Scatter = { phi: number; degreesOfFreedom: number }

/** One area's counts, one per period in order, and what they are measured against (inhabitants) when that is known for every period. */
export type Series = { counts: readonly number[]; exposure?: readonly number[] }

/** Counts that differ from chance by nothing: for interval formulas where no panel is at hand. */
export const pureChance: Scatter = { phi: 1, degreesOfFreedom: Infinity }

/**
 * Estimate the dispersion of a panel: every area has its own level and its own straight trend on the log scale, and phi is
 * Pearson's chi-square of what is left over, divided by its degrees of freedom (quasi-Poisson; McCullagh & Nelder 1989, §6.2.3).
 * Never below 1: calmer than chance is luck, not knowledge.
 *
 * Areas whose counts lie in fewer than two periods say nothing about scatter around a trend and are left out.
 * @throws RangeError when nothing is left to estimate from
 */
export function scatterOf(panel: readonly Series[]): Scatter {
  let chiSquare = 0
  let degreesOfFreedom = 0
  for (const series of panel) {
    if (series.counts.filter((count) => count > 0).length < 2 || series.counts.length < 3) continue
    const expected = expectedOnTrend(series)
    series.counts.forEach((count, period) => {
      const mean = expected[period] ?? 0
      chiSquare += (count - mean) ** 2 / mean
    })
    degreesOfFreedom += series.counts.length - 2
  }
  if (degreesOfFreedom === 0) throw new RangeError('scatter needs at least one area with counts in two of three or more periods')
  return { phi: Math.max(1, chiSquare / degreesOfFreedom), degreesOfFreedom }
}

/**
 * Fitted counts of the Poisson model log mean = level + slope × period + log exposure.
 * The level follows from the slope (fitted and observed totals agree), so that Newton's method needs one dimension.
 */
function expectedOnTrend({ counts, exposure }: Series): number[] {
  const middle = (counts.length - 1) / 2
  const total = counts.reduce((sum, count) => sum + count, 0)
  const observedMoment = counts.reduce((sum, count, period) => sum + count * (period - middle), 0)
  let slope = 0
  for (let round = 0; round < 100; round++) {
    const shares = sharesOnTrend(counts.length, slope, exposure)
    const mean = shares.reduce((sum, share, period) => sum + share * (period - middle), 0)
    const variance = shares.reduce((sum, share, period) => sum + share * (period - middle - mean) ** 2, 0)
    const step = (observedMoment - total * mean) / (total * variance)
    slope += Math.max(-1, Math.min(1, step))
    if (Math.abs(step) < 1e-13) break
  }
  return sharesOnTrend(counts.length, slope, exposure).map((share) => share * total)
}

/** Which share of the total the trend puts in each period. */
function sharesOnTrend(periods: number, slope: number, exposure?: readonly number[]): number[] {
  const middle = (periods - 1) / 2
  const weights = Array.from({ length: periods }, (_, period) => (exposure?.[period] ?? 1) * Math.exp(slope * (period - middle)))
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map((weight) => weight / sum)
}
