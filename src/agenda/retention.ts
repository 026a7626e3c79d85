// How long agenda keeps its records: what the coalition did is archived; who sat in a taskforce and the files of an action are not.
import { type ModuleRetention, sqlText, YEAR } from '../platform/retention/rule.ts'

export const retention: ModuleRetention = {
  rules: [
    {
      name: 'agenda.attachment',
      title: 'Bestanden bij een actie',
      source: { standing: 'proposal', text: 'Voorstel, nog vast te stellen aan de hand van de selectielijst van de archiefvormer.' },
      trigger: 'het einde van de actie',
      period: { days: 5 * YEAR, shortest: 30, longest: 20 * YEAR },
      action: 'erase', what: 'De bestanden worden gewist. De actie en haar resultaat blijven.',
      tables: ['agenda.attachment'],
      records: sqlText`
        select attachment.coalition_id, attachment.id::text as id, action.ended_on::timestamptz as since
          from agenda.attachment join agenda.action on action.coalition_id = attachment.coalition_id and action.id = attachment.action_id
         where action.ended_on is not null`,
      statements: [sqlText`delete from agenda.attachment where coalition_id = $1 and id = any ($2::uuid[])`],
    },
    {
      name: 'agenda.taskforce-member',
      title: 'Leden van taskforces',
      source: { standing: 'proposal', text: 'Voorstel, nog vast te stellen: zo lang de strategie waaraan werd gewerkt nog wordt verantwoord.' },
      trigger: 'het einde van het lidmaatschap',
      period: { days: 5 * YEAR, shortest: 30, longest: 10 * YEAR },
      action: 'erase', what: 'Het lidmaatschap wordt gewist. De taskforce blijft.',
      tables: ['agenda.taskforce_member'],
      records: sqlText`
        select coalition_id, taskforce_id || '/' || person_id || '/' || valid_from as id, valid_to::timestamptz as since
          from agenda.taskforce_member where valid_to is not null`,
      statements: [sqlText`delete from agenda.taskforce_member where coalition_id = $1 and taskforce_id || '/' || person_id || '/' || valid_from = any ($2::text[])`],
    },
  ],
  kept: { 'agenda.taskforce': 'archive', 'agenda.action_agenda': 'archive', 'agenda.action': 'archive' },
}
