// The Dutch words for taskforces and actions.
import type { ActionState, Confidentiality, TaskforceState } from './rules.ts'

export const ACTION_STATE_WORDS: Record<ActionState, string> = { planned: 'gepland', running: 'loopt', done: 'gereed', stopped: 'gestopt' }

export const ACTION_TONES = { planned: 'neutral', running: 'active', done: 'done', stopped: 'stopped' } as const satisfies Record<ActionState, string>

/** What one does to bring an action into a state. */
export const ACTION_MOVE_WORDS: Record<ActionState, string> = {
  planned: 'Plan de actie', running: 'De actie begint', done: 'De actie is gereed', stopped: 'De actie stopt',
}

export const TASKFORCE_STATE_WORDS: Record<TaskforceState, string> = {
  'set-up': 'ingesteld', active: 'actief', extended: 'uitgebreid', discharged: 'decharge verleend',
}

export const CONFIDENTIALITY_WORDS: Record<Confidentiality, { label: string; hint: string }> = {
  public: { label: 'Openbaar', hint: 'Iedereen kan de actie lezen' },
  coalition: { label: 'Coalitie', hint: 'Alleen wie is ingelogd, en niet de beheerder van het systeem' },
  taskforce: { label: 'Taskforce', hint: 'Alleen de leden van de taskforce en het bureau' },
  circle: { label: 'Kring', hint: 'Alleen de leden van de kring' },
}

export const PART_WORDS = { lead: 'trekker', member: 'lid' } as const
