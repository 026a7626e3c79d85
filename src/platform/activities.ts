// What the platform itself does with data of persons: its users sign in, and their acts are logged.
import { activity } from './processing.ts'

export const SIGNING_IN = activity({
  name: 'platform.signing-in',
  title: 'Inloggen',
  purpose: 'Zorgen dat alleen wie dat mag gegevens ziet of verandert.',
  legalBasis: 'Artikel 6 lid 1 onder e AVG: nodig voor de publieke taak van de partners; beveiliging volgens artikel 32 AVG.',
  law: 'avg',
  subjects: ['Gebruikers van het systeem'],
  data: ['wie inlogt', 'wanneer en vanaf welk netwerkadres', 'met welk middel'],
  recipients: ['De organisatie van de gebruiker'],
  retention: 'platform.session',
})

export const ACCESS_LOG = activity({
  name: 'platform.access-log',
  title: 'Logboek van handelingen',
  purpose: 'Kunnen nagaan wie wat deed en zag, en misbruik ontdekken.',
  legalBasis: 'Artikel 6 lid 1 onder e AVG, met artikel 5 lid 2 en artikel 32 AVG (verantwoorden en beveiligen); BIO2 8.15.',
  law: 'avg',
  subjects: ['Gebruikers van het systeem'],
  data: ['wie, voor welke organisatie en in welke rol', 'wat er gebeurde, met welk resultaat', 'wanneer en vanaf welk netwerkadres'],
  recipients: ['De privacyfunctionaris', 'Een toezichthouder die daarom mag vragen'],
  retention: 'platform.ledger-detail',
})
