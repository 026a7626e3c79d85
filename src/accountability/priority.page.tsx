// The public page of one priority: what was agreed, what is done about it, and what professionals tell of it.
import { ACTION_STATE_WORDS, ACTION_TONES, type Action, listActions } from '../agenda/public.ts'
import { listStories } from '../frontline/public.ts'
import { mapDateOf, showMap } from '../places/public.ts'
import { linkTo } from '../platform/routes.ts'
import { page, type Visit } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { Alert, countOf, DataTable, EmptyState, formatDate, Quiet, Section, StatusBadge } from '../ui/public.ts'
import { listAmbitions, PRIORITY_STATE_WORDS, PriorityContent, showPriority } from '../strategy/public.ts'
import { showOffence } from './offence.ts'
import { type ShownFigures, PriorityFigures } from './parts/priority-figures.tsx'
import { StoryHere } from './parts/story-here.tsx'
import { countThread, ThreadHere } from './parts/thread-steps.tsx'
import { routes } from './routes.ts'

export default page({
  async show(visit) {
    const slug = visit.params['priority'] ?? ''
    const priority = await visit.run(showPriority, { priority: slug })
    const [{ actions }, { stories }, { ambitions }, counts] = await Promise.all([
      visit.run(listActions, { priority: slug }), visit.run(listStories, { priority: slug }), visit.run(listAmbitions, { strategy: priority.strategy }), countThread(visit, slug),
    ])
    const figures = await figuresOf(visit, priority.offences)
    return {
      title: titleOf(priority.name, actions), section: 'account',
      lead: `Prioriteit ${priority.number} van de strategie ${priority.strategy}: ${PRIORITY_STATE_WORDS[priority.state]}.`,
      crumbs: [{ label: 'Verantwoorden', href: routes.home.url({}) }, { label: 'Prioriteiten', href: linkTo('strategy.priorities') }],
      body: (
        <>
          {priority.succeededBy && (
            <Alert><p>Deze prioriteit gaat verder als <a href={routes.priority.url({ priority: priority.succeededBy })}>een prioriteit van de volgende strategie</a>.</p></Alert>
          )}
          <ThreadHere counts={counts} priorities={1} ambitions={ambitions.length} trial={visit.trial} at="priorities" priority={slug} />
          {ambitions.length > 0 && <PriorityFigures figures={figures} />}
          <Done actions={actions} slug={slug} trial={visit.trial} />
          {stories.length > 0 && <Section title="Wat mensen in hun werk merken">{stories.slice(0, 3).map((story) => <StoryHere story={story} />)}</Section>}
          <PriorityContent statements={priority.statements} />
          <Ambitions ambitions={ambitions} />
        </>
      ),
    }
  },
})

/** What open figures say of the kinds of crime that go with a priority; undefined when there are none. */
async function figuresOf(visit: Visit, offences: readonly string[]): Promise<ShownFigures | undefined> {
  const found = await Promise.all(offences.map((offence) => visit.run(showOffence, { offence }).catch(unlessAbsent)))
  const accounts = found.filter((account) => account !== undefined)
  const [first] = accounts
  return first && { accounts, first, map: await visit.run(showMap, { on: mapDateOf(first.geography.mapYear) }) }
}

// A delivery may come without one of these kinds; the page then goes on without it.
function unlessAbsent(thrown: unknown): undefined {
  if (!(thrown instanceof Problem) || thrown.code !== 'not-found') throw thrown
}

function titleOf(name: string, actions: readonly Action[]): string {
  const [running, done] = (['running', 'done'] as const).map((state) => actions.filter((action) => action.state === state).length) as [number, number]
  if (actions.length === 0) return name
  return `${name}: ${running === 0 ? 'geen actie loopt' : countOf(running, 'actie loopt', 'acties lopen')}, ${done === 0 ? 'geen' : done} klaar`
}

const Done = ({ actions, slug, trial }: { actions: Action[]; slug: string; trial: boolean }) => (
  <Section title="Wat de partners doen" intro={trial ? 'In deze proef zijn de acties verzonnen.' : undefined}>
    <DataTable<Action>
      caption="Openbare acties" quietCaption phone="stack" rows={actions} href={({ id }) => linkTo('frontline.action', { action: id })}
      empty={<EmptyState title="Nog geen openbare acties" action={{ label: 'Bekijk de actieagenda', href: linkTo('agenda.agenda', { priority: slug }) }} />}
      columns={[
        { head: 'Actie', cell: ({ title }) => title },
        { head: 'Wie', cell: ({ owner }) => owner },
        { head: 'Stand', cell: ({ state }) => <StatusBadge tone={ACTION_TONES[state]}>{ACTION_STATE_WORDS[state]}</StatusBadge> },
        { head: 'Vanaf', cell: ({ startedOn, plannedFrom }) => formatDate(startedOn ?? plannedFrom) },
        { head: 'Resultaat', cell: ({ result, reason }) => result ?? reason ?? '' },
      ]}
    />
    {actions.length > 0 && <Quiet><a class="utrecht-link utrecht-link--html-a" href={routes.priorityCsv.url({ file: `${slug}.csv` })}>Deze acties als csv</a></Quiet>}
  </Section>
)

const Ambitions = ({ ambitions }: { ambitions: { slug: string; name: string; question: string }[] }) => (
  <Section title="Waar dit toe moet leiden" intro="De ambities gelden voor alle prioriteiten samen.">
    <DataTable
      caption="Ambities" quietCaption phone="stack" rows={ambitions} href={({ slug }) => routes.ambition.url({ ambition: slug })}
      columns={[{ head: 'Ambitie', cell: ({ name }) => name }, { head: 'Vraag', cell: ({ question }) => question }]}
    />
  </Section>
)
