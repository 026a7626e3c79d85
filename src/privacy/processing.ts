// What this module does with data of persons: answering people who ask about their own data.
import { activity } from '../platform/processing.ts'

export const REQUESTS = activity({
  name: 'privacy.requests',
  title: 'Verzoeken over eigen gegevens',
  purpose: 'Mensen laten weten wat over hen is verwerkt, en verzoeken om inzage, correctie, wissen, beperking en bezwaar op tijd beantwoorden.',
  legalBasis: 'Artikel 6 lid 1 onder c AVG: wettelijke verplichting (artikel 12 en 15 tot en met 21 AVG).',
  law: 'avg',
  subjects: ['Wie een verzoek doet'],
  data: ['welk verzoek en wanneer', 'het kenmerk van de briefwisseling', 'wat over de persoon is verwerkt, door welke organisatie en waarvoor', 'het antwoord'],
  recipients: ['De persoon zelf', 'De privacyfunctionaris'],
  retention: 'privacy.request',
})
