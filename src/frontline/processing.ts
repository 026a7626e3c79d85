// What this module does with data of persons: who sent a report under the own name.
import { activity } from '../platform/processing.ts'

export const REPORTS = activity({
  name: 'frontline.reports',
  title: 'Meldingen van professionals',
  purpose: 'Een signaal, drempel of verhaal oppakken en de melder laten weten wat ermee is gedaan.',
  legalBasis: 'Artikel 6 lid 1 onder e AVG: nodig voor de publieke taak van de partners.',
  law: 'avg',
  subjects: ['Professionals die op hun naam melden'],
  data: ['wie meldde, voor welke organisatie', 'de tekst van de melding, die op namen en nummers is nagekeken'],
  recipients: ['De veiligheidsadviseur van de gemeente', 'Het regiobureau', 'De taskforce die de melding krijgt'],
  retention: 'frontline.report',
})
