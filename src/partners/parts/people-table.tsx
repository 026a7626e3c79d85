// The people of an organisation with their mandates; the coalition office can end one.
import { Button, DataTable, EmptyState, Form, formatDate, Hidden, StatusBadge, type StatusTone } from '../../ui/public.ts'
import type { Person } from '../people.ts'
import type { MandateState } from '../rules.ts'
import { MANDATE_WORDS, ROLE_WORDS } from '../words.ts'

const TONES: Record<MandateState, StatusTone> = { 'coming': 'neutral', 'in-force': 'active', 'ended': 'stopped' }

type Mandate = Person['mandates'][number]

/** @param own the mandate of whoever looks: that one cannot be ended */
export const PeopleTable = ({ people, mayEnd, own }: { people: Person[]; mayEnd: boolean; own: string | null }) => (
  <DataTable
    caption="Mensen van deze organisatie" quietCaption phone="stack" rows={people}
    empty={<EmptyState level={3} title="Nog niemand">{mayEnd ? 'Voeg hieronder de eerste persoon toe.' : 'Het bureau van de coalitie voegt mensen toe.'}</EmptyState>}
    columns={[
      { head: 'Naam', rowHead: true, cell: ({ name, demo }) => <>{name} {demo && <StatusBadge tone="attention">verzonnen</StatusBadge>}</> },
      { head: 'Doet', cell: ({ does }) => does },
      { head: 'Mandaten', cell: ({ name, mandates }) => (mandates.length === 0 ? 'geen' : mandates.map((mandate) => <MandateLine name={name} mandate={mandate} mayEnd={mayEnd && mandate.id !== own} />)) },
    ]}
  />
)

const MandateLine = ({ name, mandate: { id, role, state, validFrom, validTo }, mayEnd }: { name: string; mandate: Mandate; mayEnd: boolean }) => (
  <div>
    {ROLE_WORDS[role]} <StatusBadge tone={TONES[state]}>{MANDATE_WORDS[state]}</StatusBadge>
    <span class="quiet small"> vanaf {formatDate(validFrom)}{validTo && ` tot ${formatDate(validTo)}`}</span>
    {mayEnd && state !== 'ended' && (
      <Form label={`Beëindig het mandaat van ${name}`}>
        <Hidden name="end" value={id} />
        <Button kind="quiet" about={`van ${name} als ${ROLE_WORDS[role]}`}>Beëindig</Button>
      </Form>
    )}
  </div>
)
