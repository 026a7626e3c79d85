// Hands out the reports that the reader may read as a csv file, in parts: it stops half-way when the right to read them ends.
import { dayOf } from '../places/public.ts'
import { signedIn } from '../platform/actor.ts'
import { csvLines, csvOf } from '../platform/csv.ts'
import { download, onlyFor, page, type Visit } from '../platform/page.ts'
import { inParts } from '../platform/stream.ts'
import { chosen, filterFrom } from './parts/filter.ts'
import { reportsPart } from './reports-part.ts'
import { KIND_WORDS, STATE_WORDS } from './words.ts'

const HEAD = ['Soort', 'Stand', 'Gemeente', 'Prioriteit', 'Gemeld op', 'Melding', 'Verzonnen', 'Kenmerk']

export default page({
  async show(visit) {
    onlyFor(visit, signedIn)
    return download({ type: 'text/csv; charset=utf-8', name: 'meldingen.csv', body: inParts(partsOf(visit)) })
  },
})

async function* partsOf(visit: Visit): AsyncGenerator<string> {
  const filter = filterFrom(chosen(visit))
  let after: { at: string; id: string } | undefined
  yield csvOf(HEAD, [])
  do {
    const { reports, next } = await visit.runAnew(reportsPart, { ...filter, ...(after ? { after } : {}) })
    yield csvLines(reports.map((row) => [
      KIND_WORDS[row.kind].one, STATE_WORDS[row.state], row.municipality.name, row.priority, dayOf(row.recordedAt),
      row.body, row.demo ? 'ja' : 'nee', row.id,
    ]))
    after = next ?? undefined
  } while (after)
}
