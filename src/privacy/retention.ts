// How long privacy keeps its own records: requests of residents go, the proof that others went stays.
import { type ModuleRetention, sqlText, YEAR } from '../platform/retention/rule.ts'

export const retention: ModuleRetention = {
  rules: [
    {
      name: 'privacy.request',
      title: 'Verzoeken over eigen gegevens',
      source: { standing: 'proposal', text: 'Voorstel, nog vast te stellen: lang genoeg om het antwoord te verantwoorden, ook bij een klacht of beroep.' },
      trigger: 'het antwoord, of het intrekken van het verzoek',
      period: { days: 2 * YEAR, shortest: 180, longest: 5 * YEAR },
      action: 'erase', what: 'Het verzoek en het antwoord worden gewist.',
      tables: ['privacy.request'],
      records: sqlText`
        select coalition_id, id::text as id, state_since as since from privacy.request
         where state in ('granted', 'partly-granted', 'refused', 'withdrawn')`,
      statements: [sqlText`delete from privacy.request where coalition_id = $1 and id = any ($2::uuid[])`],
    },
    {
      name: 'privacy.emergency-seen',
      title: 'Welke noodtoegang is bekeken',
      source: { standing: 'purpose', text: 'Zonder de noodtoegang zelf zegt dit niets.' },
      trigger: 'het bekijken',
      period: { days: 5 * YEAR, shortest: YEAR, longest: 20 * YEAR },
      action: 'erase', what: 'Het merkteken wordt gewist.',
      tables: ['privacy.emergency_seen'],
      records: sqlText`select coalition_id, emergency::text as id, seen_at as since from privacy.emergency_seen`,
      statements: [sqlText`delete from privacy.emergency_seen where coalition_id = $1 and emergency = any ($2::uuid[])`],
    },
  ],
  kept: {
    'privacy.activity': 'proof', 'privacy.register_entry': 'proof', 'privacy.term': 'proof', 'privacy.erasure': 'proof',
    'privacy.push': 'structure', 'privacy.pushed': 'rule', 'privacy.rehearsal': 'structure',
  },
}
