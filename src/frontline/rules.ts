// The pure rules of reports: states and moves per kind, who takes which step, when an answer is due, and the code of who stays unnamed.
import { createHash, randomInt } from 'node:crypto'
import { type Actor, anyOf } from '../platform/actor.ts'

export const KINDS = ['signal', 'obstacle', 'story'] as const
export type Kind = (typeof KINDS)[number]

export const STATES = [
  'received', 'weighed', 'action', 'forwarded', 'closed', 'published',
  'reported', 'confirmed', 'not-confirmed', 'owned', 'taken-up', 'removed', 'lowered', 'unsolvable',
] as const
export type State = (typeof STATES)[number]

/** What may follow on each state, per kind; docs/states/report.md draws it. */
export const MOVES: Record<Kind, Partial<Record<State, readonly State[]>>> = {
  signal: { received: ['weighed'], weighed: ['action', 'forwarded', 'closed'], action: [], forwarded: [], closed: [] },
  obstacle: {
    reported: ['confirmed', 'not-confirmed'], confirmed: ['owned'], owned: ['taken-up'], 'taken-up': ['removed', 'lowered', 'unsolvable'],
    'not-confirmed': [], removed: [], lowered: [], unsolvable: [],
  },
  story: { received: ['weighed'], weighed: ['published', 'closed'], published: ['closed'], closed: [] },
}

export const FIRST_STATE = { signal: 'received', obstacle: 'reported', story: 'received' } as const satisfies Record<Kind, State>

/** The state that weighing leads to. */
export const WEIGHED_STATE = { signal: 'weighed', obstacle: 'confirmed', story: 'weighed' } as const satisfies Record<Kind, State>

/** The state that making or linking an action leads to; a story stays what it is. */
export const ACTION_STATE = { signal: 'action', obstacle: 'taken-up', story: undefined } as const satisfies Record<Kind, State | undefined>

/** States that no answer leads to, because another act does: weighing, and making or linking an action. */
const BY_ANOTHER_ACT: readonly State[] = ['weighed', 'confirmed', 'action']

export const mayMove = (kind: Kind, from: State, to: State): boolean => MOVES[kind][from]?.includes(to) ?? false

/** Where an answer may bring a report, besides leaving it where it is. Publishing asks for the consent of the teller. */
export const answerMoves = ({ kind, state, consent }: { kind: Kind; state: State; consent: boolean }): State[] =>
  (MOVES[kind][state] ?? []).filter((to) => !BY_ANOTHER_ACT.includes(to) && (to !== 'published' || consent))

/** Whether an action can be made of a report, or linked to it: once weighed, and as often as needed. */
export function mayLeadToAction({ kind, state }: { kind: Kind; state: State }): boolean {
  const reached = ACTION_STATE[kind]
  if (reached === undefined) return state === 'weighed' || state === 'published'
  return state === reached || mayMove(kind, state, reached)
}

/** Whether a report can be brought to a taskforce: once weighed, as long as it is open. */
export const mayBringToTaskforce = ({ kind, state }: { kind: Kind; state: State }): boolean => state !== FIRST_STATE[kind] && !isEnded(kind, state)

export const isEnded = (kind: Kind, state: State): boolean => MOVES[kind][state]?.length === 0

export const ENDED_STATES = STATES.filter((state) => KINDS.every((kind) => (MOVES[kind][state] ?? []).length === 0))

/** States in which nobody has to do anything any more; a published story can still be taken back. */
export const FINISHED_STATES: State[] = [...ENDED_STATES, 'published']

/** Days within which a reporter hears something: an agreement of the coalition, not a rule of law. */
export const ANSWER_WITHIN_DAYS = 14

/** The last moment for a first answer. */
export const dueOn = (recordedAt: Date): Date => new Date(recordedAt.getTime() + ANSWER_WITHIN_DAYS * 24 * 60 * 60 * 1000)

export const isLate = (report: { kind: Kind; state: State; recordedAt: Date }, now: Date): boolean =>
  report.state === FIRST_STATE[report.kind] && dueOn(report.recordedAt) < now

/** Who may report. The others keep watch over the system and are no part of the work. */
export const reporters = anyOf('frontline-professional', 'safety-adviser', 'case-director', 'taskforce-lead', 'board-member', 'coalition-office')

/** Who weighs: the adviser of the own municipality and the coalition office of all; the database knows of which. */
export const triage = anyOf('safety-adviser', 'coalition-office')

/** Who answers: the triage and the lead of the taskforce it was brought to. */
export const answerers = anyOf('safety-adviser', 'coalition-office', 'taskforce-lead')

export const isTriageOf = (actor: Actor, municipality: string): boolean =>
  actor.role === 'coalition-office' || (actor.role === 'safety-adviser' && actor.settings['area'] === municipality)

export const isLeadOf = (actor: Actor, taskforce: string | null): boolean =>
  actor.role === 'coalition-office'
  || (actor.role === 'taskforce-lead' && taskforce !== null && (actor.settings['taskforces'] ?? '').split(',').includes(taskforce))

// Crockford's base 32: no I, L, O and U, which are misread or make words.
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_LENGTH = 16

/** A new code of 80 random bits, in groups of four: K7QM-… */
export const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('').replaceAll(/(.{4})(?=.)/g, '$1-')

/** What is stored of a code: SHA-256 in hex. Forgives what people mistype: small letters, spaces, O for 0, I and L for 1. Undefined when it cannot be a code. */
export function hashOfCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replaceAll(/[\s–-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  if (code.length !== CODE_LENGTH || [...code].some((sign) => !SIGNS.includes(sign))) return undefined
  return createHash('sha256').update(code).digest('hex')
}
