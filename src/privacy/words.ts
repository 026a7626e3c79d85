// The Dutch words of privacy: kinds and states of requests, results of acts, sources of terms, and how long a term is.
import { type Actor, ROLES } from '../platform/actor.ts'
import type { RetentionRule, Standing } from '../platform/retention/rule.ts'
import { ROLE_WORDS } from '../partners/public.ts'
import { countOf, type StatusTone } from '../ui/public.ts'
import type { RequestKind, RequestState, Urgency } from './rules.ts'

export const REQUEST_KIND_WORDS: Record<RequestKind, { label: string; hint: string }> = {
  access: { label: 'Inzage', hint: 'Welke gegevens zijn over mij verwerkt, door wie en waarvoor (artikel 15 AVG)' },
  correction: { label: 'Correctie', hint: 'Er staat iets fout of onvolledig (artikel 16 AVG)' },
  erasure: { label: 'Wissen', hint: 'Haal mijn gegevens weg (artikel 17 AVG)' },
  restriction: { label: 'Beperking', hint: 'Doe er voorlopig niets mee (artikel 18 AVG)' },
  objection: { label: 'Bezwaar', hint: 'Ik wil niet dat u dit met mijn gegevens doet (artikel 21 AVG)' },
}

export const REQUEST_STATE_WORDS: Record<RequestState, string> = {
  received: 'binnengekomen', identified: 'we weten wie het vraagt', granted: 'toegewezen', 'partly-granted': 'deels toegewezen', refused: 'afgewezen', withdrawn: 'ingetrokken',
}

export const OUTCOME_WORDS = {
  granted: { label: 'Toewijzen', hint: 'U doet wat er is gevraagd' },
  'partly-granted': { label: 'Deels toewijzen', hint: 'U doet een deel. Leg uit waarom de rest niet kan' },
  refused: { label: 'Afwijzen', hint: 'Leg uit waarom, en dat iemand kan klagen bij de Autoriteit Persoonsgegevens of naar de rechter kan' },
  withdrawn: { label: 'Ingetrokken', hint: 'De vrager wil geen antwoord meer' },
} as const

export const URGENCY_WORDS: Record<Urgency, { word: string; tone: StatusTone }> = {
  late: { word: 'te laat', tone: 'stopped' }, soon: { word: 'bijna te laat', tone: 'attention' }, open: { word: 'loopt', tone: 'active' }, ended: { word: 'klaar', tone: 'done' },
}

export const RESULT_WORDS = {
  done: { tone: 'done', word: 'gedaan' }, refused: { tone: 'attention', word: 'geweigerd' }, failed: { tone: 'stopped', word: 'mislukt' },
} as const

export const STANDING_WORDS: Record<Standing, { word: string; tone: StatusTone }> = {
  law: { word: 'volgt uit de wet', tone: 'done' },
  'selection-list': { word: 'volgt uit de selectielijst', tone: 'done' },
  agreement: { word: 'afgesproken', tone: 'done' },
  purpose: { word: 'niet langer nodig', tone: 'neutral' },
  proposal: { word: 'voorstel, nog vast te stellen', tone: 'attention' },
}

export const ACTION_WORDS = { erase: 'gewist', anonymise: 'zonder persoon gemaakt' } as const

/** The role as people read it. */
export function roleWord(role: Actor['role'] | null): string {
  const known = ROLES.find((name) => name === role)
  if (known) return ROLE_WORDS[known]
  return role === 'system' ? 'het systeem' : 'niet ingelogd'
}

/** A term in words: whole years as years, else days. */
export const termWords = (days: number): string => (days % 365 === 0 ? countOf(days / 365, 'jaar', 'jaar') : countOf(days, 'dag', 'dagen'))

/** A rule in one sentence: "5 jaar na het einde van de actie: gewist". */
export const ruleSentence = (rule: RetentionRule, days: number): string => `${termWords(days)} na ${rule.trigger}: ${ACTION_WORDS[rule.action]}`
