// The ledger for the privacy officer: who did what, with what result, from where, when.
import { DataTable, Filter, FilterSelect, formatMoment, formatNumber, Pagination, StatusBadge } from '../ui/public.ts'
import { namesOf, ROLE_WORDS } from '../partners/public.ts'
import { ROLES } from '../platform/actor.ts'
import { ledgerEntries } from '../platform/log/ledger-entries.ts'
import { page } from '../platform/page.ts'
import { routes } from './routes.ts'

const RESULTS = {
  done: { tone: 'done', word: 'gedaan' }, refused: { tone: 'attention', word: 'geweigerd' }, failed: { tone: 'stopped', word: 'mislukt' },
} as const

const CHOICES = [{ value: '', label: 'alles' }, ...Object.entries(RESULTS).map(([value, { word }]) => ({ value, label: `wat is ${word}` }))]

const roleWord = (role: string): string => {
  const known = ROLES.find((name) => name === role)
  return known ? ROLE_WORDS[known] : role === 'system' ? 'het systeem' : 'niet ingelogd'
}

export default page({
  async show(visit) {
    const result = visit.query.get('resultaat') ?? ''
    const number = visit.query.get('pagina') ?? '1'
    const found = await visit.run(ledgerEntries, { page: number, result: result as '' })
    const people = [...new Set(found.entries.flatMap((entry) => entry.person ?? []))]
    const names = new Map((await visit.run(namesOf, { people })).map(({ id, name }) => [id, name]))
    return {
      title: 'Logboek',
      lead: `${formatNumber(found.total)} regels. Een regel kan niet worden veranderd of weggehaald.`,
      body: (
        <>
          <Filter label="Logboek filteren" submit="Tonen">
            Toon <FilterSelect name="resultaat" label="Resultaat" value={result} options={CHOICES} />
          </Filter>
          <DataTable
            caption="Wie deed wat" rows={found.entries} phone="stack" empty="Er zijn nog geen regels."
            columns={[
              { head: 'Wanneer', cell: (row) => formatMoment(row.at), rowHead: true },
              { head: 'Wat', cell: (row) => row.sentence ?? 'gewist na de bewaartermijn' },
              { head: 'Wie', cell: (row) => (row.person && names.get(row.person)) ?? 'zonder naam' },
              { head: 'Rol', cell: (row) => roleWord(row.role) },
              { head: 'Resultaat', cell: (row) => <StatusBadge tone={RESULTS[row.result].tone}>{RESULTS[row.result].word}</StatusBadge> },
              { head: 'Vanaf', cell: (row) => row.origin ?? '' },
            ]}
          />
          <Pagination label="Pagina’s van het logboek" page={Number(number)} pages={found.pages}
            href={(to) => routes.ledger.url({}, { resultaat: result, pagina: String(to) })} />
        </>
      ),
    }
  },
})
