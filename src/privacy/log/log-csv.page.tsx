// Hands out what was found in the log as a csv file, in parts; each part asks the right anew and is recorded.
import { csvCell, csvOf } from '../../platform/csv.ts'
import { download, onlyFor, page, type Visit } from '../../platform/page.ts'
import { type Search, searchIn } from '../parts/log-query.ts'
import { inParts } from '../../platform/stream.ts'
import { privacyOfficer } from '../rules.ts'
import { roleWord } from '../words.ts'
import { searchAccessRecords } from './access-records.ts'

const HEAD = ['Wanneer (UTC)', 'Handeling', 'Wat', 'Persoon', 'Organisatie', 'Rol', 'Verwerking', 'Op', 'Resultaat', 'Noodtoegang', 'Vanaf', 'Kenmerk', 'Kenmerk van de verwerking', 'Spoor']
const PART = 1000

export default page({
  async show(visit) {
    onlyFor(visit, privacyOfficer)
    const search = searchIn(visit.query)
    // Asked once before, so that a wrong search is a page and not a broken file.
    await visit.run(searchAccessRecords, { ...search, size: 1 })
    return download({ type: 'text/csv; charset=utf-8', name: 'logboek.csv', body: inParts(parts(visit, search)) })
  },
})

async function* parts({ runAnew }: Visit, search: Search): AsyncGenerator<string> {
  yield csvOf(HEAD, [])
  // What is recorded while this runs, this export itself included, would push every line one place on: so it ends where it began.
  const began = new Date()
  for (let part = 1; ; part += 1) {
    const { entries } = await runAnew(searchAccessRecords, { ...search, until: began, page: part, size: PART })
    yield entries.map((row) => `${[
      row.at.toISOString(), row.operation, row.sentence, row.person, row.organisation, roleWord(row.role), row.activity, row.object, row.result,
      row.emergency ? 'ja' : 'nee', row.origin, row.id, row.operationId, row.trace,
    ].map(csvCell).join(';')}\r\n`).join('')
    if (entries.length < PART) return
  }
}
