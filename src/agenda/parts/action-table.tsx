// Actions as a table; each row opens the action.
import { linkTo } from '../../platform/routes.ts'
import { DataTable, formatDateShort } from '../../ui/public.ts'
import type { Action } from '../actions.ts'
import { ActionStateMark, Example } from './marks.tsx'

export const ActionTable = ({ actions, caption }: { actions: Action[]; caption: string }) => (
  <DataTable
    caption={caption} quietCaption phone="stack" rows={actions} empty={<p>Er staat nog geen actie die u kunt zien.</p>}
    href={(row) => linkTo('frontline.action', { action: row.id })}
    columns={[
      { head: 'Actie', rowHead: true, cell: (row) => row.title },
      { head: 'Stand', cell: (row) => <span><ActionStateMark state={row.state} /> <Example demo={row.demo} /></span> },
      { head: 'Wie doet het', cell: (row) => row.owner },
      { head: 'Wanneer', cell: period },
    ]}
  />
)

/** When it ran, or is meant to run, in words. */
export function period(action: Action): string {
  const from = formatDateShort(action.startedOn ?? action.plannedFrom)
  const to = action.endedOn ?? action.plannedTo
  return to === null ? `vanaf ${from}` : `${from} tot en met ${formatDateShort(to)}`
}
