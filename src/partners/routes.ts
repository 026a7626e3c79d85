// The addresses of partners. An organisation's address holds its id, so that it never meets a word such as 'nieuw'.
import { defineRoutes } from '../platform/routes.ts'

export const routes = defineRoutes('partners', {
  organisations: ['/partners', () => import('./organisations.page.tsx')],
  addOrganisation: ['/partners/nieuw', () => import('./add-organisation.page.tsx')],
  circles: ['/partners/kringen', () => import('./circles.page.tsx')],
  circle: ['/partners/kringen/:circle{[0-9a-f-]{36}}', () => import('./circle.page.tsx')],
  organisation: ['/partners/:organisation{[0-9a-f]+-[0-9a-f-]+}', () => import('./organisation.page.tsx')],
})
