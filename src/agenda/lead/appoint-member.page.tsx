// The form with which the coalition office appoints someone to a taskforce: first the organisation, then the person.
import { listOrganisations, listPeople } from '../../partners/public.ts'
import { done, onlyFor, page } from '../../platform/page.ts'
import { Button, Choice, DateField, EmptyState, Filter, FilterSelect, Form, FormButtons, Select } from '../../ui/public.ts'
import { appointMember } from './appoint-member.ts'
import { office } from '../rules.ts'
import { routes } from '../routes.ts'
import { showTaskforce } from '../taskforce.ts'
import { PART_WORDS } from '../words.ts'

const STAYS = [
  { value: 'temporary', label: 'Tijdelijk', hint: 'Met een einddatum. Ook wie van een partner even meedoet.' },
  { value: 'permanent', label: 'Vast', hint: 'Zolang de taskforce bestaat.' },
]

export default page({
  async show(visit, kept) {
    onlyFor(visit, office)
    const taskforce = await visit.run(showTaskforce, { taskforce: visit.params['taskforce'] ?? '' })
    const organisation = visit.query.get('organisatie') ?? ''
    const organisations = await visit.run(listOrganisations, {})
    const people = organisation === '' ? [] : await visit.run(listPeople, { organisation })
    return {
      title: 'Lid benoemen',
      lead: `${taskforce.name}. Een lid ziet vanaf dat moment wat de taskforce ziet.`,
      section: 'act',
      crumbs: [{ label: 'Doen', href: routes.overview.url({}) }, { label: taskforce.name, href: routes.taskforce.url({ taskforce: taskforce.id }) }],
      body: (
        <>
          <Filter label="Organisatie kiezen">
            Toon mensen van{' '}
            <FilterSelect name="organisatie" label="Organisatie" value={organisation} options={[{ value: '', label: 'kies een organisatie' }, ...organisations.map(({ id, name }) => ({ value: id, label: name }))]} />
          </Filter>
          {organisation !== '' && people.length === 0 && <EmptyState title="Van deze organisatie kennen wij niemand" level={2}>Voeg eerst een medewerker toe bij de organisatie.</EmptyState>}
          {people.length > 0 && (
            <Form label="Lid benoemen">
              <Select name="person" label="Wie?" options={people.map(({ id, name, does }) => ({ value: id, label: `${name}, ${does}` }))} kept={kept} />
              <Choice name="part" label="Als wat?" value="member" options={(['member', 'lead'] as const).map((value) => ({ value, label: PART_WORDS[value] }))} kept={kept} />
              <Choice name="stay" label="Voor hoelang?" value="temporary" options={STAYS} kept={kept} />
              <DateField name="until" label="Tot" hint="Op deze dag is deze persoon geen lid meer. Dat gaat vanzelf." optional kept={kept} />
              <FormButtons><Button>Benoem</Button></FormButtons>
            </Form>
          )}
        </>
      ),
    }
  },
  async act(visit, form) {
    const { taskforce } = await visit.run(appointMember, {
      taskforce: visit.params['taskforce'] ?? '', person: form.text('person'), part: form.text('part') as 'lead' | 'member',
      stay: form.text('stay') as 'permanent' | 'temporary', ...(form.text('until') === '' ? {} : { until: form.text('until') }),
    })
    return done(routes.taskforce.url({ taskforce }), 'Het lid is benoemd.')
  },
})
