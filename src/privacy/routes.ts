// The addresses of privacy: what everyone may read about it, the privacy officer's desk, and the log.
import { defineRoutes } from '../platform/routes.ts'

export const routes = defineRoutes('privacy', {
  home: ['/privacy', () => import('./desk.page.tsx')],
  explanation: ['/privacy/uitleg', () => import('./explanation.page.tsx')],
  register: ['/privacy/register', () => import('./register/register.page.tsx')],
  registerCsv: ['/privacy/register.csv', () => import('./register/register-csv.page.tsx')],
  stateEntry: ['/privacy/register/gegevens', () => import('./register/state-register-entry.page.tsx')],
  activity: ['/privacy/register/:activity{[a-z]+\\.[a-z-]+}', () => import('./register/activity.page.tsx')],
  retention: ['/privacy/bewaren', () => import('./retain/retention.page.tsx')],
  term: ['/privacy/bewaren/:rule{[a-z]+\\.[a-z-]+}', () => import('./retain/term.page.tsx')],
  requests: ['/privacy/verzoeken', () => import('./requests/requests.page.tsx')],
  recordRequest: ['/privacy/verzoeken/nieuw', () => import('./requests/record-request.page.tsx')],
  request: ['/privacy/verzoeken/:request{[0-9a-f-]{36}}', () => import('./requests/request.page.tsx')],
  subject: ['/privacy/inzage/:subject{[0-9a-f-]{36}}', () => import('./requests/subject.page.tsx')],
  subjectFile: ['/privacy/inzage/:subject{[0-9a-f-]{36}}/:file{overzicht\\.(?:csv|html)}', () => import('./requests/subject-file.page.tsx')],
  emergencies: ['/privacy/noodtoegang', () => import('./emergency/emergencies.page.tsx')],
  transfer: ['/privacy/overdragen', () => import('./log/transfer.page.tsx')],
  log: ['/logboek', () => import('./log/log.page.tsx')],
  logCsv: ['/logboek.csv', () => import('./log/log-csv.page.tsx')],
})
