// The Dutch addresses of the pages about the strategies.
import { defineRoutes } from '../platform/routes.ts'

export const routes = defineRoutes('strategy', {
  overview: ['/strategie', () => import('./overview.page.tsx')],
  strategy: ['/strategie/:strategy', () => import('./strategy.page.tsx')],
  source: ['/strategie/:strategy/bron', () => import('./source.page.tsx')],
  development: ['/strategie/:strategy/ontwikkeling', () => import('./development.page.tsx')],
  districtThemes: ['/strategie/:strategy/districtsthemas', () => import('./district-themes.page.tsx')],
  confirmTheme: ['/strategie/:strategy/districtsthemas/:theme', () => import('./confirm-theme.page.tsx')],
  priorities: ['/prioriteiten', () => import('./priorities.page.tsx')],
})
