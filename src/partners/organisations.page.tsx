// Who works together: the organisations of the coalition, to search and to filter by kind.
import { page } from '../platform/page.ts'
import { ButtonLink, countOf, DataTable, EmptyState, Filter, FilterSelect, formatDate, StatusBadge, TextField } from '../ui/public.ts'
import { listOrganisations } from './organisations.ts'
import { routes } from './routes.ts'
import { ORGANISATION_KINDS } from './rules.ts'
import { KIND_WORDS } from './words.ts'

export default page({
  async show(visit) {
    const search = visit.query.get('zoek')?.trim().slice(0, 100) ?? ''
    const kind = ORGANISATION_KINDS.find((known) => known === visit.query.get('soort'))
    const organisations = await visit.run(listOrganisations, { search, kind })
    return {
      title: 'Partners',
      lead: 'Deze organisaties werken samen aan een veilige regio.',
      body: (
        <>
          <Filter label="Zoek een organisatie" submit="Zoek">
            <TextField name="zoek" label="Naam" type="search" value={search} optional />
            <FilterSelect
              name="soort" label="Soort organisatie" value={kind ?? ''}
              options={[{ value: '', label: 'Alle soorten' }, ...ORGANISATION_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))]}
            />
          </Filter>
          <DataTable
            caption={countOf(organisations.length, 'organisatie', 'organisaties')} rows={organisations} phone="stack"
            href={({ id }) => routes.organisation.url({ organisation: id })}
            empty={<EmptyState title="Geen organisatie gevonden" action={{ label: 'Toon alle organisaties', href: routes.organisations.url({}) }}>Zoek op een deel van de naam of kies een andere soort.</EmptyState>}
            columns={[
              { head: 'Organisatie', rowHead: true, cell: ({ name }) => name },
              { head: 'Soort', cell: ({ kind: row }) => KIND_WORDS[row] },
              { head: 'Bijzonderheden', cell: ({ demo, validFrom }) => (demo ? <StatusBadge tone="attention">verzonnen</StatusBadge> : validFrom && `sinds ${formatDate(validFrom)}`) },
            ]}
          />
          {visit.actor.role !== 'visitor' && <ButtonLink kind="secondary" href={routes.circles.url({})}>Kringen</ButtonLink>}
          {visit.actor.role === 'coalition-office' && <ButtonLink kind="secondary" href={routes.addOrganisation.url({})}>Voeg een organisatie toe</ButtonLink>}
        </>
      ),
    }
  },
})
