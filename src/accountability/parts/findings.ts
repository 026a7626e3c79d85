// What a judgement holds: the findings it rests on, in the shape in which they are kept, and the Dutch sentence that gives the reason.
import { z } from 'zod'
import { atMostEqual } from '../../methods/statistics/verdict.ts'
import { countOf, formatChange, formatNumber, formatPercent, joinWords } from '../../ui/public.ts'
import { judgeExperiencedSafety, judgeObstacles, judgeRegisteredCrime, type Verdict } from '../rules.ts'
import { changeText, marginText, offenceName, settingText } from '../words.ts'
import { difference, geography } from './difference.ts'

const twoYears = z.object({ earlier: z.number(), later: z.number() })
const surveyFigure = z.object({ value: z.number(), low: z.number(), high: z.number() })

/** Registered crime: the offences that there are figures for, together and apart, the total when there is one, and the country beside it. */
export const crimeFindings = z.object({
  kind: z.literal('registered-crime'), geography, margin: z.number(),
  total: difference.nullable(), together: difference.nullable(),
  offences: z.array(z.object({ code: z.string(), label: z.string(), difference: difference.nullable(), phi: z.number().nullable() })),
  national: z.object({ together: twoYears, total: twoYears }).nullable(),
})

/** Experienced safety: the part of the inhabitants that sometimes feels unsafe, in percent, in the region. */
export const experienceFindings = z.object({
  kind: z.literal('experienced-safety'), base: surveyFigure.nullable(), target: surveyFigure.nullable(),
  /** The years of which we hold any survey figure, wherever. */
  heldYears: z.array(z.int()),
})

/** More insight, more to do: what became of the obstacles that professionals met; null = too small to show. `demo`: these records are invented. */
export const obstacleFindings = z.object({
  kind: z.literal('obstacles'), norm: z.number(), reported: z.int().nullable(), answered: z.int().nullable(), lowered: z.int().nullable(), demo: z.boolean(),
})

export const findings = z.discriminatedUnion('kind', [crimeFindings, experienceFindings, obstacleFindings])
export type Findings = z.output<typeof findings>
type Crime = z.output<typeof crimeFindings>

/** The verdict that the rules give on these findings. */
export function verdictOn(found: Findings): Verdict {
  if (found.kind === 'registered-crime') return judgeRegisteredCrime(found.total && atMostEqual(found.total.change, found.margin))
  if (found.kind === 'experienced-safety') return judgeExperiencedSafety(found.base, found.target)
  return judgeObstacles(found, found.norm)
}

/** Why, in plain Dutch; kept with the judgement. */
export function reasonFor(found: Findings, years: { base: number; target: number }): string {
  if (found.kind === 'registered-crime') return found.total ? totalReason(found, years) : partReason(found, years)
  if (found.kind === 'experienced-safety') return experienceReason(found, years)
  return obstacleReason(found)
}

function totalReason({ total, margin }: Crime, years: { base: number; target: number }): string {
  if (!total) return ''
  const answer = atMostEqual(total.change, margin)
  const limit = `de grens van +${settingText(margin)} die wij gebruiken`
  const outcome = { shown: `De hele marge ligt onder ${limit}.`, refuted: `De hele marge ligt boven ${limit}.`, open: `De marge ligt deels onder en deels boven ${limit}.` }
  return `Alle geregistreerde misdrijven samen: ${changeText(total.change)} in ${years.target} ten opzichte van ${years.base} (marge ${marginText(total.change)}). ${outcome[answer]}`
}

/** Without the total: what the offences at hand say, and by the country's own example why that is not enough. */
function partReason({ together, offences, national }: Crime, years: { base: number; target: number }): string {
  const known = offences.filter((offence) => offence.difference)
  const rose = known.filter((offence) => offence.difference?.verdict === 'rose')
  const fell = known.filter((offence) => offence.difference?.verdict === 'fell').length
  const sentences = [
    `De ambitie gaat over alle geregistreerde misdrijven. Een openbaar totaal per gemeente over ${years.target} hebben wij niet.`,
    together && `Van ${countOf(known.length, 'soort', 'soorten')} zijn er wel cijfers: samen ${changeText(together.change)} sinds ${years.base} (marge ${marginText(together.change)}).`,
    `Daarvan daalden er ${formatNumber(fell)} aantoonbaar${rose.length === 0 ? ' en steeg er geen' : `; ${joinWords(rose.map(({ code, label }) => offenceName(code, label)))} steeg`}.`,
    national && nationalSentence(national, years),
  ]
  return sentences.filter(Boolean).join(' ')
}

function nationalSentence({ together, total }: NonNullable<Crime['national']>, years: { base: number; target: number }): string {
  const share = formatPercent(together.earlier / total.earlier)
  return `In heel Nederland waren deze soorten in ${years.base} ${share} van alle misdrijven. Zij veranderden daar met ${formatChange(together.later / together.earlier - 1)}, alle misdrijven samen met ${formatChange(total.later / total.earlier - 1)}. Wat hier niet is geteld, kan dus anders zijn gegaan.`
}

function experienceReason({ base, target, heldYears }: z.output<typeof experienceFindings>, years: { base: number; target: number }): string {
  if (base && target) {
    return `Het deel van de inwoners dat zich wel eens onveilig voelt, ging van ${formatNumber(base.value, 1)}% naar ${formatNumber(target.value, 1)}%. Van professionals is er geen meting.`
  }
  const held = heldYears.length === 0 ? 'Wij hebben hier geen cijfers van de Veiligheidsmonitor.' : `De cijfers van de Veiligheidsmonitor die wij hier hebben, gaan over ${yearsText(heldYears)} en niet over de regio.`
  return `${held} Voor een oordeel zijn cijfers over ${years.base} én ${years.target} nodig. Van professionals is er geen meting.`
}

const yearsText = (held: readonly number[]): string => (held.length === 1 ? `${held[0]}` : `${Math.min(...held)} tot en met ${Math.max(...held)}`)

function obstacleReason({ answered, lowered, norm, demo }: z.output<typeof obstacleFindings>): string {
  const invented = demo ? ' Deze meldingen zijn verzonnen: zij laten zien hoe het werkt.' : ''
  if (answered === null) return `Er zijn te weinig drempels waarop een antwoord kwam om iets te zeggen.${invented}`
  if (lowered === null) return `Op ${formatNumber(answered)} drempels kwam een antwoord. Hoeveel er daarvan zijn verlaagd, zijn te kleine aantallen om te tonen.${invented}`
  return `Van de ${formatNumber(answered)} drempels waarop een antwoord kwam, zijn er ${formatNumber(lowered)} weggenomen of verlaagd. Een norm is niet afgesproken; wij rekenen met ${settingText(norm)}.${invented}`
}
