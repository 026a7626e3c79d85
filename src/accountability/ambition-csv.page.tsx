// Hands out the figures under the latest judgement of an ambition as a csv file, as they were kept with it.
import { download, page } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { showAmbition } from './ambition.ts'
import { csvOf } from '../platform/csv.ts'
import { differenceCsv } from './parts/difference-csv.ts'
import { rowsOf } from './parts/findings-table.tsx'
import type { Judgement } from './parts/judgements.ts'
import { offenceName } from './words.ts'

export default page({
  async show(visit) {
    const ambition = visit.params['file']?.replace(/\.csv$/, '') ?? ''
    const [latest] = (await visit.run(showAmbition, { ambition })).judgements
    if (!latest) throw new Problem('not-found', { detail: 'Deze ambitie is nog niet beoordeeld.' })
    return download({ type: 'text/csv; charset=utf-8', name: `ambitie-${ambition}.csv`, body: csvUnder(latest) })
  },
})

function csvUnder({ findings, years }: Judgement): string {
  if (findings.kind !== 'registered-crime') return csvOf(['Wat', 'Cijfer'], rowsOf(findings, years).map(({ what, figure }) => [what, figure]))
  const { total, together, offences } = findings
  return differenceCsv('Soort misdrijf', years, [
    ...(total ? [{ code: '', name: 'Alle geregistreerde misdrijven', difference: total, trend: [] }] : []),
    { code: '', name: `De ${offences.length} soorten samen`, difference: together, trend: [] },
    ...offences.map(({ code, label, difference }) => ({ code, name: offenceName(code, label), difference, trend: [] })),
  ])
}
