// The rules of choosing: when a priority is in force, what one-in-one-out asks, and when a theme may be confirmed.

/** What a strategy says a thing is; each kind has its Dutch label in words.ts. */
export const KINDS = [
  'goal', 'choice', 'admission', 'support', 'cooperation', 'principle', 'taskforce',
  'intention', 'learning', 'development', 'trend', 'task', 'ambition', 'approach', 'annex',
] as const
export type Kind = (typeof KINDS)[number]

/** The lines along which an approach runs: for organised crime by place and means, for safety and care by level. */
export const STRANDS = ['programme', 'regional', 'repressive', 'preventive', 'district', 'operational', 'policy', 'board'] as const
export type Strand = (typeof STRANDS)[number]

/** How sure we are that something is so. `left-open`: the source itself leaves it open. */
export const EVIDENCE = ['confirmed', 'inferred', 'to-be-confirmed', 'left-open'] as const
export type Evidence = (typeof EVIDENCE)[number]

/** The last day of a period that ends before `validTo` ('YYYY-MM-DD'). */
export function lastDayOf(validTo: string): string {
  const day = new Date(`${validTo}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - 1)
  return day.toISOString().slice(0, 10)
}

export type PriorityState = 'coming' | 'active' | 'ended'

/** State of a priority on a day ('YYYY-MM-DD'); `validTo` is the first day that it no longer holds. */
export function priorityState(period: { validFrom: string; validTo: string }, day: string): PriorityState {
  if (day < period.validFrom) return 'coming'
  return day < period.validTo ? 'active' : 'ended'
}

export type Chosen = { slug: string; kind: 'joint' | 'supported'; continues: string | null }

export type Exchange<Priority> = { stayed: { before: Priority; after: Priority }[]; left: Priority[]; entered: Priority[] }

/**
 * What stayed, left and entered between two strategies, of the joint priorities only.
 * A priority stayed when the later strategy says which one it continues, also under another name.
 */
export function exchange<Priority extends Chosen>(before: Priority[], after: Priority[]): Exchange<Priority> {
  const earlier = before.filter((priority) => priority.kind === 'joint')
  const later = after.filter((priority) => priority.kind === 'joint')
  const stayed = later.flatMap((priority) => {
    const continued = earlier.find((candidate) => candidate.slug === priority.continues)
    return continued ? [{ before: continued, after: priority }] : []
  })
  return {
    stayed,
    left: earlier.filter((priority) => !stayed.some((pair) => pair.before === priority)),
    entered: later.filter((priority) => !stayed.some((pair) => pair.after === priority)),
  }
}

/** The rule of focus: a new priority in means an old one out, so never more come in than go out. */
export const keepsFocus = (change: Exchange<unknown>): boolean => change.entered.length <= change.left.length

/** A theme's district may be confirmed once; a confirmed one is a fact and stays. */
export const mayConfirm = (status: Evidence): boolean => status === 'inferred' || status === 'to-be-confirmed'

/** The percentage of a list to which the change between two counts rounds; undefined when there is none, or no count before. */
export function fitting(percentages: readonly number[], { before, after }: { before: number; after: number }): number | undefined {
  if (before <= 0) return undefined
  const change = Math.round((after / before - 1) * 100)
  return percentages.find((percentage) => percentage === change)
}
