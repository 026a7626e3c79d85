// Dutch words for areas, evidence and changes of boundaries.
import type { AreaKind } from './register.ts'
import type { Change, Evidence } from './rules.ts'

/** What is not confirmed says so; unverified and unknown are the same to a reader. */
export const EVIDENCE_WORDS: Record<Evidence, string> = {
  confirmed: 'bevestigd', inferred: 'afgeleid', unverified: 'te bevestigen', unknown: 'te bevestigen',
}

export const AREA_WORDS: Record<AreaKind, string> = {
  'police-unit': 'Politie-eenheid', 'police-district': 'Politiedistrict', 'police-team': 'Basisteam', 'safety-region': 'Veiligheidsregio',
}

export const CHANGE_WORDS: Record<Change['kind'], string> = {
  merger: 'Samenvoeging', split: 'Splitsing', partial: 'Grens verschoven',
}
