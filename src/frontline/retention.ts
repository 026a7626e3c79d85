// How long frontline keeps its records: first who told it goes, later the text, and a public story when its account is over.
import { type ModuleRetention, sqlText, YEAR } from '../platform/retention/rule.ts'

const LAST_STEP = sqlText`greatest(report.recorded_at, (select max(step.taken_at) from frontline.step
                            where step.coalition_id = report.coalition_id and step.report_id = report.id))`

export const retention: ModuleRetention = {
  rules: [
    {
      name: 'frontline.reporter',
      title: 'Meldingen: wie het meldde',
      source: { standing: 'proposal', text: 'Voorstel, nog vast te stellen: lang genoeg om de melder te laten weten wat ermee is gedaan.' },
      trigger: 'de laatste stap in de melding',
      period: { days: YEAR, shortest: 30, longest: 5 * YEAR },
      action: 'anonymise', what: 'De naam en de organisatie van de melder gaan eruit, en van het moment blijft alleen de dag. De melding zelf blijft nog.',
      tables: ['frontline.report', 'frontline.step'],
      records: sqlText`select report.coalition_id, report.id::text as id, ${LAST_STEP} as since from frontline.report where report.reporter is not null`,
      // Such a report becomes like one that was sent without a name, with a code that nobody has.
      statements: [
        sqlText`update frontline.report
                   set reporter = null, organisation_id = null, recorded_at = date_trunc('day', recorded_at, 'UTC'),
                       code_hash = encode(sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea), 'hex')
                 where coalition_id = $1 and id = any ($2::uuid[])`,
        sqlText`update frontline.step set reporter = null, code_hash = report.code_hash from frontline.report
                 where report.coalition_id = step.coalition_id and report.id = step.report_id and step.coalition_id = $1 and step.report_id = any ($2::uuid[])`,
      ],
    },
    {
      name: 'frontline.story',
      title: 'Openbare verhalen',
      source: { standing: 'proposal', text: 'Voorstel, nog vast te stellen. Wie het vertelde, kan de toestemming altijd eerder intrekken; dan gaat het verhaal meteen weg.' },
      trigger: 'de dag waarop het verhaal openbaar werd',
      period: { days: 5 * YEAR, shortest: 30, longest: 10 * YEAR },
      action: 'erase', what: 'Het verhaal gaat van de site en wordt gewist.',
      tables: ['frontline.story'],
      records: sqlText`select coalition_id, report_id::text as id, published_on::timestamptz as since from frontline.story`,
      statements: [sqlText`delete from frontline.story where coalition_id = $1 and report_id = any ($2::uuid[])`],
    },
    {
      name: 'frontline.report',
      title: 'Meldingen: de tekst',
      source: { standing: 'proposal', text: 'Voorstel, nog vast te stellen aan de hand van de selectielijst van de archiefvormer.' },
      trigger: 'de laatste stap in de melding',
      period: { days: 5 * YEAR, shortest: 30, longest: 10 * YEAR },
      action: 'erase', what: 'De melding en de antwoorden worden gewist. Een actie die eruit kwam, blijft.',
      tables: ['frontline.report', 'frontline.step'],
      records: sqlText`
        select report.coalition_id, report.id::text as id, ${LAST_STEP} as since from frontline.report
         where not exists (select from frontline.story where story.coalition_id = report.coalition_id and story.report_id = report.id)`,
      statements: [
        sqlText`delete from frontline.step where coalition_id = $1 and report_id = any ($2::uuid[])`,
        sqlText`delete from frontline.report where coalition_id = $1 and id = any ($2::uuid[])`,
      ],
    },
  ],
  kept: {},
}
