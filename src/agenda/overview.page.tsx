// What the coalition does: the way to report something, and the action agenda of every priority.
import { page, type Visit } from '../platform/page.ts'
import { linkTo } from '../platform/routes.ts'
import { listPriorities, type Priority } from '../strategy/public.ts'
import { Actions, ButtonLink, DataTable, EmptyState, Quiet, Section } from '../ui/public.ts'
import { countActions } from './counts.ts'
import { countsInWords } from './parts/counts-in-words.ts'
import { office } from './rules.ts'
import { routes } from './routes.ts'
import { listTaskforces } from './taskforces.ts'

type Row = { priority: Priority; taskforces: string[]; counts: string; busy: boolean }

export default page({
  async show(visit) {
    const rows = await rowsOf(visit)
    return {
      title: 'Wat doen wij samen?',
      lead: 'Professionals melden wat zij zien. Taskforces maken er acties van.',
      section: 'act',
      body: (
        <>
          <Actions>
            <ButtonLink href={linkTo('frontline.record')}>Iets melden</ButtonLink>
            {visit.actor.role !== 'visitor' && <ButtonLink kind="secondary" href={linkTo('frontline.mine')}>Mijn meldingen</ButtonLink>}
            {visit.actor.role !== 'visitor' && <ButtonLink kind="secondary" href={linkTo('frontline.reports')}>Alle meldingen die ik mag zien</ButtonLink>}
            <ButtonLink kind="secondary" href={linkTo('frontline.answer')}>Antwoord lezen met een code</ButtonLink>
          </Actions>
          <Section title="Actieagenda per prioriteit" intro="Een prioriteit zonder acties staat onderaan.">
            <DataTable
              caption="Actieagenda per prioriteit" quietCaption phone="stack" rows={rows} href={({ priority }) => routes.agenda.url({ priority: priority.slug })}
              empty={<EmptyState title="Er zijn nog geen prioriteiten" level={3}>Kies eerst samen wat u gaat doen.</EmptyState>}
              columns={[
                { head: 'Prioriteit', rowHead: true, cell: ({ priority }) => `${priority.name} (${priority.strategy})` },
                { head: 'Taskforce', cell: ({ taskforces }) => taskforces.join(', ') || 'geen' },
                { head: 'Acties', cell: ({ counts }) => counts },
              ]}
            />
            <Quiet>Alle acties die u mag zien: <a class="utrecht-link utrecht-link--html-a" href={routes.actionsCsv.url({})}>als csv</a> of <a class="utrecht-link utrecht-link--html-a" href={routes.feed.url({})}>als feed (Atom)</a>.</Quiet>
            {office.holds(visit.actor, undefined) && <Actions><ButtonLink kind="secondary" href={routes.setUpTaskforce.url({})}>Taskforce instellen</ButtonLink></Actions>}
          </Section>
        </>
      ),
    }
  },
})

async function rowsOf(visit: Visit): Promise<Row[]> {
  const [{ priorities }, { taskforces }, counted] = await Promise.all([
    visit.run(listPriorities, {}), visit.run(listTaskforces, {}), visit.run(countActions, {}),
  ])
  const rows = priorities.map((priority): Row => {
    const own = taskforces.filter((taskforce) => taskforce.priority.slug === priority.slug && taskforce.state !== 'discharged')
    const counts = counted.priorities.find((row) => row.priority === priority.slug)
    return { priority, taskforces: own.map(({ name }) => name), counts: countsInWords(counts), busy: counts !== undefined || own.length > 0 }
  })
  return [...rows.filter(({ busy }) => busy), ...rows.filter(({ busy }) => !busy)]
}
