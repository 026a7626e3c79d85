// The rules by which an ambition is judged: from findings to one of five verdicts, each rule with what it needs agreed.
import type { AtMostEqual } from '../methods/statistics/verdict.ts'

/** From reached to not reached; 'cannot-be-said' is an honest answer and stands in the middle. */
export const VERDICTS = ['met', 'on-course', 'cannot-be-said', 'behind', 'not-met'] as const
export type Verdict = (typeof VERDICTS)[number]

/** How an ambition can be judged; the number changes when the rule changes, so that an earlier judgement stays explainable. */
export const METHODS = ['registered-crime-1', 'experienced-safety-1', 'obstacles-1'] as const
export type Method = (typeof METHODS)[number]

/** The partners agreed no margin for "at most equal" and no norm for obstacles: these are ours until they do, and shown as such. */
export const MARGIN = 0.05
export const NORM = 0.5

/**
 * Registered crime "at most equal": only the total of all registered crime can answer that. Without it the verdict stays open,
 * however far the offences that we do have fell: what is not counted here may have risen.
 * @param total the answer for all registered crime, null when there is no figure for it
 */
export function judgeRegisteredCrime(total: AtMostEqual | null): Verdict {
  if (total === null || total === 'open') return 'cannot-be-said'
  return total === 'shown' ? 'met' : 'not-met'
}

/** A share of the inhabitants (percent) from a survey, with its 95% interval. */
export type SurveyFigure = { value: number; low: number; high: number }

/**
 * Experienced safety, from the part of the inhabitants that sometimes feels unsafe. Only intervals that lie apart count as a difference.
 * At best 'on-course': the ambition speaks of professionals too, and of them there is no measurement.
 */
export function judgeExperiencedSafety(base: SurveyFigure | null, target: SurveyFigure | null): Verdict {
  if (!base || !target) return 'cannot-be-said'
  if (target.high < base.low) return 'on-course'
  return target.low > base.high ? 'not-met' : 'cannot-be-said'
}

/**
 * More insight, more to do: the part of the answered obstacles that was taken away or lowered, against a norm.
 * Judged on the counts that may be shown, so that the verdict tells no more than they do: null (too small to show) says nothing.
 */
export function judgeObstacles({ answered, lowered }: { answered: number | null; lowered: number | null }, norm: number): Verdict {
  if (answered === null || lowered === null) return 'cannot-be-said'
  return lowered / answered >= norm ? 'on-course' : 'behind'
}
