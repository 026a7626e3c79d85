// The site's own addresses, and the import of every module's routes so that all pages are known.
import { defineRoutes } from '../platform/routes.ts'
import '../accountability/routes.ts'
import '../agenda/routes.ts'
import '../frontline/routes.ts'
import '../identity/routes.ts'
import '../monitor/routes.ts'
import '../partners/routes.ts'
import '../places/routes.ts'
import '../privacy/routes.ts'
import '../strategy/routes.ts'

export const routes = defineRoutes('web', {
  start: ['/mijn', () => import('./start.page.tsx')],
  logHealth: ['/logboek/gezondheid', () => import('./log-health.page.tsx')],
  checkLog: ['/logboek/controleren', () => import('./check-log.page.tsx')],
  logExport: ['/logboek/uitvoer', () => import('./log-export.page.tsx')],
  mail: ['/mail', () => import('./mail.page.tsx')],
  health: ['/systeem', () => import('./health.page.tsx')],
  accessibility: ['/toegankelijkheid', () => import('./accessibility.page.tsx')],
  search: ['/zoeken', () => import('./search.page.tsx')],
  openData: ['/open-data', () => import('./open-data.page.tsx')],
})
