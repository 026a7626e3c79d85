// How long the platform keeps its own records: sessions, the personal part of the logs, and jobs that failed.
import { type ModuleRetention, sqlText, YEAR } from './rule.ts'

export const retention: ModuleRetention = {
  rules: [
    {
      name: 'platform.session',
      title: 'Sessies',
      source: { standing: 'proposal', text: 'Voorstel, nog vast te stellen: lang genoeg om misbruik van een sessie te onderzoeken.' },
      trigger: 'het einde van de sessie',
      period: { days: 30, shortest: 1, longest: 365 },
      action: 'erase', what: 'De sessie wordt gewist.',
      tables: ['platform.session'],
      records: sqlText`select coalition_id, id::text as id, coalesce(ended_at, expires_at) as since from platform.session`,
      statements: [sqlText`delete from platform.session where coalition_id = $1 and id = any ($2::uuid[])`],
    },
    {
      name: 'platform.ledger-detail',
      title: 'Logboek: wie het deed',
      source: { standing: 'proposal', text: 'Voorstel, nog vast te stellen: vijf jaar, naar het voorbeeld van NEN 7513 (ten minste vijf jaar). BIO2 8.15.04 vraagt een termijn op grond van risico.' },
      trigger: 'de handeling',
      period: { days: 5 * YEAR, shortest: 5 * YEAR, longest: 20 * YEAR },
      action: 'erase', what: 'Wie, wat en vanaf welk adres worden gewist. De regel zelf blijft, zonder persoon, zodat het logboek te controleren blijft.',
      tables: ['platform.ledger_detail'],
      records: sqlText`
        select ledger.coalition_id, ledger.id::text as id, ledger.at as since
          from platform.ledger join platform.ledger_detail as detail on detail.coalition_id = ledger.coalition_id and detail.id = ledger.id`,
      statements: [sqlText`delete from platform.ledger_detail where coalition_id = $1 and id = any ($2::uuid[])`],
    },
    {
      name: 'platform.processing-record',
      title: 'Logboek Dataverwerkingen',
      source: { standing: 'proposal', text: 'Voorstel, nog vast te stellen: even lang als het logboek, zodat een betrokkene over dezelfde tijd antwoord krijgt.' },
      trigger: 'de verwerking',
      period: { days: 5 * YEAR, shortest: YEAR, longest: 20 * YEAR },
      action: 'erase', what: 'De regel met het pseudoniem van de betrokkene wordt gewist.',
      tables: ['platform.processing_record'],
      records: sqlText`select coalition_id, operation_id as id, ended_at as since from platform.processing_record`,
      statements: [sqlText`delete from platform.processing_record where coalition_id = $1 and operation_id = any ($2::text[])`],
    },
    {
      name: 'platform.failed-job',
      title: 'Mislukt achtergrondwerk',
      source: { standing: 'purpose', text: 'Werk dat vaker is geprobeerd en mislukte, is na een maand niet meer nodig. Werk dat lukte, verdwijnt meteen.' },
      trigger: 'de laatste poging',
      period: { days: 30, shortest: 1, longest: 365 },
      action: 'erase', what: 'De opdracht wordt gewist, met wat erin stond.',
      tables: [],
      records: sqlText`
        select installation.coalition_id, job.id::text as id, job.updated_at as since
          from graphile_worker.jobs as job cross join platform.installation
         where job.attempts >= job.max_attempts and job.locked_at is null`,
      statements: [sqlText`select graphile_worker.complete_jobs($2::bigint[]) from platform.installation where coalition_id = $1`],
    },
  ],
  kept: {
    'platform.installation': 'structure',
    'platform.migration': 'structure',
    'platform.ledger': 'proof',
    'platform.log_leaf': 'proof', 'platform.log_tile': 'proof', 'platform.log_checkpoint': 'proof', 'platform.log_cosignature': 'proof',
    'platform.log_check': 'proof', 'platform.log_witness': 'structure', 'platform.log_pending': 'structure',
  },
}
