// The numbers of actions of a priority as one Dutch line.
import { countOf } from '../../ui/public.ts'
import { ACTION_STATES, type ActionState } from '../rules.ts'
import { ACTION_STATE_WORDS } from '../words.ts'

/** "2 openbare acties: 1 loopt, 1 gereed"; what is not public is named only when it was counted. */
export function countsInWords(counts: (Record<ActionState, number> & { notPublic: number | null }) | undefined): string {
  if (!counts) return 'nog geen'
  const total = ACTION_STATES.reduce((sum, state) => sum + counts[state], 0)
  const states = ACTION_STATES.filter((state) => counts[state] > 0).map((state) => `${counts[state]} ${ACTION_STATE_WORDS[state]}`).join(', ')
  const open = total === 0 ? 'geen openbare acties' : `${countOf(total, 'openbare actie', 'openbare acties')}: ${states}`
  return counts.notPublic === null ? open : `${open}; en ${counts.notPublic} niet openbaar`
}
