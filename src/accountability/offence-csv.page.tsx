// Hands out the figures of an offence as a csv file: a row for the region, each district and each municipality.
import { download, page } from '../platform/page.ts'
import { showOffence } from './offence.ts'
import { differenceCsv } from './parts/difference-csv.ts'

export default page({
  async show(visit) {
    const offence = visit.params['file']?.replace(/\.csv$/, '') ?? ''
    const { years, region, difference, trend, districts, municipalities } = await visit.run(showOffence, { offence })
    const rows = [{ ...region, difference, trend }, ...districts, ...municipalities]
    return download({ type: 'text/csv; charset=utf-8', name: `misdrijf-${offence}.csv`, body: differenceCsv('Gebied', years, rows) })
  },
})
