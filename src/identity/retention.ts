// How long identity keeps its records: ways to sign in go soon after someone left, what was under way goes by itself.
import { type ModuleRetention, sqlText } from '../platform/retention/rule.ts'

export const retention: ModuleRetention = {
  rules: [
    {
      name: 'identity.account',
      title: 'Manieren om in te loggen',
      source: { standing: 'purpose', text: 'Wie niet meer mag inloggen, heeft geen wachtwoord, sleutel of e-mailadres meer nodig.' },
      trigger: 'het vertrek, of het einde van het laatste mandaat',
      period: { days: 30, shortest: 1, longest: 365 },
      action: 'erase', what: 'Het e-mailadres, het wachtwoord, de tweede stap, de sleutels en de koppelingen worden gewist.',
      tables: ['identity.account', 'identity.passkey', 'identity.recovery_code', 'identity.link'],
      records: sqlText`
        select account.coalition_id, account.person::text as id, greatest(person.left_at, max(mandate.valid_to)) as since
          from identity.account
          join partners.person on person.coalition_id = account.coalition_id and person.id = account.person
          left join partners.mandate on mandate.coalition_id = person.coalition_id and mandate.person_id = person.id
         group by account.coalition_id, account.person, person.left_at
        having count(mandate.id) filter (where mandate.valid_to is null) = 0 and (person.left_at is not null or count(mandate.id) > 0)`,
      statements: [sqlText`delete from identity.account where coalition_id = $1 and person = any ($2::uuid[])`],
    },
    {
      name: 'identity.letter',
      title: 'Uitnodigingen en brieven voor een nieuw wachtwoord',
      source: { standing: 'proposal', text: 'Voorstel, nog vast te stellen: een maand om vragen over een brief te beantwoorden.' },
      trigger: 'het gebruik van de brief, of het einde van zijn geldigheid',
      period: { days: 30, shortest: 1, longest: 365 },
      action: 'erase', what: 'De brief wordt gewist, met het e-mailadres.',
      tables: ['identity.letter'],
      records: sqlText`select coalition_id, id::text as id, coalesce(used_at, expires_at) as since from identity.letter`,
      statements: [sqlText`delete from identity.letter where coalition_id = $1 and id = any ($2::uuid[])`],
    },
    {
      name: 'identity.step',
      title: 'Inloggen dat niet is afgemaakt',
      source: { standing: 'purpose', text: 'Na enkele minuten is een stap niets meer waard.' },
      trigger: 'het einde van de geldigheid',
      period: { days: 1, shortest: 1, longest: 7 },
      action: 'erase', what: 'De stap wordt gewist.',
      tables: ['identity.step'],
      records: sqlText`select coalition_id, lookup as id, expires_at as since from identity.step`,
      statements: [sqlText`delete from identity.step where coalition_id = $1 and lookup = any ($2::text[])`],
    },
    {
      name: 'identity.tries',
      title: 'Mislukte pogingen om in te loggen',
      source: { standing: 'purpose', text: 'Een dag is genoeg om raden af te remmen.' },
      trigger: 'de laatste poging',
      period: { days: 1, shortest: 1, longest: 30 },
      action: 'erase', what: 'De telling wordt gewist.',
      tables: ['identity.tries'],
      records: sqlText`select coalition_id, lookup as id, greatest(last_at, blocked_until) as since from identity.tries`,
      statements: [sqlText`delete from identity.tries where coalition_id = $1 and lookup = any ($2::text[])`],
    },
    {
      name: 'identity.spent',
      title: 'Gebruikte berichten van uitloggen elders',
      source: { standing: 'purpose', text: 'Een bericht dat te oud is, wordt toch al geweigerd.' },
      trigger: 'het einde van de geldigheid',
      period: { days: 1, shortest: 1, longest: 7 },
      action: 'erase', what: 'Het kenmerk van het bericht wordt gewist.',
      tables: ['identity.spent'],
      records: sqlText`select coalition_id, lookup as id, until as since from identity.spent`,
      statements: [sqlText`delete from identity.spent where coalition_id = $1 and lookup = any ($2::text[])`],
    },
  ],
  kept: { 'identity.provider': 'structure' },
}
