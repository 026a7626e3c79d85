// The Dutch words for what the code names in English.
import type { Evidence, Kind, PriorityState, Strand } from './rules.ts'

export const KIND_WORDS: Record<Kind, string> = {
  goal: 'Doel',
  choice: 'Keuze',
  admission: 'Kenmerk van een regionale prioriteit',
  support: 'Ondersteuning',
  cooperation: 'Samenwerking',
  principle: 'Uitgangspunt',
  taskforce: 'Taskforce',
  intention: 'Rijker kiezen en verantwoorden',
  learning: 'Leren',
  development: 'Ontwikkeling',
  trend: 'Trend',
  task: 'Opgave',
  ambition: 'Ambitie',
  approach: 'Aanpak',
  annex: 'Bijlage',
}

export const STRAND_WORDS: Record<Strand, string> = {
  programme: 'Hoofdlijnen',
  regional: 'In de hele regio',
  repressive: 'Repressief',
  preventive: 'Preventief',
  district: 'In de districten',
  operational: 'In de uitvoering',
  policy: 'In het beleid',
  board: 'In het bestuur',
}

export const EVIDENCE_WORDS: Record<Evidence, string> = {
  confirmed: 'bevestigd',
  inferred: 'afgeleid',
  'to-be-confirmed': 'te bevestigen',
  'left-open': 'open gelaten',
}

export const PRIORITY_STATE_WORDS: Record<PriorityState, string> = { coming: 'nog niet begonnen', active: 'loopt', ended: 'afgelopen' }

// Space and hyphen do not break, so that word and numbers stay together.
/** Where something stands in a source text: 'regel 384', or 'regel 384-386'. */
export const linesInWords = (first: number, last: number): string => `regel\u00a0${first === last ? first : `${first}\u2011${last}`}`
