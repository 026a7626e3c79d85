// Hands out the figures of a municipality or district as a csv file: a row per offence.
import { download, page } from '../platform/page.ts'
import { showArea } from './area.ts'
import { differenceCsv } from './parts/difference-csv.ts'
import { offenceName } from './words.ts'

export default page({
  async show(visit) {
    const area = visit.params['file']?.replace(/\.csv$/, '') ?? ''
    const { years, offences } = await visit.run(showArea, { area })
    const rows = offences.map(({ code, label, here, trend }) => ({ code, name: offenceName(code, label), difference: here, trend }))
    return download({ type: 'text/csv; charset=utf-8', name: `misdrijven-${area}.csv`, body: differenceCsv('Soort misdrijf', years, rows) })
  },
})
