// The form that brings an action on: it begins, is done, or stops.
import { done, onlyFor, page } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { linkTo } from '../platform/routes.ts'
import { Button, Choice, Form, FormButtons, TextArea } from '../ui/public.ts'
import { showAction } from './action.ts'
import { moveAction } from './move-action.ts'
import { ACTION_MOVES, type ActionState, leaders } from './rules.ts'
import { routes } from './routes.ts'
import { ACTION_MOVE_WORDS, ACTION_STATE_WORDS } from './words.ts'

const HINTS: Record<ActionState, string> = {
  planned: '', running: 'Vandaag is de eerste dag', done: 'Vertel hieronder wat het heeft gebracht', stopped: 'Vertel hieronder waarom',
}

export default page({
  async show(visit, kept) {
    onlyFor(visit, leaders)
    const action = await visit.run(showAction, { action: visit.params['action'] ?? '' })
    const moves = ACTION_MOVES[action.state]
    if (moves.length === 0) throw new Problem('conflict', { detail: `Deze actie is ${ACTION_STATE_WORDS[action.state]}. Daar verandert niets meer aan.` })
    return {
      title: 'Hoe staat de actie ervoor?',
      lead: action.title,
      section: 'act',
      crumbs: [{ label: 'Doen', href: routes.overview.url({}) }, { label: 'Actie', href: linkTo('frontline.action', { action: action.id }) }],
      body: (
        <Form label="Stand van de actie">
          <Choice name="to" label={`Nu: ${ACTION_STATE_WORDS[action.state]}. Wat is er gebeurd?`} options={moves.map((value) => ({ value, label: ACTION_MOVE_WORDS[value], hint: HINTS[value] }))} kept={kept} />
          <TextArea name="text" label="Toelichting" hint="Nodig als de actie gereed is of stopt. Wie de actie mag zien, leest dit." optional kept={kept} />
          <FormButtons><Button>Opslaan</Button></FormButtons>
        </Form>
      ),
    }
  },
  async act(visit, form) {
    const text = form.text('text')
    const { action, state } = await visit.run(moveAction, {
      action: visit.params['action'] ?? '', to: form.text('to') as ActionState, ...(text ? { text } : {}),
    })
    return done(linkTo('frontline.action', { action }), `De actie staat nu op: ${ACTION_STATE_WORDS[state]}.`)
  },
})
