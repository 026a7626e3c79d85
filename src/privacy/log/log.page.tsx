// The log for the privacy officer: who did what for whom, searched on one page. Searching it stands in it too.
import { listOrganisations, listPeople, namesOf } from '../../partners/public.ts'
import { onlyFor, page, type Visit } from '../../platform/page.ts'
import { Actions, ButtonLink, countOf, DataTable, DateField, EmptyState, Filter, FilterSelect, formatMoment, Hidden, Pagination, StatusBadge } from '../../ui/public.ts'
import { ACTIVITIES } from '../parts/all-activities.ts'
import { addressOf, searchIn } from '../parts/log-query.ts'
import { privacyOfficer } from '../rules.ts'
import { routes } from '../routes.ts'
import { RESULT_WORDS, roleWord } from '../words.ts'
import { type AccessRecord, PAGE_SIZE, searchAccessRecords } from './access-records.ts'

const RESULT_CHOICES = [{ value: '', label: 'alles' }, ...Object.entries(RESULT_WORDS).map(([value, { word }]) => ({ value, label: `wat is ${word}` }))]
const COUNTED_TO = 10_000

export default page({
  async show(visit) {
    onlyFor(visit, privacyOfficer)
    const number = Number(visit.query.get('pagina') ?? '1') || 1
    const { total, entries } = await visit.run(searchAccessRecords, { ...searchIn(visit.query), page: number })
    const people = [...new Set(entries.flatMap(({ person }) => person ?? []))]
    const names = new Map((await visit.run(namesOf, { people })).map(({ id, name }) => [id, name]))
    return {
      title: 'Logboek',
      lead: `${total === COUNTED_TO ? 'Meer dan 10.000 regels' : countOf(total, 'regel', 'regels')}. Een regel kan niet worden veranderd of weggehaald. Wat u hier zoekt, staat zelf ook in het logboek.`,
      body: (
        <>
          <Search query={visit.query} {...await choicesFor(visit)} />
          <Actions>
            <ButtonLink href={routes.logCsv.url({}, addressOf(visit.query))} kind="secondary">Download als CSV</ButtonLink>
            <ButtonLink href={routes.transfer.url({})} kind="quiet">Logboek dataverwerkingen overdragen</ButtonLink>
          </Actions>
          <Entries entries={entries} names={names} />
          <Pagination label="Pagina’s van het logboek" page={number} pages={Math.max(1, Math.ceil(total / PAGE_SIZE))}
            href={(to) => routes.log.url({}, addressOf(visit.query, { pagina: String(to) }))} />
        </>
      ),
    }
  },
})

type Choices = { organisations: { id: string; name: string }[]; people: { id: string; name: string }[] }

/** People are chosen within an organisation; someone who was chosen already stays in the list. */
async function choicesFor(visit: Visit): Promise<Choices> {
  const [organisation, person] = [visit.query.get('organisatie') ?? '', visit.query.get('persoon') ?? '']
  const people = organisation === '' ? [] : await visit.run(listPeople, { organisation })
  const missing = person !== '' && !people.some(({ id }) => id === person)
  return { organisations: await visit.run(listOrganisations, {}), people: missing ? [...await visit.run(namesOf, { people: [person] }), ...people] : people }
}

const Search = ({ query, organisations, people }: Choices & { query: URLSearchParams }) => (
  <Filter label="Zoeken in het logboek" submit="Zoek">
    Toon <FilterSelect name="resultaat" label="Resultaat" value={query.get('resultaat') ?? ''} options={RESULT_CHOICES} />
    {' '}van <FilterSelect name="organisatie" label="Organisatie" value={query.get('organisatie') ?? ''} options={[{ value: '', label: 'elke organisatie' }, ...organisations.map(({ id, name }) => ({ value: id, label: name }))]} />
    {' '}door <FilterSelect name="persoon" label="Persoon" value={query.get('persoon') ?? ''} options={[{ value: '', label: people.length === 0 ? 'iedereen (kies eerst een organisatie)' : 'iedereen' }, ...people.map(({ id, name }) => ({ value: id, label: name }))]} />
    {' '}voor <FilterSelect name="verwerking" label="Verwerking" value={query.get('verwerking') ?? ''} options={[{ value: '', label: 'elke verwerking' }, ...ACTIVITIES.map(({ name, title }) => ({ value: name, label: title }))]} />
    {' '}<FilterSelect name="nood" label="Noodtoegang" value={query.get('nood') ?? ''} options={[{ value: '', label: 'met en zonder noodtoegang' }, { value: 'ja', label: 'alleen met noodtoegang' }]} />
    {query.get('handeling') ? <Hidden name="handeling" value={query.get('handeling') ?? ''} /> : null}
    <DateField name="van" label="Van" optional value={query.get('van') ?? ''} />
    <DateField name="tot" label="Tot en met" optional value={query.get('tot') ?? ''} />
  </Filter>
)

const Entries = ({ entries, names }: { entries: AccessRecord[]; names: Map<string, string> }) => (
  <DataTable
    caption="Wie deed wat" quietCaption rows={entries} phone="stack" empty={<EmptyState title="Geen regels gevonden" level={2}>Zoek ruimer: kies bijvoorbeeld een andere periode.</EmptyState>}
    columns={[
      { head: 'Wanneer', cell: (row) => formatMoment(row.at), rowHead: true },
      { head: 'Wat', cell: (row) => <>{row.sentence ?? 'gewist na de bewaartermijn'} {row.emergency && <StatusBadge tone="attention">noodtoegang</StatusBadge>}</> },
      { head: 'Wie', cell: (row) => (row.person && names.get(row.person)) ?? 'zonder naam' },
      { head: 'Rol', cell: (row) => <>{roleWord(row.role)}{row.organisation ? `, ${row.organisation}` : ''}</> },
      { head: 'Resultaat', cell: (row) => <StatusBadge tone={RESULT_WORDS[row.result].tone}>{RESULT_WORDS[row.result].word}</StatusBadge> },
      { head: 'Vanaf', cell: (row) => row.origin ?? '' },
    ]}
  />
)
