// How a judgement came about: rule, settings, map, deliveries and moment; everything needed to do it again.
import { formatMoment, formatNumber, type SummaryItem, SummaryList } from '../../ui/public.ts'
import { METHOD_WORDS, settingText } from '../words.ts'
import type { Judgement } from './judgements.ts'
import { geographyText, sourceText } from './provenance.ts'

export const JudgementFacts = ({ judgement }: { judgement: Judgement }) => <SummaryList items={itemsOf(judgement)} />

function itemsOf({ method, judgedAt, deliveries, findings }: Judgement): SummaryItem[] {
  return [
    { term: 'Regel', value: `${METHOD_WORDS[method].rule} (${method})` },
    ...settingsOf(findings),
    ...deliveries.map((one) => ({ term: `Tabel ${one.table}`, value: `${one.title}. ${sourceText([one])}.` })),
    { term: 'Beoordeeld', value: formatMoment(judgedAt) },
  ]
}

function settingsOf(found: Judgement['findings']): SummaryItem[] {
  if (found.kind === 'obstacles') return [{ term: 'Norm', value: `${settingText(found.norm)} (niet afgesproken door de partners)` }]
  if (found.kind === 'experienced-safety') return []
  const scatters = found.offences.flatMap(({ phi }) => (phi === null ? [] : [phi]))
  return [
    { term: 'Speling', value: `${settingText(found.margin)} (niet afgesproken door de partners)` },
    { term: 'Kaart', value: geographyText(found.geography) },
    { term: 'Schommeling (φ)', value: `tussen ${formatNumber(Math.min(...scatters), 2)} en ${formatNumber(Math.max(...scatters), 2)}, per soort geschat` },
    { term: 'Reeks', value: `${found.offences.length} soorten tegelijk vergeleken (Benjamini-Hochberg)` },
  ]
}
