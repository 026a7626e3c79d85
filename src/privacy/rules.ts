// The pure rules of privacy: the states and terms of a request, and how long a kind of record is kept.
import { anyOf } from '../platform/actor.ts'
import type { RetentionRule } from '../platform/retention/rule.ts'

export const privacyOfficer = anyOf('privacy-officer')

export const REQUEST_KINDS = ['access', 'correction', 'erasure', 'restriction', 'objection'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

export const REQUEST_STATES = ['received', 'identified', 'granted', 'partly-granted', 'refused', 'withdrawn'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

/** What may follow on each state of a request; docs/states/request.md draws it. Granting asks that we know who asked. */
export const REQUEST_MOVES: Record<RequestState, readonly RequestState[]> = {
  received: ['identified', 'refused', 'withdrawn'],
  identified: ['granted', 'partly-granted', 'refused', 'withdrawn'],
  granted: [], 'partly-granted': [], refused: [], withdrawn: [],
}

export const mayMove = (from: RequestState, to: RequestState): boolean => REQUEST_MOVES[from].includes(to)
export const isOpen = (state: RequestState): boolean => REQUEST_MOVES[state].length > 0
export const needsAnswer = (state: RequestState): boolean => ['granted', 'partly-granted', 'refused'].includes(state)

/** The same day so many months later, or the last day of that month when it is shorter (Regulation 1182/71, art. 3). Days are yyyy-mm-dd. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10)
}

/** The last day for an answer: within one month of receipt, or within two months more when that was said in time (AVG art. 12(3)). */
export const dueOn = (receivedOn: string, extended: boolean): string => monthsAfter(receivedOn, extended ? 3 : 1)

/** Whether a request can still be extended: once, while open, and within the first month. */
export const mayExtend = (request: { state: RequestState; extendedOn: string | null; receivedOn: string }, today: string): boolean =>
  isOpen(request.state) && request.extendedOn === null && today <= dueOn(request.receivedOn, false)

export type Urgency = 'late' | 'soon' | 'open' | 'ended'
const SOON_DAYS = 7

export function urgencyOf({ state, dueOn: due }: { state: RequestState; dueOn: string }, today: string): Urgency {
  if (!isOpen(state)) return 'ended'
  if (due < today) return 'late'
  return daysBetween(today, due) <= SOON_DAYS ? 'soon' : 'open'
}

const DAY_MS = 24 * 60 * 60 * 1000
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
export const daysBefore = (moment: Date, days: number): Date => new Date(moment.getTime() - days * DAY_MS)

/** The term that holds: what the coalition chose, as far as it lies within what the rule allows; else what the rule says. */
export function termOf({ period }: RetentionRule, chosen: number | undefined): number {
  return Math.min(Math.max(chosen ?? period.days, period.shortest), period.longest)
}

/** Whether a day of the past is so long ago that someone has to look again: a year. */
export const isDueForReview = (day: string | null, today: string): boolean => day === null || monthsAfter(day, 12) < today
