// The action agenda of one priority: who leads, which actions run, and the way up and down the thread.
import { page, type Visit } from '../platform/page.ts'
import { linkTo } from '../platform/routes.ts'
import { Actions, Alert, ButtonLink, Section } from '../ui/public.ts'
import { showActionAgenda } from './action-agenda.ts'
import { ActionTable } from './parts/action-table.tsx'
import { leaders } from './rules.ts'
import { routes } from './routes.ts'
import type { Taskforce } from './taskforces.ts'
import { TASKFORCE_STATE_WORDS } from './words.ts'

export default page({
  async show(visit) {
    const agenda = await visit.run(showActionAgenda, { priority: visit.params['priority'] ?? '' })
    const { priority } = agenda
    return {
      title: `Actieagenda ${priority.shortName.toLowerCase()} ${priority.strategy}`,
      ...(agenda.introduction === null ? {} : { lead: agenda.introduction }),
      section: 'act',
      crumbs: [{ label: 'Doen', href: routes.overview.url({}) }],
      body: (
        <>
          {agenda.demo && <Alert>Deze agenda is een voorbeeld. De prioriteit is echt, de taskforce en de acties zijn verzonnen.</Alert>}
          <Section title="Acties"><ActionTable caption={`Acties onder ${priority.name}`} actions={agenda.actions} /></Section>
          <Section title="Wie trekt dit?"><TaskforceList taskforces={agenda.taskforces} /></Section>
          <Actions>
            {mayPlan(visit, agenda.taskforces) && <ButtonLink href={routes.planAction.url({}, planFor(priority.slug, agenda.taskforces))}>Actie plannen</ButtonLink>}
            <ButtonLink kind="secondary" href={linkTo('accountability.priority', { priority: priority.slug })}>Waarom deze prioriteit, en hoe staat het ervoor?</ButtonLink>
          </Actions>
        </>
      ),
    }
  },
})

const mayPlan = (visit: Visit, taskforces: Taskforce[]): boolean =>
  visit.actor.role === 'coalition-office' || (leaders.holds(visit.actor, undefined) && taskforces.some(({ mine }) => mine))

function planFor(priority: string, taskforces: Taskforce[]): Record<string, string> {
  const led = taskforces.find(({ mine }) => mine) ?? taskforces.find(({ state }) => state !== 'discharged')
  return { prioriteit: priority, ...(led ? { taskforce: led.id } : {}) }
}

const TaskforceList = ({ taskforces }: { taskforces: Taskforce[] }) => taskforces.length === 0
  ? <p>Er is geen taskforce. Het bureau van de coalitie volgt de acties.</p>
  : <ul>{taskforces.map((taskforce) => <li><a href={routes.taskforce.url({ taskforce: taskforce.id })}>{taskforce.name}</a> ({TASKFORCE_STATE_WORDS[taskforce.state]})</li>)}</ul>
