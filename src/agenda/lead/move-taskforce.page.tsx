// The form that brings a taskforce on, up to its discharge.
import { done, onlyFor, page } from '../../platform/page.ts'
import { Problem } from '../../platform/problem.ts'
import { Button, Choice, Form, FormButtons, TextArea } from '../../ui/public.ts'
import { moveTaskforce } from './move-taskforce.ts'
import { office, TASKFORCE_MOVES, type TaskforceState } from '../rules.ts'
import { routes } from '../routes.ts'
import { showTaskforce } from '../taskforce.ts'
import { TASKFORCE_STATE_WORDS } from '../words.ts'

const HINTS: Record<TaskforceState, string> = {
  'set-up': '', active: 'De taskforce gaat aan het werk', extended: 'Er doen tijdelijk meer partners mee', discharged: 'De opdracht is klaar. De leden zien de meldingen niet meer',
}

export default page({
  async show(visit, kept) {
    onlyFor(visit, office)
    const taskforce = await visit.run(showTaskforce, { taskforce: visit.params['taskforce'] ?? '' })
    const moves = TASKFORCE_MOVES[taskforce.state]
    if (moves.length === 0) throw new Problem('conflict', { detail: 'Deze taskforce heeft decharge gekregen. Daar verandert niets meer aan.' })
    return {
      title: 'Hoe gaat het verder met de taskforce?',
      lead: taskforce.name,
      section: 'act',
      crumbs: [{ label: 'Doen', href: routes.overview.url({}) }, { label: taskforce.name, href: routes.taskforce.url({ taskforce: taskforce.id }) }],
      body: (
        <Form label="Stand van de taskforce">
          <Choice name="to" label={`Nu: ${TASKFORCE_STATE_WORDS[taskforce.state]}. Wat is er besloten?`} options={moves.map((value) => ({ value, label: TASKFORCE_STATE_WORDS[value], hint: HINTS[value] }))} kept={kept} />
          <TextArea name="reason" label="Waarom?" hint="Iedereen kan dit lezen." kept={kept} />
          <FormButtons><Button>Opslaan</Button></FormButtons>
        </Form>
      ),
    }
  },
  async act(visit, form) {
    const { taskforce, state } = await visit.run(moveTaskforce, {
      taskforce: visit.params['taskforce'] ?? '', to: form.text('to') as TaskforceState, reason: form.text('reason'),
    })
    return done(routes.taskforce.url({ taskforce }), `De taskforce is nu ${TASKFORCE_STATE_WORDS[state]}.`)
  },
})
