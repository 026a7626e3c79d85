// Searching: one field, and what was found by kind. Only what the reader may see is there to be found.
import type { z } from 'zod'
import { KIND_WORDS as REPORT_WORDS } from '../frontline/public.ts'
import { KIND_WORDS as ORGANISATION_WORDS } from '../partners/public.ts'
import { page, type Visit } from '../platform/page.ts'
import { asProblem, type Issue } from '../platform/problem.ts'
import { linkTo } from '../platform/routes.ts'
import { type Found, MOST_FOUND } from '../platform/search.ts'
import { DataTable, EmptyState, Filter, Section, TextField } from '../ui/public.ts'
import { search } from './search.ts'
import { suggestions } from './suggestions.ts'

type Results = z.output<typeof search.output>

export default page({
  async show(visit) {
    const text = visit.query.get('tekst')?.trim() ?? ''
    const { suggestions: titles } = await visit.run(suggestions, {})
    const { results, issues } = await resultsOf(visit, text)
    return {
      title: text === '' ? 'Zoeken' : `Zoeken: ${text}`,
      lead: visit.actor.role === 'visitor' ? 'U zoekt in wat openbaar is. Als u inlogt, zoekt u in alles wat u mag zien.' : 'U zoekt in alles wat u mag zien.',
      section: 'search',
      body: (
        <>
          <Filter label="Zoeken in de site" submit="Zoek">
            <TextField name="tekst" label="Wat zoekt u?" type="search" maxlength={100} suggestions={titles} suggestionsFrom="/api/v1/zoeken/voorstellen" kept={{ values: { tekst: text }, issues }} />
          </Filter>
          {results && <Everything found={results} />}
        </>
      ),
    }
  },
})

/** What was found, or what is wrong with the text: a search stands in the address, so a faulty one is shown here and not in a form that was sent. */
async function resultsOf(visit: Visit, text: string): Promise<{ results?: Results; issues: Issue[] }> {
  if (text === '') return { issues: [] }
  try {
    return { results: await visit.run(search, { text }), issues: [] }
  } catch (thrown) {
    const problem = asProblem(thrown)
    if (problem.code !== 'invalid-input') throw problem
    return { issues: problem.issues.map(({ message }) => ({ field: 'tekst', message })) }
  }
}

function Everything({ found }: { found: Results }) {
  if (Object.values(found).every((list) => list.length === 0)) {
    return <EmptyState title="Niets gevonden">Probeer een ander woord, of minder woorden.</EmptyState>
  }
  return (
    <>
      <OfOneKind title="Prioriteiten" found={found.priorities} href={(key) => linkTo('accountability.priority', { priority: key })} />
      <OfOneKind title="Misdrijven" found={found.offences} href={(key) => linkTo('accountability.offence', { offence: key })} />
      <OfOneKind title="Acties" found={found.actions} href={(key) => linkTo('frontline.action', { action: key })} />
      <OfOneKind title="Taskforces" found={found.taskforces} href={(key) => linkTo('agenda.taskforce', { taskforce: key })} />
      <OfOneKind title="Organisaties" found={found.organisations} href={(key) => linkTo('partners.organisation', { organisation: key })} about={(kind) => wordIn(ORGANISATION_WORDS, kind)} />
      <OfOneKind title="Meldingen" found={found.reports} href={(key) => linkTo('frontline.report', { report: key })} about={(kind) => wordIn(REPORT_WORDS, kind)} />
    </>
  )
}

/** The Dutch word for a kind, in the words of its module. */
function wordIn(words: Record<string, string | { one: string }>, kind: string): string {
  const word = words[kind] ?? kind
  return typeof word === 'string' ? word : word.one
}

type KindProps = { title: string; found: Found[]; href: (key: string) => string; about?: (about: string) => string }

const OfOneKind = ({ title, found, href, about = (text) => text }: KindProps) => found.length === 0 ? null : (
  <Section title={title} {...(found.length === MOST_FOUND ? { intro: `Dit zijn de eerste ${MOST_FOUND}. Zoek met meer woorden om minder te vinden.` } : {})}>
    <DataTable
      caption={title} quietCaption phone="stack" rows={found} href={({ key }) => href(key)}
      columns={[{ head: 'Wat', rowHead: true, cell: (row) => row.title }, { head: 'Waarover', cell: (row) => about(row.about) }]}
    />
  </Section>
)
