// Retention on one page: how long everything is kept, what would go now and later, and the proofs of what went.
import type { RetentionRule } from '../../platform/retention/rule.ts'
import { done, page } from '../../platform/page.ts'
import { Alert, Button, countOf, DataTable, EmptyState, Form, FormButtons, formatDate, formatMoment, formatNumber, Section, StatusBadge } from '../../ui/public.ts'
import { RULES, ruleNamed } from '../parts/all-rules.ts'
import { routes } from '../routes.ts'
import { termOf } from '../rules.ts'
import { ACTION_WORDS, ruleSentence, STANDING_WORDS } from '../words.ts'
import { askRehearsal } from './ask-rehearsal.ts'
import { type Erasure, type Rehearsal, showRetention } from './retention-terms.ts'

export default page({
  async show(visit) {
    const { terms, rehearsals, erasures } = await visit.run(showRetention, {})
    const latest = new Map(terms.toReversed().map((term) => [term.rule, term]))
    const rows = RULES.map((rule) => ({ rule, term: latest.get(rule.name), counted: rehearsals.find((row) => row.rule === rule.name) }))
    const proposals = rows.filter(({ rule, term }) => rule.source.standing === 'proposal' && !term).length
    return {
      title: 'Bewaartermijnen',
      lead: 'Elke nacht gaat weg wat aan het einde van zijn termijn is. Daarvan blijft een bewijs over, zonder wat erin stond.',
      crumbs: [{ label: 'Privacy', href: routes.home.url({}) }],
      body: (
        <>
          {proposals > 0 && <Alert tone="warning" title={`${countOf(proposals, 'termijn is', 'termijnen zijn')} nog een voorstel`}>De coalitie moet die vaststellen, met hulp van de archivaris. Tot die tijd werkt het systeem met het voorstel.</Alert>}
          <Section title="Termijnen, en wat er zou weggaan" intro={countedWords(rehearsals)}>
            <Terms rows={rows} />
            <Form label="Opnieuw tellen"><FormButtons><Button kind="secondary">Tel opnieuw</Button></FormButtons></Form>
          </Section>
          <Section title="Bewijzen" intro="De laatste 200 keer dat er iets wegging. Het systeem telde daarna opnieuw: er bleef niets over. De afdruk is een SHA-256 van de kenmerken, op volgorde en één op een regel.">
            <Proofs erasures={erasures} />
          </Section>
        </>
      ),
    }
  },
  async act(visit) {
    await visit.run(askRehearsal, {})
    return done(routes.retention.url({}), 'Er wordt geteld. Ververs deze pagina over een paar tellen. Er gaat niets weg.')
  },
})

const countedWords = ([first]: Rehearsal[]): string =>
  first ? `Geteld op ${formatMoment(first.countedAt)}. Dit is een telling: er is niets voor weggehaald.` : 'Nog niet geteld. Kies ‘Tel opnieuw’; er gaat niets weg.'

type Row = { rule: RetentionRule; term: { days: number; decidedBy: string; decidedOn: string } | undefined; counted: Rehearsal | undefined }

const Terms = ({ rows }: { rows: Row[] }) => (
  <DataTable
    caption="Bewaartermijnen" quietCaption phone="stack" rows={rows} href={({ rule }) => routes.term.url({ rule: rule.name })}
    columns={[
      { head: 'Wat', rowHead: true, cell: ({ rule }) => rule.title },
      { head: 'Termijn', cell: ({ rule, term }) => ruleSentence(rule, termOf(rule, term?.days)) },
      { head: 'Waarom zo lang', cell: ({ rule, term }) => (term
        ? `besloten door ${term.decidedBy} op ${formatDate(term.decidedOn)}`
        : <StatusBadge tone={STANDING_WORDS[rule.source.standing].tone}>{STANDING_WORDS[rule.source.standing].word}</StatusBadge>) },
      { head: 'Nu weg', numeric: true, cell: ({ counted }) => count(counted?.dueNow) },
      { head: 'Binnen een maand', numeric: true, cell: ({ counted }) => count(counted?.dueInMonth) },
      { head: 'Binnen een jaar', numeric: true, cell: ({ counted }) => count(counted?.dueInYear) },
      { head: 'Eerstvolgende', cell: ({ counted }) => (counted?.nextAt ? formatDate(counted.nextAt) : counted ? 'geen' : '?') },
    ]}
  />
)

const count = (number: number | undefined): string => (number === undefined ? '?' : formatNumber(number))

const Proofs = ({ erasures }: { erasures: Erasure[] }) => (
  <DataTable
    caption="Bewijzen van wissen" quietCaption phone="stack" rows={erasures}
    empty={<EmptyState title="Er is nog niets gewist" level={3}>Zodra iets aan het einde van zijn termijn is, staat hier het bewijs.</EmptyState>}
    columns={[
      { head: 'Wanneer', rowHead: true, cell: (row) => formatMoment(row.carriedOutAt) },
      { head: 'Wat', cell: (row) => ruleNamed(row.rule)?.title ?? row.rule },
      { head: 'Aantal', numeric: true, cell: (row) => `${formatNumber(row.records)} ${ACTION_WORDS[row.action]}` },
      { head: 'Van voor', cell: (row) => formatMoment(row.before) },
      { head: 'Afdruk', cell: (row) => <code>{row.idsHash.slice(0, 16)}…</code> },
    ]}
  />
)
