// What the professional reported, and the latest answer to each.
import { onlyFor, page } from '../platform/page.ts'
import { signedIn } from '../platform/actor.ts'
import { linkTo } from '../platform/routes.ts'
import { Actions, ButtonLink, DataTable, EmptyState, formatDateShort } from '../ui/public.ts'
import { listMyReports } from './my-reports.ts'
import { beginning, ReportMarks } from './parts/marks.tsx'
import { routes } from './routes.ts'
import { KIND_WORDS } from './words.ts'

export default page({
  async show(visit) {
    onlyFor(visit, signedIn)
    const { reports } = await visit.run(listMyReports, {})
    return {
      title: 'Mijn meldingen',
      lead: 'Wat u zonder naam hebt gemeld, staat hier niet. Dat leest u met uw code.',
      section: 'act',
      crumbs: [{ label: 'Doen', href: linkTo('agenda.overview') }],
      body: (
        <>
          <DataTable
            caption="Mijn meldingen" quietCaption phone="stack" rows={reports} href={(row) => routes.report.url({ report: row.id })}
            empty={<EmptyState title="U hebt nog niets gemeld" action={{ label: 'Iets melden', href: routes.record.url({}) }}>Wat u meldt, en wat ermee gebeurt, ziet u hier terug.</EmptyState>}
            columns={[
              { head: 'Melding', rowHead: true, cell: (row) => beginning(row.body) },
              { head: 'Soort', cell: (row) => KIND_WORDS[row.kind].one },
              { head: 'Stand', cell: (row) => <ReportMarks report={row} /> },
              { head: 'Laatste antwoord', cell: (row) => (row.lastAnswer === null ? 'nog geen' : beginning(row.lastAnswer)) },
              { head: 'Gemeld op', cell: (row) => formatDateShort(row.recordedAt) },
            ]}
          />
          {reports.length > 0 && <Actions><ButtonLink href={routes.record.url({})}>Iets melden</ButtonLink></Actions>}
        </>
      ),
    }
  },
})
