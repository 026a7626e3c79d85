// The requests of people about their own data, those that are due first.
import { dayOf } from '../../places/public.ts'
import { page } from '../../platform/page.ts'
import { Actions, ButtonLink, DataTable, EmptyState, Filter, FilterSelect, formatDate, StatusBadge } from '../../ui/public.ts'
import { routes } from '../routes.ts'
import { urgencyOf } from '../rules.ts'
import { REQUEST_KIND_WORDS, REQUEST_STATE_WORDS, URGENCY_WORDS } from '../words.ts'
import { listRequests } from './requests.ts'

export default page({
  async show(visit) {
    const which = visit.query.get('toon') === 'alles' ? 'all' : 'open'
    const requests = await visit.run(listRequests, { which })
    const today = dayOf(new Date())
    return {
      title: 'Verzoeken over eigen gegevens',
      lead: 'U antwoordt binnen een maand. Is het ingewikkeld, dan mag het twee maanden langer duren, als u dat in de eerste maand met een reden laat weten.',
      crumbs: [{ label: 'Privacy', href: routes.home.url({}) }],
      body: (
        <>
          <Actions><ButtonLink href={routes.recordRequest.url({})}>Neem een verzoek in</ButtonLink></Actions>
          <Filter label="Verzoeken filteren">
            Toon <FilterSelect name="toon" label="Welke verzoeken" value={which === 'all' ? 'alles' : ''} options={[{ value: '', label: 'wat nog loopt' }, { value: 'alles', label: 'alle verzoeken' }]} />
          </Filter>
          <DataTable
            caption="Verzoeken" quietCaption phone="stack" rows={requests} href={(row) => routes.request.url({ request: row.id })}
            empty={<EmptyState title="Er lopen geen verzoeken" level={2}>Komt er een brief of mail binnen, neem het verzoek dan hier in. Dan loopt de termijn mee.</EmptyState>}
            columns={[
              { head: 'Kenmerk', rowHead: true, cell: (row) => row.reference },
              { head: 'Verzoek', cell: (row) => REQUEST_KIND_WORDS[row.kind].label },
              { head: 'Binnengekomen', cell: (row) => formatDate(row.receivedOn) },
              { head: 'Antwoord uiterlijk', cell: (row) => formatDate(row.dueOn) },
              { head: 'Stand', cell: (row) => {
                const { word, tone } = URGENCY_WORDS[urgencyOf(row, today)]
                return <><StatusBadge tone={tone}>{word}</StatusBadge> {REQUEST_STATE_WORDS[row.state]}</>
              } },
            ]}
          />
        </>
      ),
    }
  },
})
