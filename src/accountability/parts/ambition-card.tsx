// An ambition as a card: the verdict, the one figure that matters most, its condition, and the way to how it came about.
import { countOf, formatDate, VerdictCard } from '../../ui/public.ts'
import { routes } from '../routes.ts'
import { changeText, countText, marginText, VERDICT_LOOKS, VERDICT_WORDS } from '../words.ts'
import type { Findings } from './findings.ts'
import type { Judgement } from './judgements.ts'

export type AmbitionCardProps = { ambition: { slug: string; name: string; judgement: Judgement | null } }

export function AmbitionCard({ ambition: { slug, name, judgement } }: AmbitionCardProps) {
  const link = { href: routes.ambition.url({ ambition: slug }), label: 'Waarom, en hoe zeker' }
  if (!judgement) return <VerdictCard kind="open" word="Nog niet beoordeeld" title={name} link={link} />
  const { verdict, findings, years, judgedAt, newer } = judgement
  return (
    <VerdictCard
      kind={VERDICT_LOOKS[verdict]} word={VERDICT_WORDS[verdict]} title={name} link={link}
      figure={figureOf(findings)} condition={conditionOf(findings, years)}
    >
      <p>{noteOf(findings)} Beoordeeld op {formatDate(judgedAt)}{newer.length > 0 && '; er zijn nieuwere cijfers'}.</p>
    </VerdictCard>
  )
}

/** The figure that the verdict rests on, or that comes nearest to it; none when there is none. */
function figureOf(found: Findings): string | undefined {
  if (found.kind === 'registered-crime') {
    const shown = found.total ?? found.together
    return shown ? changeText(shown.change) : undefined
  }
  if (found.kind === 'experienced-safety') return undefined
  return found.answered === null || found.lowered === null ? undefined : `${found.lowered} van ${found.answered}`
}

function conditionOf(found: Findings, years: { base: number; target: number }): string {
  const period = `${years.target} ten opzichte van ${years.base}`
  if (found.kind === 'registered-crime') {
    const shown = found.total ?? found.together
    if (!shown) return `geen volledige cijfers over ${years.base} en ${years.target}`
    const what = found.total ? 'alle geregistreerde misdrijven' : `${countOf(found.offences.length, 'soort', 'soorten')} misdrijven samen`
    return `${what}, ${period} · marge ${marginText(shown.change)}`
  }
  if (found.kind === 'experienced-safety') return `geen cijfers voor de regio over ${years.base} en ${years.target}`
  return found.answered === null ? `${countText(found.reported)} drempels gemeld` : 'drempels met een antwoord zijn weggenomen of verlaagd'
}

function noteOf(found: Findings): string {
  if (found.kind === 'registered-crime') {
    return found.total ? '' : `${found.geography.municipalities} gemeenten op de kaart van ${found.geography.mapYear}. Een totaal van alle misdrijven per gemeente hebben wij niet.`
  }
  if (found.kind === 'experienced-safety') return 'Van professionals is er geen meting.'
  return found.demo ? 'Deze meldingen zijn verzonnen.' : ''
}
