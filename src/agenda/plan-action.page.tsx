// The form with which an action is planned under a priority.
import { listMyCircles, listOrganisations } from '../partners/public.ts'
import { done, onlyFor, page } from '../platform/page.ts'
import { linkTo } from '../platform/routes.ts'
import { Button, Form, FormButtons, Hidden, SummaryList } from '../ui/public.ts'
import { showActionAgenda } from './action-agenda.ts'
import { PlanFields, planFrom } from './parts/plan-fields.tsx'
import { planAction } from './plan-action.ts'
import { leaders } from './rules.ts'
import { routes } from './routes.ts'

export default page({
  async show(visit, kept) {
    onlyFor(visit, leaders)
    const { priority, taskforces } = await visit.run(showActionAgenda, { priority: visit.query.get('prioriteit') ?? '' })
    const taskforce = taskforces.find(({ id }) => id === visit.query.get('taskforce'))
    const organisations = await visit.run(listOrganisations, {})
    const { circles } = await visit.run(listMyCircles, {})
    return {
      title: 'Actie plannen',
      section: 'act',
      crumbs: [{ label: 'Doen', href: routes.overview.url({}) }, { label: `Actieagenda ${priority.shortName.toLowerCase()}`, href: routes.agenda.url({ priority: priority.slug }) }],
      body: (
        <>
          <SummaryList items={[{ term: 'Prioriteit', value: `${priority.name} (${priority.strategy})` }, { term: 'Taskforce', value: taskforce?.name ?? 'geen' }]} />
          <Form label="Actie plannen">
            {taskforce && <Hidden name="taskforce" value={taskforce.id} />}
            <PlanFields organisations={organisations} circles={circles} kept={kept} />
            <FormButtons><Button>Plan de actie</Button></FormButtons>
          </Form>
        </>
      ),
    }
  },
  async act(visit, form) {
    const { action } = await visit.run(planAction, {
      ...planFrom(form), priority: visit.query.get('prioriteit') ?? '', ...(form.text('taskforce') ? { taskforce: form.text('taskforce') } : {}),
    })
    return done(linkTo('frontline.action', { action }), 'De actie is gepland.')
  },
})
