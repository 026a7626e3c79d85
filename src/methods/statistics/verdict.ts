// What a change lets us say in words: fell, rose, or no demonstrable difference; and whether "at most equal" is shown.
import type { Change } from './change.ts'

/** The three things that can be said about a change. The middle one is the most common and is an answer, not a failure. */
export type Verdict = 'fell' | 'no-demonstrable-difference' | 'rose'

/**
 * The verdict on one change. Both must hold before it is called a fall or a rise: the interval excludes "equal", and the p value,
 * adjusted for all comparisons made at once (see benjaminiHochberg), stays at or under `alpha`.
 */
export function verdict(change: Change, adjustedP = change.p, alpha = 0.05): Verdict {
  if (adjustedP > alpha) return 'no-demonstrable-difference'
  if (change.high !== null && change.high < 1) return 'fell'
  return change.low > 1 ? 'rose' : 'no-demonstrable-difference'
}

/** The answer of a non-inferiority test: shown, refuted, or open (the figures allow both). */
export type AtMostEqual = 'shown' | 'open' | 'refuted'

/**
 * Is "at most equal" shown? Only when the whole interval stays under 1 + `margin`: "no demonstrable rise" is not enough, because few
 * figures never demonstrate anything. `margin` (0.05 = 5%) must be agreed beforehand and shown beside the answer.
 * Non-inferiority with a two-sided interval: ICH E9 §3.3.2; Piaggio e.a. 2012 (CONSORT).
 * @throws RangeError on a negative margin
 */
export function atMostEqual(change: Change, margin: number): AtMostEqual {
  if (!(margin >= 0)) throw new RangeError('the margin must be 0 or more')
  if (change.high !== null && change.high <= 1 + margin) return 'shown'
  return change.low > 1 + margin ? 'refuted' : 'open'
}
