// What this module does with data of persons: people of the partners, and the mandates they act under.
import { activity } from '../platform/processing.ts'

export const PEOPLE = activity({
  name: 'partners.people',
  title: 'Mensen en mandaten',
  purpose: 'Weten wie voor welke organisatie mag handelen, en collega’s elkaar laten vinden.',
  legalBasis: 'Artikel 6 lid 1 onder e AVG: nodig voor de publieke taak van de partners (artikel 13 en 14 Politiewet 2012, artikel 170 Gemeentewet).',
  law: 'avg',
  subjects: ['Bestuurders en medewerkers van de partners'],
  data: ['naam', 'organisatie', 'functie', 'mandaten met begin en einde'],
  recipients: ['Collega’s binnen de eigen organisatie', 'Het regiobureau', 'De privacyfunctionaris'],
  retention: 'partners.person',
})

export const CIRCLE_MEMBERS = activity({
  name: 'partners.circle-members',
  title: 'Leden van kringen',
  purpose: 'Weten voor wie iets bedoeld is dat niet alle partners mogen zien.',
  legalBasis: 'Artikel 6 lid 1 onder e AVG: nodig voor de publieke taak van de partners.',
  law: 'avg',
  subjects: ['Bestuurders en medewerkers van de partners'],
  data: ['naam', 'organisatie', 'kring', 'begin en einde van het lidmaatschap'],
  recipients: ['Wie bij de coalitie is ingelogd, tenzij de kring zijn leden verbergt', 'De leden en de beheerder van de kring'],
  retention: 'partners.circle-member',
})

export const EMERGENCY = activity({
  name: 'partners.emergency-access',
  title: 'Noodtoegang',
  purpose: 'In een noodgeval kort lezen wat iemand anders niet ziet, en daar verantwoording over afleggen.',
  legalBasis: 'Artikel 6 lid 1 onder e AVG: nodig voor de publieke taak van de partners; het toezicht erop: artikel 32 AVG.',
  law: 'avg',
  subjects: ['Medewerkers die noodtoegang nemen'],
  data: ['naam', 'organisatie', 'rol', 'wat is gelezen, van welke gemeente', 'reden', 'begin en einde'],
  recipients: ['De privacyfunctionaris'],
  retention: 'partners.emergency-access',
})
