// What this module does with data of persons: who sits in which taskforce.
import { activity } from '../platform/processing.ts'

export const TASKFORCE_MEMBERS = activity({
  name: 'agenda.taskforce-members',
  title: 'Leden van taskforces',
  purpose: 'Weten wie een prioriteit trekt en wie daaraan meewerkt.',
  legalBasis: 'Artikel 6 lid 1 onder e AVG: nodig voor de publieke taak van de partners.',
  law: 'avg',
  subjects: ['Bestuurders en medewerkers van de partners'],
  data: ['naam', 'organisatie', 'taskforce', 'begin en einde van het lidmaatschap'],
  recipients: ['Wie bij de coalitie is ingelogd'],
  retention: 'agenda.taskforce-member',
})
