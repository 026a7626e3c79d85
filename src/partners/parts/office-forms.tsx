// The forms of the coalition office on an organisation's page: add a person, and give a mandate.
import { ROLES } from '../../platform/actor.ts'
import { Button, DateField, Form, FormButtons, Hidden, type Kept, Section, Select, Split, TextField } from '../../ui/public.ts'
import type { Person } from '../people.ts'
import { ROLE_WORDS } from '../words.ts'

const NOTHING: Kept = { values: {}, issues: [] }

/** What was typed is shown again in the form that was sent, not in the other. */
export function OfficeForms({ people, kept }: { people: Person[]; kept: Kept }) {
  const keptFor = (name: string): Kept => (kept.values['do'] === name ? kept : NOTHING)
  return (
    <Split
      wide={people.length > 0 && <GiveMandate people={people} kept={keptFor('give-mandate')} />}
      narrow={<AddPerson kept={keptFor('add-person')} />}
    />
  )
}

const GiveMandate = ({ people, kept }: { people: Person[]; kept: Kept }) => (
  <Section title="Geef een mandaat" intro="Vanaf de begindatum kan deze persoon in deze rol werken. Zonder begindatum: meteen.">
    <Form label="Mandaat geven">
      <Hidden name="do" value="give-mandate" />
      <Select name="person" label="Wie" options={people.map(({ id, name }) => ({ value: id, label: name }))} kept={kept} />
      <Select name="role" label="Rol" options={ROLES.map((value) => ({ value, label: ROLE_WORDS[value] }))} kept={kept} />
      <DateField name="validFrom" label="Vanaf" optional kept={kept} />
      <DateField name="validTo" label="Tot" hint="Op deze dag geldt het mandaat niet meer." optional kept={kept} />
      <FormButtons><Button>Geef het mandaat</Button></FormButtons>
    </Form>
  </Section>
)

const AddPerson = ({ kept }: { kept: Kept }) => (
  <Section title="Voeg een persoon toe" intro="Alleen wie het systeem gebruikt of een ambt heeft.">
    <Form label="Persoon toevoegen">
      <Hidden name="do" value="add-person" />
      <TextField name="name" label="Naam" autocomplete="off" maxlength={120} kept={kept} />
      <TextField name="does" label="Wat doet deze persoon" hint="In één regel." maxlength={200} kept={kept} />
      <FormButtons><Button kind="secondary">Voeg toe</Button></FormButtons>
    </Form>
  </Section>
)
