// The reports that one works through, with the filter as a sentence.
import type { z } from 'zod'
import { signedIn } from '../platform/actor.ts'
import { onlyFor, page } from '../platform/page.ts'
import { linkTo } from '../platform/routes.ts'
import { Actions, Alert, ButtonLink, countOf, DataTable, EmptyState, Filter, FilterSelect, formatDateShort, News, Pagination } from '../ui/public.ts'
import { chosen, filterFrom } from './parts/filter.ts'
import { beginning, ReportMarks } from './parts/marks.tsx'
import { listReports } from './reports.ts'
import { KINDS } from './rules.ts'
import { routes } from './routes.ts'
import { KIND_WORDS } from './words.ts'

const WHICH_WORDS = [
  { value: '', label: 'open' }, { value: 'nieuw', label: 'nieuwe' }, { value: 'klaar', label: 'afgeronde' }, { value: 'alle', label: 'alle' },
]

export default page({
  async show(visit) {
    onlyFor(visit, signedIn)
    const filter = chosen(visit)
    const present = Number(visit.query.get('pagina') ?? '1') || 1
    const list = await visit.run(listReports, { ...filterFrom(filter), page: present })
    const inEmergency = visit.actor.settings['emergency'] === 'frontline'
    return {
      title: 'Meldingen',
      lead: countOf(list.total, 'melding', 'meldingen'),
      section: 'act',
      crumbs: [{ label: 'Doen', href: linkTo('agenda.overview') }],
      body: (
        <>
          {inEmergency && <Alert tone="warning" title="U leest met noodtoegang"><p>De privacyfunctionaris ziet dit, en alles wat u leest. <a href={linkTo('partners.emergency')}>Beëindig de noodtoegang</a></p></Alert>}
          <div>
            <Filter label="Meldingen kiezen"><FilterWords list={list} filter={filter} ofOneMunicipality={visit.actor.role === 'safety-adviser' && !inEmergency} /></Filter>
            {!inEmergency && <News href={routes.arrivals.url({})} here={visit.url.pathname + visit.url.search}>Er is een nieuwe melding.</News>}
          </div>
          <DataTable
            caption="Meldingen" quietCaption phone="stack" rows={list.reports} href={(row) => routes.report.url({ report: row.id })}
            empty={<EmptyState title="Er zijn geen meldingen die hierbij passen">Kies hierboven een andere soort of een andere plaats.</EmptyState>}
            columns={[
              { head: 'Melding', rowHead: true, cell: (row) => beginning(row.body) },
              { head: 'Soort', cell: (row) => KIND_WORDS[row.kind].one },
              { head: 'Stand', cell: (row) => <ReportMarks report={row} /> },
              { head: 'Waar', cell: (row) => row.municipality.name },
              { head: 'Prioriteit', cell: (row) => row.priority ?? 'nog geen' },
              { head: 'Gemeld op', cell: (row) => formatDateShort(row.recordedAt) },
            ]}
          />
          {list.total > 0 && <Actions><ButtonLink kind="secondary" href={routes.reportsCsv.url({}, filter)}>Download als csv</ButtonLink></Actions>}
          <Pagination label="Bladzijden met meldingen" page={present} pages={list.pages} href={(to) => routes.reports.url({}, { ...filter, pagina: String(to) })} />
        </>
      ),
    }
  },
})

type FilterWordsProps = { list: Pick<z.output<typeof listReports.output>, 'municipalities' | 'taskforces'>; filter: Record<string, string>; ofOneMunicipality: boolean }

const FilterWords = ({ list, filter, ofOneMunicipality }: FilterWordsProps) => (
  <>
    Toon <FilterSelect name="welke" label="Welke meldingen" value={filter['welke']} options={WHICH_WORDS} />
    {' '}<FilterSelect name="soort" label="Soort" value={filter['soort']} options={[{ value: '', label: 'meldingen' }, ...KINDS.map((value) => ({ value, label: KIND_WORDS[value].many }))]} />
    {!ofOneMunicipality && <> uit <FilterSelect name="gemeente" label="Gemeente" value={filter['gemeente']} options={[{ value: '', label: 'alle gemeenten' }, ...list.municipalities]} /></>}
    {list.taskforces.length > 0 && <> bij <FilterSelect name="taskforce" label="Taskforce" value={filter['taskforce']} options={[{ value: '', label: 'iedereen' }, ...list.taskforces]} /></>}
  </>
)
