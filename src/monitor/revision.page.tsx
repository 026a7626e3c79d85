// What a delivery changed in figures that were published before: how many, and the largest changes.
import { page } from '../platform/page.ts'
import { Alert, countOf, DataTable, EmptyState, formatDate, formatDifference, formatNumber, joinWords, Section, SummaryList } from '../ui/public.ts'
import { showRevision } from './revision.ts'
import { routes } from './routes.ts'

export default page({
  async show(visit) {
    const against = visit.query.get('vergeleken-met') ?? undefined
    const revision = await visit.run(showRevision, { vintage: visit.params['vintage'] ?? '', ...(against ? { against } : {}) })
    const { vintage, changed, appeared, disappeared, cells } = revision
    return {
      title: changed === 0 ? `Tabel ${vintage.table}: geen cijfer veranderde` : `Tabel ${vintage.table}: ${countOf(changed, 'cijfer veranderde', 'cijfers veranderden')}`,
      lead: `De levering van ${formatDate(vintage.importedAt)}, vergeleken met die van ${formatDate(revision.against.importedAt)}.`,
      section: 'account',
      crumbs: [{ label: 'Cijfers en bronnen', href: routes.figures.url({}) }, { label: vintage.table, href: routes.vintage.url({ vintage: vintage.id }) }],
      body: (
        <>
          {vintage.mapYear !== revision.against.mapYear && <Alert tone="warning">De kaart verschilt ({vintage.mapYear ?? 'onbekend'} en {revision.against.mapYear ?? 'onbekend'}). Een verandering kan van een herindeling komen.</Alert>}
          <SummaryList items={[
            { term: 'Veranderd', value: formatNumber(changed) },
            { term: 'Nieuw ingevuld', value: formatNumber(appeared) },
            { term: 'Weggevallen', value: formatNumber(disappeared) },
            { term: 'Nieuwe perioden', value: joinWords(revision.periodsAdded) || 'geen' },
            { term: 'Perioden die er niet meer zijn', value: joinWords(revision.periodsGone) || 'geen' },
          ]} />
          <Section title="De grootste veranderingen">
            <DataTable caption="De grootste veranderingen" quietCaption rows={cells} empty={<EmptyState title="Er veranderde niets">Alle cijfers van perioden die in beide leveringen staan, zijn gelijk.</EmptyState>} columns={[
              { head: 'Gebied', rowHead: true, cell: ({ area }) => area },
              { head: 'Soort', cell: ({ category, measure }) => category || measure },
              { head: 'Periode', cell: ({ period }) => vintage.periodTitles[vintage.periods.indexOf(period)] ?? period },
              { head: 'Was', numeric: true, cell: ({ before }) => formatNumber(before) },
              { head: 'Is nu', numeric: true, cell: ({ after }) => formatNumber(after) },
              { head: 'Verschil', numeric: true, cell: ({ before, after }) => (before === null || after === null ? '' : formatDifference(after - before)) },
            ]} />
          </Section>
        </>
      ),
    }
  },
})
