// The circles of the coalition; the coalition office sets one up here: first the keeper's organisation, then the rest.
import { done, onlyFor, page, type Visit } from '../../platform/page.ts'
import { signedIn } from '../../platform/actor.ts'
import { Button, Choice, DataTable, EmptyState, Filter, FilterSelect, Form, FormButtons, type Kept, Section, Select, StatusBadge, TextArea, TextField } from '../../ui/public.ts'
import { listCircles } from './circles.ts'
import { listOrganisations } from '../organisations.ts'
import { listPeople } from '../manage/people.ts'
import { routes } from '../routes.ts'
import { setUpCircle } from './set-up-circle.ts'
import { CIRCLE_CHOICES } from '../words.ts'

export default page({
  async show(visit, kept) {
    onlyFor(visit, signedIn)
    const { circles } = await visit.run(listCircles, {})
    return {
      title: 'Kringen',
      lead: 'Een kring is een vaste groep mensen van verschillende organisaties. Wat voor een kring is bedoeld, ziet niemand daarbuiten.',
      crumbs: [{ label: 'Partners', href: routes.organisations.url({}) }],
      body: (
        <>
          <DataTable
            caption="Kringen" quietCaption phone="stack" rows={circles} href={({ id }) => routes.circle.url({ circle: id })}
            empty={<EmptyState title="Er zijn nog geen kringen" level={2}>Het bureau van de coalitie stelt een kring in.</EmptyState>}
            columns={[
              { head: 'Kring', rowHead: true, cell: ({ name, mine }) => <>{name} {mine && <StatusBadge tone="active">u bent lid</StatusBadge>}</> },
              { head: 'Waarvoor', cell: ({ purpose }) => purpose },
              { head: 'Leden', cell: ({ members }) => (members === null ? 'verborgen' : String(members.length)) },
            ]}
          />
          {visit.actor.role === 'coalition-office' && <SetUp kept={kept} {...await peopleOf(visit)} />}
        </>
      ),
    }
  },
  async act(visit, form) {
    const hidden = form.text('membersHidden')
    const { circle } = await visit.run(setUpCircle, {
      name: form.text('name'), purpose: form.text('purpose'), keeper: form.text('keeper'), membersHidden: (hidden === '' ? undefined : hidden === 'ja') as boolean,
    })
    return done(routes.circle.url({ circle }), 'De kring is ingesteld. Wie de kring beheert, kan nu leden toevoegen.')
  },
})

type Choosable = { organisation: string; organisations: { id: string; name: string }[]; people: { id: string; name: string; does: string }[] }

/** The people to choose from: first one chooses an organisation, because nobody needs a list of everyone. */
async function peopleOf(visit: Visit): Promise<Choosable> {
  const organisation = visit.query.get('organisatie') ?? ''
  return {
    organisation, organisations: await visit.run(listOrganisations, {}),
    people: organisation === '' ? [] : await visit.run(listPeople, { organisation }),
  }
}

const SetUp = ({ organisation, organisations, people, kept }: Choosable & { kept: Kept }) => (
  <Section title="Een kring instellen" intro="Kies eerst van welke organisatie de beheerder is.">
    <Filter label="Organisatie kiezen">
      Toon mensen van{' '}
      <FilterSelect name="organisatie" label="Organisatie" value={organisation} options={[{ value: '', label: 'kies een organisatie' }, ...organisations.map(({ id, name }) => ({ value: id, label: name }))]} />
    </Filter>
    {organisation !== '' && people.length === 0 && <EmptyState title="Van deze organisatie kennen wij niemand" level={3}>Voeg eerst een medewerker toe bij de organisatie.</EmptyState>}
    {people.length > 0 && (
      <Form label="Kring instellen">
        <TextField name="name" label="Hoe heet de kring?" maxlength={120} hint="Elke collega kan de naam lezen." kept={kept} />
        <TextArea name="purpose" label="Waar is de kring voor?" rows={3} hint="Elke collega kan dit lezen." kept={kept} />
        <Select name="keeper" label="Wie beheert de kring?" options={people.map(({ id, name, does }) => ({ value: id, label: `${name}, ${does}` }))} kept={kept} />
        <Choice name="membersHidden" label="Wie mag zien wie er lid is?" value="nee" options={CIRCLE_CHOICES} kept={kept} />
        <FormButtons><Button>Stel de kring in</Button></FormButtons>
      </Form>
    )}
  </Section>
)
