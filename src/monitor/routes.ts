// The addresses of the monitor.
import { defineRoutes } from '../platform/routes.ts'

export const routes = defineRoutes('monitor', {
  figures: ['/cijfers', () => import('./figures.page.tsx')],
  import: ['/cijfers/invoer', () => import('./import.page.tsx')],
  importRun: ['/cijfers/invoer/:run', () => import('./import-run.page.tsx')],
  vintage: ['/cijfers/leveringen/:vintage', () => import('./vintage.page.tsx')],
  revision: ['/cijfers/leveringen/:vintage/wijzigingen', () => import('./revision.page.tsx')],
})
