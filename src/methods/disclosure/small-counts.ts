// Keeps small counts of our own records (signals, obstacles, actions) from telling on people, also by subtraction.

/** Counts below this are not shown. Five is what Statistics Netherlands and most partners use; it is a floor, not a proof. */
export const MINIMUM = 5

/** A single count as it may be shown: the count itself, or null when it is below the minimum (also when it is 0: "nobody" tells too). */
export function shownCount(count: number, minimum = MINIMUM): number | null {
  return count < minimum ? null : count
}

/**
 * The parts of a total as they may be shown beside it. Whoever subtracts the shown parts from the total knows what the hidden ones are
 * together, so with every small part a large one is hidden along, and more until they together leave each small count free to be
 * anything from 0 up to the minimum (secondary suppression; Hundepool e.a. 2012, Statistical Disclosure Control, ch. 4).
 *
 * Which large part goes along depends on its place, never on its size: taking the smallest, as is usual, tells an attacker who knows the
 * rule how large it is (5, 4, 4 would be given away by showing only the 5). Readers must not be told which parts were the small ones.
 * A total below the minimum takes all its parts with it.
 * @param counts the parts, which share nothing and together are the total; the first ones are hidden along first
 * @returns the total and the parts in the same order; null = not shown
 * @throws RangeError on a count that is negative or not whole
 */
export function shownParts(counts: readonly number[], minimum = MINIMUM): { total: number | null; parts: (number | null)[] } {
  if (counts.some((count) => !Number.isInteger(count) || count < 0)) throw new RangeError('counts must be whole and 0 or more')
  const total = counts.reduce((sum, count) => sum + count, 0)
  const small = counts.map((count) => count < minimum)
  if (total < minimum) return { total: null, parts: counts.map(() => null) }
  if (!small.includes(true)) return { total, parts: [...counts] }
  let hiddenSum = counts.reduce((sum, count, at) => sum + (small[at] ? count : 0), 0)
  let along = 0
  const parts = counts.map((count, at) => {
    if (small[at]) return null
    if (along > 0 && hiddenSum >= 2 * minimum - 1) return count
    along += 1
    hiddenSum += count
    return null
  })
  return { total, parts }
}
