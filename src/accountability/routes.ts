// The Dutch addresses of the public account; every picture has its figures beside it as csv.
import { defineRoutes } from '../platform/routes.ts'

export const routes = defineRoutes('accountability', {
  home: ['/', () => import('./home.page.tsx')],
  method: ['/verantwoording/hoe-wij-rekenen', () => import('./method.page.tsx')],
  ambition: ['/verantwoording/ambities/:ambition{[a-z0-9-]+}', () => import('./ambition.page.tsx')],
  ambitionCsv: ['/verantwoording/ambities/:file{[a-z0-9-]+\\.csv}', () => import('./ambition-csv.page.tsx')],
  priority: ['/verantwoording/prioriteiten/:priority{[a-z0-9-]+}', () => import('./priority.page.tsx')],
  priorityCsv: ['/verantwoording/prioriteiten/:file{[a-z0-9-]+\\.csv}', () => import('./priority-csv.page.tsx')],
  district: ['/verantwoording/districten/:district{[a-z0-9-]+}', () => import('./district.page.tsx')],
  districtCsv: ['/verantwoording/districten/:file{[a-z0-9-]+\\.csv}', () => import('./area-csv.page.tsx')],
  municipality: ['/verantwoording/gemeenten/:municipality{GM[0-9]+}', () => import('./municipality.page.tsx')],
  municipalityCsv: ['/verantwoording/gemeenten/:file{GM[0-9]+\\.csv}', () => import('./area-csv.page.tsx')],
  reports: ['/verantwoording/meldingen', () => import('./reports.page.tsx')],
  offence: ['/verantwoording/misdrijven/:offence{[0-9.]+}', () => import('./offence.page.tsx')],
  offenceCsv: ['/verantwoording/misdrijven/:file{[0-9.]+\\.csv}', () => import('./offence-csv.page.tsx')],
})
