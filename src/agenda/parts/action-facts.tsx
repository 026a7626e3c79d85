// What is known of one action, as a list of terms.
import { SummaryList } from '../../ui/public.ts'
import type { Action } from '../actions.ts'
import { routes } from '../routes.ts'
import { CONFIDENTIALITY_WORDS } from '../words.ts'
import { period } from './action-table.tsx'
import { ActionStateMark, Example } from './marks.tsx'

/** `mayMove`: whether the actor may bring the action on; the way to do so then stands at its state. */
export const ActionFacts = ({ action, mayMove }: { action: Action; mayMove: boolean }) => {
  const move = { label: 'Wijzigen', href: routes.moveAction.url({ action: action.id }) }
  const isOpen = action.state === 'planned' || action.state === 'running'
  return (
    <SummaryList
      items={[
        { term: 'Stand', value: <><ActionStateMark state={action.state} /> <Example demo={action.demo} /></>, action: mayMove && isOpen ? move : undefined },
        ...(action.result === null ? [] : [{ term: 'Wat het bracht', value: action.result }]),
        ...(action.reason === null ? [] : [{ term: 'Waarom gestopt', value: action.reason }]),
        { term: 'Wie doet het', value: action.owner },
        { term: 'Taskforce', value: action.taskforce ? <a href={routes.taskforce.url({ taskforce: action.taskforce.id })}>{action.taskforce.name}</a> : 'geen, het bureau volgt de actie' },
        { term: 'Wanneer', value: period(action) },
        ...(action.circle === null ? [] : [{ term: 'Kring', value: action.circle.name }]),
        { term: 'Wie mag dit zien', value: `${CONFIDENTIALITY_WORDS[action.confidentiality].label}: ${CONFIDENTIALITY_WORDS[action.confidentiality].hint.toLowerCase()}` },
      ]}
    />
  )
}
