// One strategy whole: everything it says, in our words, each with its place in the source.
import { linkTo } from '../platform/routes.ts'
import { page } from '../platform/page.ts'
import { Actions, ButtonLink, formatDate, Section, SummaryList } from '../ui/public.ts'
import { toOverview } from './parts/crumbs.ts'
import { Picture, pictureOf } from './parts/picture.tsx'
import { PriorityContent } from './parts/priority-content.tsx'
import { EvidenceMark } from './parts/source-place.tsx'
import { StatementList } from './parts/statement-list.tsx'
import { type Kind, lastDayOf } from './rules.ts'
import { routes } from './routes.ts'
import type { Statement } from './statements.ts'
import { showStrategy, type Strategy } from './strategy.ts'

const GENERAL: { title: string; kinds: Kind[] }[] = [
  { title: 'Waar de strategie naartoe wil', kinds: ['goal'] },
  { title: 'Ontwikkeling en trends', kinds: ['development', 'trend'] },
  { title: 'Hoe de prioriteiten zijn gekozen', kinds: ['choice'] },
  { title: 'Wat een regionale prioriteit kenmerkt', kinds: ['admission'] },
  { title: 'Uitgangspunten', kinds: ['principle'] },
  { title: 'Samenwerken', kinds: ['cooperation'] },
  { title: 'Taskforces', kinds: ['taskforce'] },
  { title: 'Rijker kiezen en verantwoorden', kinds: ['intention'] },
  { title: 'Leren', kinds: ['learning'] },
  { title: 'Bijlagen', kinds: ['annex'] },
]

export default page({
  async show(visit) {
    const strategy = await visit.run(showStrategy, { strategy: visit.params['strategy'] ?? '' })
    const picture = pictureOf(strategy)
    const told = strategy.statements.filter((statement) => !picture.includes(statement))
    return {
      title: strategy.title,
      section: 'choose',
      crumbs: toOverview(),
      lead: strategy.motto ?? 'Wat wij van deze strategie weten, en waarvandaan.',
      body: (
        <>
          <Facts strategy={strategy} />
          {picture.length > 0 && <Section title="In één beeld" id="beeld"><Picture strategy={strategy} level={3} /></Section>}
          {strategy.priorities.map((priority) => (
            <Section title={`Prioriteit ${priority.number}: ${priority.name}`} id={priority.slug}>
              <PriorityContent level={3} statements={told.filter((statement) => statement.priority === priority.slug)} />
              <a href={linkTo('accountability.priority', { priority: priority.slug })}>
                Wat er van terechtkwam: {priority.shortName}
              </a>
            </Section>
          ))}
          <General statements={told.filter((statement) => statement.priority === null)} />
        </>
      ),
    }
  },
})

const General = ({ statements }: { statements: Statement[] }) => (
  <>
    {GENERAL.map(({ title, kinds }) => ({ title, own: statements.filter((statement) => kinds.includes(statement.kind)) }))
      .filter(({ own }) => own.length > 0)
      .map(({ title, own }) => <Section title={title}><StatementList statements={own} /></Section>)}
  </>
)

function Facts({ strategy }: { strategy: Strategy }) {
  const { slug, adoptedOn, adoptionEvidence, adoptionNote, succeeds, succeededBy, themes, ambitions } = strategy
  return (
    <>
      <SummaryList
        items={[
          { term: 'Looptijd', value: `${formatDate(strategy.validFrom)} tot en met ${formatDate(lastDayOf(strategy.validTo))}` },
          { term: 'Vastgesteld', value: <>{adoptedOn ? formatDate(adoptedOn) : 'datum niet gevonden'} <EvidenceMark evidence={adoptionEvidence} /> <span class="quiet small">{adoptionNote}</span></> },
          { term: 'Door wie', value: `${strategy.municipalities} gemeenten. Ondertekend door ${strategy.signatories}.` },
          ...(succeeds ? [{ term: 'Hiervoor', value: <StrategyLink slug={succeeds} /> }] : []),
          ...(succeededBy ? [{ term: 'Hierna', value: <StrategyLink slug={succeededBy} /> }] : []),
        ]}
      />
      <Actions>
        <ButtonLink href={routes.source.url({ strategy: slug })} kind="secondary">Bekijk de bron</ButtonLink>
        {themes.length > 0 && <ButtonLink href={routes.districtThemes.url({ strategy: slug })} kind="secondary">Thema’s per district</ButtonLink>}
        {ambitions.length > 0 && <ButtonLink href={routes.development.url({ strategy: slug })} kind="secondary">De eigen cijfers</ButtonLink>}
      </Actions>
    </>
  )
}

const StrategyLink = ({ slug }: { slug: string }) => (
  <a href={routes.strategy.url({ strategy: slug })}>Strategie {slug}</a>
)
