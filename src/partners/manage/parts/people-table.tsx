// The people of an organisation with their mandates: who gave them, whom they replace, and for who manages a button to end one.
import { linkTo } from '../../../platform/routes.ts'
import { Button, ButtonLink, DataTable, EmptyState, Form, FormButtons, formatDate, formatDateShort, Hidden, StatusBadge, type StatusTone } from '../../../ui/public.ts'
import { MANDATE_WORDS, ROLE_WORDS } from '../../words.ts'
import type { MandateState } from '../../rules.ts'
import type { Person } from '../people.ts'

const TONES: Record<MandateState, StatusTone> = { 'coming': 'neutral', 'in-force': 'active', 'ended': 'stopped' }

type Mandate = Person['mandates'][number]

/** @param mayEnd whether who looks may end this mandate; never when left out. @param empty what to say when there is nobody */
export const PeopleTable = ({ people, mayEnd = () => false, empty }: { people: Person[]; mayEnd?: (person: Person, mandate: Mandate) => boolean; empty: string }) => (
  <DataTable
    caption="Mensen van deze organisatie" quietCaption phone="stack" rows={people}
    empty={<EmptyState level={3} title="Nog niemand">{empty}</EmptyState>}
    columns={[
      { head: 'Naam', rowHead: true, cell: Name },
      { head: 'Doet', cell: ({ does }) => does },
      { head: 'Mandaten', cell: (person) => (person.mandates.length === 0 ? 'geen' : person.mandates.map((mandate) => <MandateLine name={person.name} mandate={mandate} mayEnd={mayEnd(person, mandate)} />)) },
    ]}
  />
)

const Name = ({ name, demo, leftAt }: Person) => (
  <>{name} {demo && <StatusBadge tone="attention">verzonnen</StatusBadge>} {leftAt && <StatusBadge tone="stopped">vertrokken op {formatDateShort(leftAt)}</StatusBadge>}</>
)

const MandateLine = ({ name, mandate, mayEnd }: { name: string; mandate: Mandate; mayEnd: boolean }) => (
  <div>
    {ROLE_WORDS[mandate.role]} <StatusBadge tone={TONES[mandate.state]}>{MANDATE_WORDS[mandate.state]}</StatusBadge>
    <span class="quiet small"> {factsOf(mandate)}</span>
    {mayEnd && mandate.state !== 'ended' && (
      <Form label={`Beëindig het mandaat van ${name}`}>
        <Hidden name="end" value={mandate.id} />
        <FormButtons>
          <ButtonLink kind="quiet" href={linkTo('identity.invite', { mandate: mandate.id })} about={name}>Nodig uit</ButtonLink>
          <Button kind="quiet" about={`van ${name} als ${ROLE_WORDS[mandate.role]}`}>Beëindig</Button>
        </FormButtons>
      </Form>
    )}
  </div>
)

/** From when to when, who gave it, whom it replaces, and whether its holder manages people. */
function factsOf({ validFrom, validTo, givenBy, replaces, deputyOf, manages }: Mandate): string {
  return [
    `vanaf ${formatDate(validFrom)}${validTo ? ` tot ${formatDate(validTo)}` : ''}`,
    ...(givenBy ? [`gegeven door ${givenBy}`] : []),
    ...(replaces ? [`vervangt ${deputyOf ?? 'een collega'}`] : []),
    ...(manages ? ['beheert mensen'] : []),
  ].join(', ')
}
