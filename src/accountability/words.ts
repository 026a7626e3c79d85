// The Dutch words of the account: what offences, verdicts and changes are called, and the titles that answer.
import type { Change } from '../methods/statistics/change.ts'
import type { Verdict as ChangeVerdict } from '../methods/statistics/verdict.ts'
import { type DirectionWords, formatChange, formatNumber, formatPercent, formatRange, type VerdictKind } from '../ui/public.ts'
import type { Method, Verdict } from './rules.ts'

/** Everyday words for the offences of the police table, by its code; the publisher's label stands beside them on the offence's page. */
const OFFENCE_NAMES: Record<string, string> = {
  '1.1.1': 'Woninginbraak',
  '1.1.2': 'Inbraak in box, garage of schuur',
  '1.2.1': 'Diefstal uit of vanaf auto’s',
  '1.2.2': 'Diefstal van auto’s en motoren',
  '1.2.3': 'Diefstal van fietsen, brommers en snorfietsen',
  '1.4.2': 'Moord en doodslag (ook pogingen)',
  '1.4.4': 'Bedreiging',
  '1.4.5': 'Mishandeling',
  '2.2.1': 'Vernieling',
  '2.5.1': 'Inbraak bij bedrijven',
  '3.1.1': 'Drugshandel',
  '3.1.3': 'Wapenhandel',
}

/** What an offence is called here: our word, else the publisher's. */
export const offenceName = (code: string, label: string): string => OFFENCE_NAMES[code] ?? label

/** What a reader must know before reading a rise or fall of this offence; most have no such note. */
export const OFFENCE_NOTES: Record<string, string> = {
  '1.4.2': 'Dit zijn registraties, en de meeste zijn pogingen. Het zijn er zo weinig per gemeente dat één zaak veel uitmaakt.',
  '3.1.1': 'De politie vindt drugshandel vooral door er zelf naar te zoeken. Meer registraties kunnen betekenen dat er meer is gezocht.',
  '3.1.3': 'De politie vindt wapenhandel vooral door er zelf naar te zoeken. Meer registraties kunnen betekenen dat er meer is gezocht.',
}

export const VERDICT_WORDS: Record<Verdict, string> = {
  'met': 'Gehaald', 'on-course': 'Op koers', 'cannot-be-said': 'Niet te zeggen', 'behind': 'Loopt achter', 'not-met': 'Niet gehaald',
}

/** A verdict has three looks; its word tells the rest. */
export const VERDICT_LOOKS: Record<Verdict, VerdictKind> = {
  'met': 'met', 'on-course': 'met', 'cannot-be-said': 'open', 'behind': 'not-met', 'not-met': 'not-met',
}

export const CHANGE_WORDS: Record<ChangeVerdict, string> = {
  'fell': 'aantoonbaar gedaald', 'no-demonstrable-difference': 'geen aantoonbaar verschil', 'rose': 'aantoonbaar gestegen',
}

export const DIRECTION_WORDS: DirectionWords = {
  down: CHANGE_WORDS.fell, same: CHANGE_WORDS['no-demonstrable-difference'], up: CHANGE_WORDS.rose, none: 'geen cijfer',
}

export const DIRECTIONS = { 'fell': 'down', 'no-demonstrable-difference': 'same', 'rose': 'up' } as const

/** A ratio as a change: 0.58 → −42%; without a count to compare with there is none. */
export const changeText = ({ ratio }: Pick<Change, 'ratio'>): string => (ratio === null ? 'niet te berekenen' : formatChange(ratio - 1))

/** The interval of a change: −50% tot −38%; open upwards when the earlier count can hardly be told from 0. */
export function marginText({ low, high }: Pick<Change, 'low' | 'high'>): string {
  if (high === null) return `${formatChange(low - 1)} of meer`
  return formatRange(formatChange(low - 1), formatChange(high - 1))
}

/** A margin or norm that someone chose: 5%, 2,5%. */
export const settingText = (ratio: number): string => formatPercent(ratio, Math.round(ratio * 1000) % 10 === 0 ? 0 : 1)

type Judged = { change: Change; verdict: ChangeVerdict }

/** What happened, as the end of a title: '42% minder dan in 2018'. */
export function answerText({ change, verdict }: Judged, baseYear: number): string {
  if (verdict === 'no-demonstrable-difference' || change.ratio === null) return `geen aantoonbaar verschil met ${baseYear}`
  return `${formatPercent(Math.abs(change.ratio - 1))} ${verdict === 'fell' ? 'minder' : 'meer'} dan in ${baseYear}`
}

type Banded = { year: number; low: number | null; high: number | null }

/**
 * What the years before add to the answer: was it falling or rising already? Only bands that lie apart count.
 * `verdict` is that of the compared years.
 */
export function trendText(trend: readonly Banded[], { base }: { base: number }, verdict: ChangeVerdict | undefined): string {
  const first = trend.find(({ low }) => low !== null)
  const then = trend.find(({ year }) => year === base)
  if (!first || !then || then.low === null || then.high === null || first.year === base || !verdict) return 'Door de jaren'
  const fellBefore = (first.low ?? 0) > then.high
  const roseBefore = (first.high ?? Infinity) < then.low
  if (verdict === 'fell') return fellBefore ? `De daling begon al voor ${base}` : `De daling begon niet aantoonbaar voor ${base}`
  if (verdict === 'rose') return roseBefore ? `De stijging begon al voor ${base}` : `De stijging begon niet aantoonbaar voor ${base}`
  if (fellBefore) return `De daling van voor ${base} zette niet aantoonbaar door`
  return roseBefore ? `De stijging van voor ${base} zette niet aantoonbaar door` : 'Geen aantoonbare daling of stijging'
}

/** In how many municipalities something fell and rose: the end of a title, after a colon. */
export function tallyOf(places: readonly { difference: Judged | null }[]): string {
  const known = places.flatMap(({ difference }) => (difference ? [difference.verdict] : []))
  const [fell, rose] = (['fell', 'rose'] as const).map((verdict) => known.filter((one) => one === verdict).length) as [number, number]
  const risen = rose === 0 ? 'nergens aantoonbaar gestegen' : `aantoonbaar gestegen in ${formatNumber(rose)}`
  return `aantoonbaar gedaald in ${fell === 0 ? 'geen' : formatNumber(fell)} van de ${formatNumber(known.length)} gemeenten, ${risen}`
}

/** The places of a comparison with their rate, the first one first: 'Almere 16,5, Nederland 19,8'. */
export function ratesText(rates: readonly { name: string; count: number; inhabitants: number }[]): string {
  const [first, last] = [rates[0], rates.at(-1)]
  return [first, last].flatMap((rate) => (rate ? [`${rate.name} ${formatNumber((rate.count / rate.inhabitants) * 1000, 1)}`] : [])).join(', ')
}

/** A small count of our own records: never shown below five. */
export const countText = (count: number | null): string => (count === null ? 'minder dan 5' : formatNumber(count))

/** How an ambition is judged, as a choice on a form and as a line under a judgement. */
export const METHOD_WORDS: Record<Method, { name: string; rule: string }> = {
  'registered-crime-1': { name: 'Geregistreerde criminaliteit', rule: 'Gehaald als de hele marge van alle misdrijven samen onder de grens ligt. Zonder dat totaal: niet te zeggen.' },
  'experienced-safety-1': { name: 'Ervaren veiligheid', rule: 'Op koers als minder inwoners zich wel eens onveilig voelen en de marges van beide jaren los van elkaar liggen.' },
  'obstacles-1': { name: 'Drempels weggenomen of verlaagd', rule: 'Op koers als van de drempels waarop een antwoord kwam, het afgesproken deel is weggenomen of verlaagd.' },
}
