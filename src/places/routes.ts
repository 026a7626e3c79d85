// The addresses of places.
import { defineRoutes } from '../platform/routes.ts'

export const routes = defineRoutes('places', {
  region: ['/gebieden', () => import('./region.page.tsx')],
  changes: ['/gebieden/herindelingen', () => import('./changes.page.tsx')],
  importBoundaries: ['/gebieden/grenzen', () => import('./import-boundaries.page.tsx')],
})
