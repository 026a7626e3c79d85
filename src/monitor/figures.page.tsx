// The public page of sources: which tables were taken in, when, on which map, and what the coalition follows in them.
import { page } from '../platform/page.ts'
import { Actions, ButtonLink, DataTable, EmptyState, formatDate, Section } from '../ui/public.ts'
import { listIndicators } from './indicators.ts'
import type { Indicator } from './parts/indicator.ts'
import type { VintageRow } from './parts/vintage-row.ts'
import { routes } from './routes.ts'
import { office } from './rules.ts'
import { listVintages } from './vintages.ts'
import { WANTED_WORDS, periodsInWords, restatedInWords } from './words.ts'

export default page({
  async show(visit) {
    const [vintages, indicators] = [await visit.run(listVintages, {}), await visit.run(listIndicators, {})]
        return {
      title: 'Cijfers en bronnen',
      lead: 'Alle cijfers op deze site zijn open cijfers van anderen. Hier staat van wie ze zijn, van wanneer, en wat wij ermee volgen.',
      section: 'account',
      body: (
        <>
          {office.holds(visit.actor, undefined) && <Actions><ButtonLink href={routes.import.url({})}>Cijfers ophalen</ButtonLink></Actions>}
          <Section title="Wat is ingelezen" intro="Elke levering blijft bewaard zoals zij was. Zo houdt een oordeel de cijfers waarmee het is gemaakt.">
            <Vintages rows={vintages.filter(({ latest }) => latest)} caption="De laatste levering van elke tabel" />
          </Section>
          {vintages.some(({ latest }) => !latest) && (
            <Section title="Eerdere leveringen"><Vintages rows={vintages.filter(({ latest }) => !latest)} caption="Leveringen waarna een nieuwere kwam" /></Section>
          )}
          <Section title="Wat wij volgen"><Indicators rows={indicators} /></Section>
        </>
      ),
    }
  },
})

const Vintages = ({ rows, caption }: { rows: VintageRow[]; caption: string }) => (
  <DataTable caption={caption} quietCaption phone="stack" rows={rows} href={(row) => routes.vintage.url({ vintage: row.id })}
    empty={<EmptyState title="Er zijn nog geen cijfers">Het bureau van de coalitie kan ze ophalen bij het CBS en de politie.</EmptyState>}
    columns={[
      { head: 'Tabel', rowHead: true, cell: (row) => `${row.table}: ${row.title}` },
      { head: 'Bron', cell: (row) => row.attribution.replace(/^Bron: /, '') },
      { head: 'Perioden', cell: (row) => periodsInWords(periodsOf(row)) },
      { head: 'Kaart', cell: (row) => restatedInWords(row) },
      { head: 'Ingelezen', cell: (row) => formatDate(row.importedAt) },
    ]} />
)

const periodsOf = ({ periodTitles, periodStatus }: VintageRow): { title: string; status: string }[] =>
  periodTitles.map((title, at) => ({ title, status: periodStatus[at] ?? '' }))

const Indicators = ({ rows }: { rows: Indicator[] }) => (
  <DataTable caption="Indicatoren" quietCaption phone="stack" rows={rows} columns={[
    { head: 'Indicator', rowHead: true, cell: ({ title }) => title },
    { head: 'Wat wordt geteld', cell: ({ definition, source }) => `${definition} Tabel ${source}.` },
    { head: 'Wat is beter', cell: ({ wanted }) => WANTED_WORDS[wanted] },
    { head: 'Let op', cell: ({ distortions }) => distortions.length === 0 ? 'niets bijzonders' : <ul>{distortions.map((text) => <li>{text}</li>)}</ul> },
  ]} />
)
