// What this module does with data of persons: how users of the system prove who they are.
import { activity } from '../platform/processing.ts'

export const ACCOUNTS = activity({
  name: 'identity.accounts',
  title: 'Accounts en inlogmiddelen',
  purpose: 'Zeker weten wie er inlogt, voordat iemand gegevens ziet of verandert.',
  legalBasis: 'Artikel 6 lid 1 onder e AVG: nodig voor de publieke taak van de partners; beveiliging volgens artikel 32 AVG.',
  law: 'avg',
  subjects: ['Gebruikers van het systeem'],
  data: ['e-mailadres', 'inlogmiddelen (versleuteld of als afdruk)', 'koppeling met de inlogdienst van de organisatie', 'uitnodigingen'],
  recipients: ['Niemand: ook de beheerder ziet geen inlogmiddelen'],
  retention: 'identity.account',
})
