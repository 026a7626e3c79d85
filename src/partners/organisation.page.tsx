// One organisation: what it signed and, for colleagues and the coalition office, its people and their mandates.
import { done, type Form as Filled, page, type Visit } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { Alert, EmptyState, formatDate, joinWords, LinkedText, Section, SummaryList } from '../ui/public.ts'
import { addPerson } from './add-person.ts'
import { endMandate } from './end-mandate.ts'
import { giveMandate } from './give-mandate.ts'
import { showOrganisation } from './organisation.ts'
import { OfficeForms } from './parts/office-forms.tsx'
import { PeopleTable } from './parts/people-table.tsx'
import { listPeople } from './people.ts'
import { routes } from './routes.ts'
import { AGREEMENT_WORDS, KIND_WORDS } from './words.ts'

type Organisation = Awaited<ReturnType<typeof organisationIn>>

export default page({
  async show(visit, kept) {
    const organisation = await organisationIn(visit)
    const { actor } = visit
    const office = actor.role === 'coalition-office'
    const people = office || actor.organisation === organisation.id ? await visit.run(listPeople, { organisation: organisation.id }) : undefined
    return {
      title: organisation.name,
      crumbs: [{ label: 'Partners', href: routes.organisations.url({}) }],
      body: (
        <>
          {organisation.demo && <Alert tone="warning">Deze organisatie is verzonnen. Zij bestaat alleen in deze proef.</Alert>}
          <SummaryList items={factsOf(organisation)} />
          <Agreements organisation={organisation} />
          {people && (
            <Section title="Mensen en hun mandaten" intro="Alleen collega’s en het bureau van de coalitie zien dit.">
              <PeopleTable people={people} mayEnd={office} own={actor.mandate} />
            </Section>
          )}
          {people && office && <OfficeForms people={people} kept={kept} />}
        </>
      ),
    }
  },
  async act(visit, form) {
    const organisation = await organisationIn(visit)
    return done(routes.organisation.url({ organisation: organisation.id }), await actOn(visit, form, organisation.id))
  },
})

const organisationIn = (visit: Visit) => visit.run(showOrganisation, { organisation: visit.params['organisation'] ?? '' })

/** Does what the pressed button says, and tells that in one sentence. */
async function actOn(visit: Visit, form: Filled, organisation: string): Promise<string> {
  const mandate = form.text('end')
  if (mandate) {
    await visit.run(endMandate, { mandate })
    return 'Het mandaat is beëindigd.'
  }
  if (form.text('do') === 'add-person') {
    await visit.run(addPerson, { organisation, name: form.text('name'), does: form.text('does') })
    return 'De persoon is toegevoegd. Geef nu een mandaat.'
  }
  if (form.text('do') !== 'give-mandate') throw new Problem('invalid-input', { detail: 'Kies wat u wilt doen.' })
  const { person, role, ...dates } = Object.fromEntries(['person', 'role', 'validFrom', 'validTo'].map((name) => [name, form.text(name)]).filter(([, value]) => value !== ''))
  await visit.run(giveMandate, { person, role, ...dates } as Parameters<typeof giveMandate.run>[1])
  return 'Het mandaat is gegeven.'
}

function factsOf({ kind, municipality, validFrom, validTo, source }: Organisation) {
  return [
    { term: 'Soort', value: KIND_WORDS[kind] },
    ...(municipality ? [{ term: 'Gemeentecode', value: municipality }] : []),
    ...(validFrom ? [{ term: 'Partner sinds', value: formatDate(validFrom) }] : []),
    ...(validTo ? [{ term: 'Partner tot', value: formatDate(validTo) }] : []),
    ...(source ? [{ term: 'Bron', value: <LinkedText text={source} /> }] : []),
  ]
}

const Agreements = ({ organisation: { agreements } }: { organisation: Organisation }) => (
  <Section title="Convenanten en protocollen">
    {agreements.length === 0 && <EmptyState level={3} title="Nog niets vastgelegd">Hier staan alleen afspraken die een bron bevestigt.</EmptyState>}
    {agreements.map(({ kind, title, signedOn, parties, purposes, source }) => (
      <SummaryList
        items={[
          { term: AGREEMENT_WORDS[kind], value: title },
          { term: 'Getekend op', value: formatDate(signedOn) },
          { term: 'Partijen', value: joinWords(parties) },
          { term: 'Doel', value: purposes.length > 0 ? joinWords(purposes) : 'staat niet in de bron' },
          { term: 'Bron', value: <LinkedText text={source} /> },
        ]}
      />
    ))}
  </Section>
)
