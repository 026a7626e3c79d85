// The public page of one ambition: the verdict, why, by which figures and settings; and for the coalition office a new judgement.
import { linkTo } from '../platform/routes.ts'
import { done, type Form, page, type Visit } from '../platform/page.ts'
import { Alert, DataTable, EmptyState, formatDate, formatMoment, Prose, Section, VerdictChip } from '../ui/public.ts'
import { type Ambition, showAmbition } from './ambition.ts'
import { judgeAmbition } from './judge-ambition.ts'
import { FindingsTable } from './parts/findings-table.tsx'
import { JudgeForm } from './parts/judge-form.tsx'
import { JudgementFacts } from './parts/judgement-facts.tsx'
import type { Judgement } from './parts/judgements.ts'
import { countThread, ThreadHere } from './parts/thread-steps.tsx'
import { routes } from './routes.ts'
import type { Method } from './rules.ts'
import { VERDICT_LOOKS, VERDICT_WORDS } from './words.ts'

export default page({
  async show(visit, kept) {
    const slug = visit.params['ambition'] ?? ''
    const [{ ambition, judgements }, counts] = await Promise.all([visit.run(showAmbition, { ambition: slug }), countThread(visit)])
    const [latest, ...earlier] = judgements
    return {
      title: latest ? `${ambition.name}: ${VERDICT_WORDS[latest.verdict].toLowerCase()}` : `${ambition.name}: nog niet beoordeeld`,
      lead: ambition.question, section: 'account',
      crumbs: [{ label: 'Verantwoorden', href: routes.home.url({}) }],
      body: (
        <>
          {latest ? <Latest judgement={latest} slug={slug} /> : <EmptyState title="Nog niet beoordeeld"><p>Het coalitiebureau heeft deze ambitie nog niet beoordeeld.</p></EmptyState>}
          <Agreed ambition={ambition} />
          <ThreadHere counts={counts} priorities={ambition.priorities} ambitions={ambition.ambitions} trial={visit.trial} at="ambitions" />
          {earlier.length > 0 && <Earlier judgements={earlier} />}
          {visit.actor.role === 'coalition-office' && <JudgeForm latest={latest} kept={kept} />}
        </>
      ),
    }
  },
  async act(visit: Visit, form: Form) {
    const ambition = visit.params['ambition'] ?? ''
    const { verdict } = await visit.run(judgeAmbition, {
      ambition, method: form.text('method') as Method, margin: numberIn(form.text('margin')), norm: numberIn(form.text('norm')),
    })
    return done(routes.ambition.url({ ambition }), `Het nieuwe oordeel staat er: ${VERDICT_WORDS[verdict].toLowerCase()}. Het vorige blijft te lezen.`)
  },
})

/** A number as people here write it; an empty field is no number, and not 0. */
const numberIn = (text: string): number => (text === '' ? Number.NaN : Number(text.replace(',', '.')))

const Latest = ({ judgement, slug }: { judgement: Judgement; slug: string }) => (
  <>
    <Prose>
      <p><VerdictChip kind={VERDICT_LOOKS[judgement.verdict]} word={VERDICT_WORDS[judgement.verdict]} /></p>
      <p>{judgement.reason}</p>
    </Prose>
    {judgement.newer.length > 0 && (
      <Alert title="Er zijn nieuwere cijfers">
        <p>Dit oordeel rust op de cijfers van toen. Daarna kwam nog binnen: {newerText(judgement)}. Het oordeel verandert pas als het coalitiebureau opnieuw oordeelt.</p>
      </Alert>
    )}
    <FindingsTable findings={judgement.findings} years={judgement.years} csv={routes.ambitionCsv.url({ file: `${slug}.csv` })} />
    <Section title="Zo is dit bepaald"><JudgementFacts judgement={judgement} /></Section>
  </>
)

const newerText = ({ newer }: Judgement): string => newer.map(({ table, importedOn }) => `tabel ${table} op ${formatDate(importedOn)}`).join(', ')

const Agreed = ({ ambition: { strategy, text, code, firstLine } }: { ambition: Ambition }) => (
  <Section title="Wat is afgesproken">
    <Prose>
      <p>
        {text}{' '}
        {firstLine !== null && <a class="utrecht-link utrecht-link--html-a" href={`${linkTo('strategy.source', { strategy })}#${code}`}>Waar dit in de strategie staat</a>}
      </p>
    </Prose>
  </Section>
)

const Earlier = ({ judgements }: { judgements: Judgement[] }) => (
  <Section title="Eerdere oordelen" intro="Een oordeel verandert niet meer, ook niet als de cijfers worden bijgesteld.">
    <DataTable<Judgement>
      caption="Eerdere oordelen" quietCaption phone="stack" rows={judgements}
      columns={[
        { head: 'Wanneer', cell: ({ judgedAt }) => formatMoment(judgedAt) },
        { head: 'Oordeel', cell: ({ verdict }) => VERDICT_WORDS[verdict] },
        { head: 'Waarom', cell: ({ reason }) => reason },
      ]}
    />
  </Section>
)
