// The Dutch addresses of the pages about reports, and of the page of an action: it shows what lies behind it.
import { defineRoutes } from '../platform/routes.ts'

export const routes = defineRoutes('frontline', {
  record: ['/melden', () => import('./record-report.page.tsx')],
  received: ['/melden/bedankt', () => import('./received.page.tsx')],
  reports: ['/meldingen', () => import('./reports.page.tsx')],
  reportsCsv: ['/meldingen/meldingen.csv', () => import('./reports-csv.page.tsx')],
  arrivals: ['/meldingen/nieuws', () => import('./arrivals.page.tsx')],
  mine: ['/meldingen/mijn', () => import('./my-reports.page.tsx')],
  answer: ['/meldingen/antwoord', () => import('./read-answer.page.tsx')],
  report: ['/meldingen/:report{[0-9a-f-]{36}}', () => import('./report.page.tsx')],
  weigh: ['/meldingen/:report{[0-9a-f-]{36}}/wegen', () => import('./triage/weigh-report.page.tsx')],
  assign: ['/meldingen/:report{[0-9a-f-]{36}}/taskforce', () => import('./triage/assign-to-taskforce.page.tsx')],
  toAction: ['/meldingen/:report{[0-9a-f-]{36}}/actie', () => import('./triage/report-to-action.page.tsx')],
  reply: ['/meldingen/:report{[0-9a-f-]{36}}/antwoord', () => import('./triage/answer-report.page.tsx')],
  action: ['/acties/:action{[0-9a-f-]{36}}', () => import('./action.page.tsx')],
})
