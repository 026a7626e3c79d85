// Emergency access as a list: who, what, why, from when to when. The desk of the privacy officer shows the same list.
import type { Child } from 'hono/jsx'
import { Button, DataTable, Form, formatMoment, Hidden, StatusBadge, type StatusTone } from '../../../ui/public.ts'
import { EMERGENCY_WORDS, ROLE_WORDS } from '../../words.ts'
import type { Emergency } from '../emergencies.ts'
import type { EmergencyState } from '../../rules.ts'

const TONES: Record<EmergencyState, StatusTone> = { 'in-force': 'attention', 'ended-early': 'stopped', over: 'neutral' }

/** @param mayEnd shows a button that sends `end` with the id of one that is still open */
export const EmergencyTable = ({ emergencies, empty, mayEnd = false }: { emergencies: Emergency[]; empty: Child; mayEnd?: boolean }) => (
  <DataTable
    caption="Noodtoegang" quietCaption phone="stack" rows={emergencies} empty={empty}
    columns={[
      { head: 'Wanneer', rowHead: true, cell: ({ validFrom, validTo }) => `${formatMoment(validFrom)} tot ${formatMoment(validTo)}` },
      { head: 'Wie', cell: ({ name, role, organisation }) => `${name}, ${ROLE_WORDS[role].toLowerCase()}, ${organisation}` },
      { head: 'Wat', cell: ({ what, municipality }) => `${what} van ${municipality.name}` },
      { head: 'Waarom', cell: ({ reason }) => reason },
      { head: 'Stand', cell: (row) => <State row={row} mayEnd={mayEnd} /> },
    ]}
  />
)

const State = ({ row: { id, name, state, endedBy }, mayEnd }: { row: Emergency; mayEnd: boolean }) => (
  <>
    <StatusBadge tone={TONES[state]}>{EMERGENCY_WORDS[state]}</StatusBadge>
    {state === 'ended-early' && <span class="quiet small"> door {endedBy ?? 'de privacyfunctionaris'}</span>}
    {mayEnd && state === 'in-force' && (
      <Form label={`Beëindig de noodtoegang van ${name}`}>
        <Hidden name="end" value={id} />
        <Button kind="secondary" about={`de noodtoegang van ${name}`}>Beëindig</Button>
      </Form>
    )}
  </>
)
