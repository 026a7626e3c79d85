// How long monitor keeps its records: figures are public; who asks for an import may send a file, and that goes.
import { forgottenFiles, throwAway } from './parts/uploads.ts'
import { type ModuleRetention, sqlText, YEAR } from '../platform/retention/rule.ts'

export const retention: ModuleRetention = {
  rules: [
    {
      name: 'monitor.upload',
      title: 'Opgestuurde bestanden met cijfers',
      source: { standing: 'purpose', text: 'Een bestand wordt gewist zodra het is ingelezen. Deze regel ruimt op wat na een storing bleef staan.' },
      trigger: 'het opsturen',
      period: { days: 1, shortest: 1, longest: 30 },
      action: 'erase', what: 'Het bestand wordt gewist.',
      tables: [], files: forgottenFiles, remove: throwAway,
    },
    {
      name: 'monitor.import-run',
      title: 'Verslagen van inlezen',
      source: { standing: 'proposal', text: 'Voorstel, nog vast te stellen: na een jaar zoekt niemand de fouten in een levering nog uit.' },
      trigger: 'het laatste bericht van het inlezen',
      period: { days: YEAR, shortest: 30, longest: 5 * YEAR },
      action: 'erase', what: 'Het verslag wordt gewist, met de naam van het bestand en de voorbeelden van fouten. De cijfers blijven.',
      tables: ['monitor.import_run'],
      records: sqlText`select coalition_id, id::text as id, sign_of_life as since from monitor.import_run`,
      statements: [sqlText`delete from monitor.import_run where coalition_id = $1 and id = any ($2::uuid[])`],
    },
  ],
  kept: {
    'monitor.source': 'public', 'monitor.vintage': 'public', 'monitor.measure': 'public', 'monitor.category': 'public', 'monitor.area_title': 'public',
    'monitor.series': 'public', 'monitor.indicator': 'structure',
  },
}
