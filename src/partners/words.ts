// Dutch words for organisations, roles and mandates.
import type { Role } from '../platform/actor.ts'
import type { MandateState, OrganisationKind } from './rules.ts'

export const KIND_WORDS: Record<OrganisationKind, string> = {
  'municipality': 'Gemeente',
  'om': 'Openbaar Ministerie',
  'police': 'Politie',
  'coalition-office': 'Bureau van de coalitie',
  'board': 'Bestuurlijk overleg',
  'expertise-centre': 'Informatie- en expertisecentrum',
  'safety-house': 'Zorg- en Veiligheidshuis',
  'province': 'Provincie',
  'care': 'Zorgorganisatie',
  'private': 'Bedrijf',
  'education': 'Onderwijs',
  'other': 'Andere organisatie',
}

export const ROLE_WORDS: Record<Role, string> = {
  'board-member': 'Bestuurder',
  'coalition-office': 'Bureau van de coalitie',
  'safety-adviser': 'Adviseur veiligheid',
  'frontline-professional': 'Professional in de frontlijn',
  'taskforce-lead': 'Trekker van een taskforce',
  'case-director': 'Procesregisseur',
  'privacy-officer': 'Privacyfunctionaris',
  'administrator': 'Beheerder',
}

export const MANDATE_WORDS: Record<MandateState, string> = {
  'coming': 'gaat nog in',
  'in-force': 'geldig',
  'ended': 'beëindigd',
}

export const AGREEMENT_WORDS = { covenant: 'Convenant', protocol: 'Protocol' } as const

/** Who may see the members of a circle; the value says whether they are hidden. */
export const CIRCLE_CHOICES = [
  { value: 'nee', label: 'Elke collega', hint: 'Van alle partners' },
  { value: 'ja', label: 'Alleen de leden', hint: 'En wie de kring beheert' },
]

export const REVIEW_WORDS = { later: 'nog niet nodig', soon: 'binnenkort', due: 'nu nodig', overdue: 'te laat' } as const

export const EMERGENCY_WORDS = { 'in-force': 'nu open', 'ended-early': 'eerder beëindigd', over: 'voorbij' } as const
