// One organisation: what it signed and, for colleagues and the coalition office, its people and their mandates.
import { page, type Visit } from '../platform/page.ts'
import { Actions, Alert, ButtonLink, EmptyState, formatDate, joinWords, LinkedText, Section, SummaryList } from '../ui/public.ts'
import { PeopleTable } from './manage/parts/people-table.tsx'
import { listPeople } from './manage/people.ts'
import { mayManage } from './rules.ts'
import { showOrganisation } from './organisation.ts'
import { routes } from './routes.ts'
import { AGREEMENT_WORDS, KIND_WORDS } from './words.ts'

type Organisation = Awaited<ReturnType<typeof organisationIn>>

export default page({
  async show(visit) {
    const organisation = await organisationIn(visit)
    const { actor } = visit
    const manages = mayManage(actor, organisation.id)
    const people = manages || actor.organisation === organisation.id ? await visit.run(listPeople, { organisation: organisation.id }) : undefined
    return {
      title: organisation.name,
      crumbs: [{ label: 'Partners', href: routes.organisations.url({}) }],
      body: (
        <>
          {organisation.demo && <Alert tone="warning">Deze organisatie is verzonnen. Zij bestaat alleen in deze proef.</Alert>}
          <SummaryList items={factsOf(organisation)} />
          <Agreements organisation={organisation} />
          {people && (
            <Section title="Mensen en hun mandaten" intro="Alleen collega’s zien dit, en wie voor de hele coalitie werkt.">
              <PeopleTable people={people} empty="Wie de mensen van deze organisatie beheert, voegt iemand toe." />
              {manages && <Actions><ButtonLink kind="secondary" href={routes.people.url({ organisation: organisation.id })}>Beheer mensen en mandaten</ButtonLink></Actions>}
            </Section>
          )}
        </>
      ),
    }
  },
})

const organisationIn = (visit: Visit) => visit.run(showOrganisation, { organisation: visit.params['organisation'] ?? '' })

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
