// The boundary changes since 2011 on a line of time, and how figures are restated from one map to another.
import { page, type Visit } from '../platform/page.ts'
import { DataTable, Filter, FilterSelect, formatDate, formatDateShort, LinkedText, Section, StatusBadge } from '../ui/public.ts'
import { type BoundaryChange, listChanges } from './changes.ts'
import { Mark } from './parts/mark.tsx'
import { RestatementText } from './parts/restatement-text.tsx'
import { showRestatement } from './restatement.ts'
import { routes } from './routes.ts'
import { dayOf, FIRST_DAY } from './rules.ts'
import { CHANGE_WORDS, changeSentence } from './words.ts'

export default page({
  async show(visit) {
    const [{ changes, counts }, restatement] = await Promise.all([visit.run(listChanges, {}), visit.run(showRestatement, yearsAsked(visit))])
    const years = yearsUntilNow().map((year) => ({ value: String(year), label: String(year) }))
    return {
      title: 'Herindelingen sinds 2011',
      lead: 'De regio had in 2018 en in 2019 allebei 39 gemeenten, maar niet dezelfde. Wie jaren vergelijkt, moet dus weten op welke kaart.',
      crumbs: [{ label: 'Gebieden', href: routes.region.url({}) }],
      body: (
        <>
          <Section title="Wat er veranderde"><ChangeTable changes={changes} /></Section>
          <Section title="Aantal gemeenten in de regio">
            <DataTable
              caption="Aantal gemeenten in de regio" quietCaption rows={counts}
              columns={[
                { head: 'Vanaf', rowHead: true, cell: ({ from }) => <a href={routes.region.url({}, { datum: from })}>{formatDate(from)}</a> },
                { head: 'Gemeenten', numeric: true, cell: ({ count }) => count },
              ]}
            />
          </Section>
          <Section title="Cijfers van het ene jaar op de kaart van een ander jaar" intro="Dit geldt voor aantallen. Percentages en gemiddelden kunt u niet optellen.">
            <Filter label="Kies twee jaren" submit="Reken om">
              Cijfers van <FilterSelect name="cijfers" label="Jaar van de cijfers" options={years} value={String(restatement.figuresOf)} />
              op de kaart van <FilterSelect name="kaart" label="Jaar van de kaart" options={years} value={String(restatement.mapOf)} />
            </Filter>
            <RestatementText restatement={restatement} changes={changes} />
          </Section>
        </>
      ),
    }
  },
})

const ChangeTable = ({ changes }: { changes: BoundaryChange[] }) => (
  <DataTable
    caption="Herindelingen" quietCaption phone="stack" rows={changes}
    columns={[
      { head: 'Ingang', cell: ({ date }) => formatDateShort(date) },
      { head: 'Wat', rowHead: true, cell: (change) => <><strong>{CHANGE_WORDS[change.kind]}</strong><br />{changeSentence(change)}</> },
      { head: 'Zekerheid', cell: ({ planned, evidence }) => (planned ? <><StatusBadge tone="attention">gepland</StatusBadge> uitkomst <Mark evidence={evidence} /></> : <Mark evidence={evidence} />) },
      { head: 'Toelichting en bron', cell: ({ note, source }) => <>{note}<br /><span class="quiet small"><LinkedText text={source} /></span></> },
    ]}
  />
)

const FIRST_YEAR = Number(FIRST_DAY.slice(0, 4))

/** The years whose map we know, newest first. */
function yearsUntilNow(): number[] {
  const last = Number(dayOf(new Date()).slice(0, 4))
  return Array.from({ length: last - FIRST_YEAR + 1 }, (_, index) => last - index)
}

function yearsAsked(visit: Visit): { figuresOf: number; mapOf: number } {
  const known = yearsUntilNow()
  const asked = (name: string, otherwise: number): number => known.find((year) => String(year) === visit.query.get(name)) ?? otherwise
  return { figuresOf: asked('cijfers', 2018), mapOf: asked('kaart', 2022) }
}
