// The four forms of who manages people.
import { Button, Checkbox, DateField, EmptyState, Form, FormButtons, formatDate, type Kept, Select, TextField } from '../../../ui/public.ts'
import { ROLE_WORDS } from '../../words.ts'
import type { Person } from '../people.ts'
import type { Giver } from '../../rules.ts'

export const AddPersonForm = ({ kept }: { kept: Kept }) => (
  <Form label="Persoon toevoegen">
    <TextField name="name" label="Naam" autocomplete="off" maxlength={120} kept={kept} />
    <TextField name="does" label="Wat doet deze persoon" hint="In één regel." maxlength={200} kept={kept} />
    <FormButtons><Button>Voeg toe</Button></FormButtons>
  </Form>
)

const optionsOf = (people: Person[]) => people.map(({ id, name }) => ({ value: id, label: name }))

const Nobody = () => <EmptyState level={2} title="Nog niemand">Voeg eerst iemand toe.</EmptyState>

/** @param chosen the person who was just added, if any */
export function MandateForm({ people, giver, chosen, kept }: { people: Person[]; giver: Giver; chosen: string; kept: Kept }) {
  const others = people.filter(({ id }) => id !== giver.person)
  if (others.length === 0) return <Nobody />
  const until = giver.until ? `Uiterlijk ${formatDate(giver.until)}, want dan eindigt uw eigen mandaat.` : 'Op deze dag geldt het mandaat niet meer.'
  return (
    <Form label="Mandaat geven">
      <Select name="person" label="Wie" value={chosen} options={optionsOf(others)} kept={kept} />
      <Select name="role" label="Rol" options={giver.mayGive.map((value) => ({ value, label: ROLE_WORDS[value] }))} kept={kept} />
      <DateField name="validFrom" label="Vanaf" hint="Zonder begindatum: meteen." optional kept={kept} />
      <DateField name="validTo" label="Tot" hint={until} optional={giver.until === null} kept={kept} />
      <Checkbox name="manages" label="Beheert ook de mensen van de organisatie" hint="Kan mensen toevoegen en mandaten geven, nalopen en beëindigen. Nooit meer dan u zelf." optional kept={kept} />
      <FormButtons><Button>Geef het mandaat</Button></FormButtons>
    </Form>
  )
}

export function DeputyForm({ people, kept }: { people: Person[]; kept: Kept }) {
  const replaceable = people.flatMap(({ name, mandates }) => mandates.filter(({ state, replaces }) => state !== 'ended' && !replaces)
    .map(({ id, role }) => ({ value: id, label: `${name}, ${ROLE_WORDS[role]}` })))
  if (replaceable.length === 0) return <Nobody />
  return (
    <Form label="Vervanging regelen">
      <Select name="mandate" label="Wie wordt vervangen" options={replaceable} kept={kept} />
      <Select name="person" label="Door wie" options={optionsOf(people)} kept={kept} />
      <DateField name="validFrom" label="Vanaf" hint="Zonder begindatum: meteen." optional kept={kept} />
      <DateField name="validTo" label="Tot" hint="Op deze dag is de vervanging voorbij." optional kept={kept} />
      <FormButtons><Button>Regel de vervanging</Button></FormButtons>
    </Form>
  )
}

export const LeavingForm = ({ people, kept }: { people: Person[]; kept: Kept }) => (
  people.length === 0 ? <Nobody /> : (
    <Form label="Vertrek vastleggen">
      <Select name="person" label="Wie vertrekt" options={optionsOf(people)} kept={kept} />
      <FormButtons><Button kind="danger">Leg het vertrek vast</Button></FormButtons>
    </Form>
  )
)
