// Hands out the processing register as a csv file.
import { csvOf } from '../../platform/csv.ts'
import { download, page } from '../../platform/page.ts'
import { keptFor } from '../parts/activity-facts.tsx'
import { type RegisterEntry, showRegister } from './register.ts'

const HEAD = [
  'Verwerking', 'Naam', 'Waarvoor', 'Grondslag', 'Wet', 'Van wie', 'Welke gegevens', 'Wie ze krijgt', 'Hoe lang',
  'Verwerkingsverantwoordelijke', 'Mede verantwoordelijk', 'Functionaris gegevensbescherming', 'Verwerkers', 'Buiten de EER', 'DPIA', 'Nagekeken',
]

export default page({
  async show(visit) {
    const { entry: general, activities } = await visit.run(showRegister, {})
    return download({
      type: 'text/csv; charset=utf-8', name: 'verwerkingsregister.csv',
      body: csvOf(HEAD, activities.map(({ ownEntry, ...row }) => [
          row.title, row.name, row.purpose, row.legalBasis, row.law.toUpperCase(), row.subjects.join(', '), row.data.join(', '), row.recipients.join(', '), keptFor(row),
          ...statedCells(ownEntry ?? general),
      ])),
    })
  },
})

const statedCells = (entry: RegisterEntry | null): (string | null)[] =>
  entry ? [entry.controller, entry.jointControllers, entry.contact, entry.processors, entry.transfers, entry.dpiaOn, entry.reviewedOn] : HEAD.slice(9).map(() => null)
