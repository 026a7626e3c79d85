// The form with which the coalition office records that the board set up a taskforce.
import { done, onlyFor, page } from '../../platform/page.ts'
import { listPriorities } from '../../strategy/public.ts'
import { Button, Form, FormButtons, Select, TextArea, TextField } from '../../ui/public.ts'
import { office } from '../rules.ts'
import { routes } from '../routes.ts'
import { setUpTaskforce } from './set-up-taskforce.ts'

export default page({
  async show(visit, kept) {
    onlyFor(visit, office)
    const { priorities } = await visit.run(listPriorities, {})
    return {
      title: 'Taskforce instellen',
      lead: 'Leg vast wat het bestuur heeft besloten.',
      section: 'act',
      crumbs: [{ label: 'Doen', href: routes.overview.url({}) }],
      body: (
        <Form label="Taskforce instellen">
          <Select name="priority" label="Prioriteit" options={priorities.map(({ slug, name, strategy }) => ({ value: slug, label: `${name} (${strategy})` }))} kept={kept} />
          <TextField name="name" label="Naam" maxlength={120} kept={kept} />
          <TextArea name="assignment" label="Opdracht" kept={kept} />
          <FormButtons><Button>Stel de taskforce in</Button></FormButtons>
        </Form>
      ),
    }
  },
  async act(visit, form) {
    const { taskforce } = await visit.run(setUpTaskforce, { priority: form.text('priority'), name: form.text('name'), assignment: form.text('assignment') })
    return done(routes.taskforce.url({ taskforce }), 'De taskforce is ingesteld. Benoem nu de leden.')
  },
})
