// Small marks beside records: the state of an action, and that a record is invented.
import { StatusBadge } from '../../ui/public.ts'
import type { ActionState } from '../rules.ts'
import { ACTION_STATE_WORDS, ACTION_TONES } from '../words.ts'

export const ActionStateMark = ({ state }: { state: ActionState }) => <StatusBadge tone={ACTION_TONES[state]}>{ACTION_STATE_WORDS[state]}</StatusBadge>

/** Invented records say so wherever they stand. */
export const Example = ({ demo }: { demo: boolean }) => (demo ? <StatusBadge tone="neutral">voorbeeld</StatusBadge> : null)
