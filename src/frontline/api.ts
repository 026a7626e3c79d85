// What REST offers of reports.
import { offer } from '../platform/rest-door.ts'
import { answerReport } from './triage/answer-report.ts'
import { assignToTaskforce } from './triage/assign-to-taskforce.ts'
import { showBehindAction } from './behind-action.ts'
import { countReports } from './counts.ts'
import { linkToAction } from './triage/link-to-action.ts'
import { listMyReports } from './my-reports.ts'
import { readAnswer } from './read-answer.ts'
import { recordReport } from './record-report.ts'
import { showReport } from './report.ts'
import { listReports } from './reports.ts'
import { listStories } from './stories.ts'
import { turnIntoAction } from './triage/turn-into-action.ts'
import { weighReport } from './triage/weigh-report.ts'

export const api = [
  offer('post', '/meldingen', recordReport, { summary: 'Meld een signaal, een drempel of een verhaal' }),
  offer('get', '/meldingen', listReports, { summary: 'Meldingen die u behandelt' }),
  offer('get', '/mijn-meldingen', listMyReports, { summary: 'Wat u zelf onder uw naam hebt gemeld' }),
  offer('get', '/meldingen/{report}', showReport, { summary: 'Eén melding, met wat ermee gebeurde' }),
  offer('post', '/meldingen/{report}/weging', weighReport, { summary: 'Weeg een melding' }),
  offer('post', '/meldingen/{report}/taskforce', assignToTaskforce, { summary: 'Breng een melding naar een taskforce' }),
  offer('post', '/meldingen/{report}/acties', turnIntoAction, { summary: 'Maak van een melding een actie' }),
  offer('put', '/meldingen/{report}/acties/{action}', linkToAction, { summary: 'Koppel een melding aan een actie' }),
  offer('post', '/meldingen/{report}/antwoorden', answerReport, { summary: 'Geef de melder antwoord' }),
  offer('post', '/antwoord-met-code', readAnswer, { summary: 'Lees het antwoord op een melding zonder naam' }),
  offer('get', '/acties/{action}/meldingen', showBehindAction, { summary: 'Hoeveel meldingen er achter een actie staan' }),
  offer('get', '/aantallen/meldingen', countReports, { summary: 'Aantallen meldingen, zonder kleine aantallen' }),
  offer('get', '/verhalen', listStories, { summary: 'Verhalen die openbaar zijn' }),
]
