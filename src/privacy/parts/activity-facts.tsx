// One processing activity as the register shows it: from the code, and what the coalition stated.
import { formatDate, formatNumber, type SummaryItem, SummaryList } from '../../ui/public.ts'
import type { RegisteredActivity, RegisterEntry } from '../register/register.ts'
import { ruleSentence, STANDING_WORDS } from '../words.ts'
import { ruleNamed } from './all-rules.ts'
import { termOf } from '../rules.ts'

const LAW_WORDS = { avg: 'AVG', wpg: 'Wet politiegegevens' } as const
const NOT_STATED = 'nog niet ingevuld door de coalitie'

/** How long the data are kept, in one sentence, with where that comes from. */
export function keptFor({ retention, chosenDays }: Pick<RegisteredActivity, 'retention' | 'chosenDays'>): string {
  const rule = ruleNamed(retention)
  if (!rule) return 'geen regel'
  return `${ruleSentence(rule, termOf(rule, chosenDays ?? undefined))} (${chosenDays === null ? STANDING_WORDS[rule.source.standing].word : 'vastgesteld door de coalitie'})`
}

export const ActivityFacts = ({ activity, entry }: { activity: RegisteredActivity; entry: RegisterEntry | null }) => (
  <SummaryList items={[...fromCode(activity), ...fromCoalition(entry)]} />
)

const fromCode = ({ purpose, legalBasis, law, subjects, data, recipients, records, ...kept }: RegisteredActivity): SummaryItem[] => [
  { term: 'Waarvoor', value: purpose },
  { term: 'Grondslag', value: legalBasis },
  { term: 'Wet', value: LAW_WORDS[law] },
  { term: 'Van wie', value: subjects.join('; ') },
  { term: 'Welke gegevens', value: data.join('; ') },
  { term: 'Wie ze krijgt', value: recipients.join('; ') },
  { term: 'Hoe lang', value: keptFor(kept) },
  ...(records === null ? [] : [{ term: 'Verwerkingen in het laatste jaar', value: formatNumber(records) }]),
]

const fromCoalition = (entry: RegisterEntry | null): SummaryItem[] => [
  { term: 'Verwerkingsverantwoordelijke', value: entry?.controller ?? NOT_STATED },
  { term: 'Mede verantwoordelijk', value: entry?.jointControllers ?? NOT_STATED },
  { term: 'Functionaris gegevensbescherming', value: entry?.contact ?? NOT_STATED },
  { term: 'Verwerkers', value: entry?.processors ?? NOT_STATED },
  { term: 'Buiten de EER', value: entry?.transfers ?? NOT_STATED },
  { term: 'DPIA', value: entry?.dpiaOn ? `gedaan op ${formatDate(entry.dpiaOn)}` : 'nog niet gedaan' },
  { term: 'Nagekeken', value: entry?.reviewedOn ? `op ${formatDate(entry.reviewedOn)}` : 'nog niet nagekeken' },
]
