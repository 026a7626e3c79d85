// How long partners keeps its records: of who left first the memberships go, then the name and the mandates.
import { type ModuleRetention, sqlText, YEAR } from '../platform/retention/rule.ts'

/** What stands instead of the name of someone who was made anonymous. */
const NO_NAME = 'Oud-medewerker'

export const retention: ModuleRetention = {
  rules: [
    {
      name: 'partners.emergency-access',
      title: 'Noodtoegang',
      source: { standing: 'proposal', text: 'Voorstel, nog vast te stellen: even lang als het logboek, omdat de reden daarbij hoort.' },
      trigger: 'het einde van de noodtoegang',
      period: { days: 5 * YEAR, shortest: YEAR, longest: 20 * YEAR },
      action: 'erase', what: 'Wie het vroeg en waarom worden gewist. In het logboek blijft te zien dat er noodtoegang was.',
      tables: ['partners.emergency_access'],
      records: sqlText`select coalition_id, id::text as id, valid_to as since from partners.emergency_access`,
      statements: [sqlText`delete from partners.emergency_access where coalition_id = $1 and id = any ($2::uuid[])`],
    },
    {
      name: 'partners.circle-member',
      title: 'Leden van kringen',
      source: { standing: 'proposal', text: 'Voorstel, nog vast te stellen.' },
      trigger: 'het einde van het lidmaatschap',
      period: { days: YEAR, shortest: 1, longest: 5 * YEAR },
      action: 'erase', what: 'Het lidmaatschap wordt gewist. De kring blijft.',
      tables: ['partners.circle_member'],
      records: sqlText`
        select coalition_id, circle_id || '/' || person_id || '/' || extract(epoch from valid_from) as id, valid_to as since
          from partners.circle_member where valid_to is not null`,
      statements: [sqlText`delete from partners.circle_member where coalition_id = $1 and circle_id || '/' || person_id || '/' || extract(epoch from valid_from) = any ($2::text[])`],
    },
    {
      name: 'partners.person',
      title: 'Mensen die weg zijn',
      source: { standing: 'proposal', text: 'Voorstel, nog vast te stellen: even lang als het logboek, omdat een regel anders niet meer zegt wie het deed.' },
      trigger: 'het vertrek, of het einde van het laatste mandaat',
      period: { days: 5 * YEAR, shortest: 30, longest: 20 * YEAR },
      action: 'anonymise', what: 'De naam en wat iemand deed, gaan eruit. Er blijft een nummer zonder persoon.',
      tables: ['partners.person'],
      records: sqlText`
        select person.coalition_id, person.id::text as id, greatest(person.left_at, max(mandate.valid_to)) as since
          from partners.person left join partners.mandate on mandate.coalition_id = person.coalition_id and mandate.person_id = person.id
         where person.name <> '${NO_NAME}'
         group by person.coalition_id, person.id, person.left_at
        having count(mandate.id) filter (where mandate.valid_to is null) = 0 and (person.left_at is not null or count(mandate.id) > 0)`,
      statements: [sqlText`update partners.person set name = '${NO_NAME}', does = '' where coalition_id = $1 and id = any ($2::uuid[])`],
    },
    {
      name: 'partners.mandate',
      title: 'Mandaten die zijn geëindigd',
      source: { standing: 'proposal', text: 'Voorstel, nog vast te stellen: even lang als het logboek, omdat een regel het mandaat noemt waaronder iemand handelde.' },
      trigger: 'het einde van het mandaat',
      period: { days: 5 * YEAR, shortest: 30, longest: 20 * YEAR },
      action: 'erase', what: 'Het mandaat wordt gewist, met de controles ervan. Het laatste mandaat van iemand gaat weg na de naam.',
      tables: ['partners.mandate', 'partners.mandate_review'],
      records: sqlText`
        select mandate.coalition_id, mandate.id::text as id, mandate.valid_to as since
          from partners.mandate join partners.person on person.coalition_id = mandate.coalition_id and person.id = mandate.person_id
         where mandate.valid_to is not null
           and (person.name = '${NO_NAME}' or exists (select from partners.mandate as later where later.coalition_id = mandate.coalition_id
                  and later.person_id = mandate.person_id and later.id <> mandate.id and (later.valid_to is null or later.valid_to > mandate.valid_to)))
           and not exists (select from partners.emergency_access as emergency where emergency.coalition_id = mandate.coalition_id and emergency.mandate_id = mandate.id)
           and not exists (select from partners.mandate as deputy where deputy.coalition_id = mandate.coalition_id and deputy.deputy_of = mandate.id)`,
      statements: [
        sqlText`delete from partners.mandate_review where coalition_id = $1 and mandate_id = any ($2::uuid[])`,
        sqlText`delete from partners.mandate where coalition_id = $1 and id = any ($2::uuid[])`,
      ],
    },
  ],
  kept: {
    'partners.organisation': 'structure', 'partners.review_rule': 'structure', 'partners.emergency_module': 'structure',
    'partners.agreement': 'archive', 'partners.agreement_party': 'archive', 'partners.circle': 'structure',
  },
}
