// The Dutch words for what professionals report and what becomes of it.
import type { StatusTone } from '../ui/public.ts'
import type { Kind, State } from './rules.ts'

export const KIND_WORDS: Record<Kind, { one: string; many: string; choice: string; hint: string; the: string }> = {
  signal: { one: 'signaal', many: 'signalen', choice: 'Een signaal', hint: 'Ik zie iets dat op een probleem kan wijzen', the: 'het signaal' },
  obstacle: { one: 'drempel', many: 'drempels', choice: 'Een drempel', hint: 'Iets staat goed werk in de weg', the: 'de drempel' },
  story: { one: 'verhaal', many: 'verhalen', choice: 'Een verhaal', hint: 'Zo ging het, en dit kunnen anderen ervan leren', the: 'het verhaal' },
}

export const STATE_WORDS: Record<State, string> = {
  received: 'ontvangen', weighed: 'gewogen', action: 'naar een actie', forwarded: 'doorgezet', closed: 'afgesloten', published: 'openbaar',
  reported: 'gemeld', confirmed: 'bevestigd', 'not-confirmed': 'niet bevestigd', owned: 'heeft een eigenaar', 'taken-up': 'opgepakt',
  removed: 'weggenomen', lowered: 'verlaagd', unsolvable: 'niet oplosbaar',
}

export const STATE_TONES: Record<State, StatusTone> = {
  received: 'attention', weighed: 'active', action: 'done', forwarded: 'done', closed: 'stopped', published: 'done',
  reported: 'attention', confirmed: 'active', 'not-confirmed': 'stopped', owned: 'active', 'taken-up': 'active',
  removed: 'done', lowered: 'done', unsolvable: 'stopped',
}

/** What an answer does to a report, as a choice in the form. */
export const MOVE_WORDS: Partial<Record<State, { label: string; hint: string }>> = {
  forwarded: { label: 'Doorzetten', hint: 'Een andere organisatie gaat ermee verder. Noem in het antwoord welke' },
  closed: { label: 'Afsluiten', hint: 'Er gebeurt niets meer mee. Vertel waarom' },
  published: { label: 'Openbaar maken', hint: 'Iedereen kan het verhaal lezen, zonder naam' },
  'not-confirmed': { label: 'Niet bevestigen', hint: 'Dit is geen drempel die wij kunnen wegnemen. Vertel waarom' },
  owned: { label: 'Eigenaar aanwijzen', hint: 'Een organisatie neemt de drempel op zich. Kies hieronder welke' },
  'taken-up': { label: 'Opgepakt', hint: 'De eigenaar is begonnen' },
  removed: { label: 'Weggenomen', hint: 'De drempel is er niet meer' },
  lowered: { label: 'Verlaagd', hint: 'De drempel is lager, maar niet weg' },
  unsolvable: { label: 'Niet oplosbaar', hint: 'Het lukt niet. Vertel waarom' },
}
