// The pure rules of acting: the states of an action and of a taskforce, and what each move asks for.
import { anyOf } from '../platform/actor.ts'

export const ACTION_STATES = ['planned', 'running', 'done', 'stopped'] as const
export type ActionState = (typeof ACTION_STATES)[number]

/** What may follow on each state of an action; docs/states/action.md draws it. */
export const ACTION_MOVES: Record<ActionState, readonly ActionState[]> = {
  planned: ['running', 'stopped'],
  running: ['done', 'stopped'],
  done: [],
  stopped: [],
}

export const TASKFORCE_STATES = ['set-up', 'active', 'extended', 'discharged'] as const
export type TaskforceState = (typeof TASKFORCE_STATES)[number]

/** What may follow on each state of a taskforce: it can be extended for a while and go back. docs/states/taskforce.md draws it. */
export const TASKFORCE_MOVES: Record<TaskforceState, readonly TaskforceState[]> = {
  'set-up': ['active'],
  active: ['extended', 'discharged'],
  extended: ['active', 'discharged'],
  discharged: [],
}

export const CONFIDENTIALITIES = ['public', 'coalition', 'taskforce', 'circle'] as const
export type Confidentiality = (typeof CONFIDENTIALITIES)[number]

/** The largest file that an action takes: 5 MiB. */
export const MOST_BYTES = 5 * 1024 * 1024

/** Which text a move of an action has to leave behind: why it stopped, or what it brought. */
export function textAskedFor(to: ActionState): 'reason' | 'result' | undefined {
  if (to === 'stopped') return 'reason'
  return to === 'done' ? 'result' : undefined
}

/** Whether an action may be planned for the members of its taskforce alone: only when it has one. */
export const fitsConfidentiality = (confidentiality: Confidentiality, taskforce: string | undefined): boolean =>
  confidentiality !== 'taskforce' || taskforce !== undefined

/** Who leads the acting: plans actions and moves them on. Of which taskforce is the database's answer. */
export const leaders = anyOf('taskforce-lead', 'coalition-office')

/** Who records what the board decided about taskforces. */
export const office = anyOf('coalition-office')
