// The addresses of partners. An organisation's address holds its id, so that it never meets a word such as 'nieuw'.
import { defineRoutes } from '../platform/routes.ts'

export const routes = defineRoutes('partners', {
  organisations: ['/partners', () => import('./organisations.page.tsx')],
  addOrganisation: ['/partners/nieuw', () => import('./add-organisation.page.tsx')],
  circles: ['/partners/kringen', () => import('./circles/circles.page.tsx')],
  circle: ['/partners/kringen/:circle{[0-9a-f-]{36}}', () => import('./circles/circle.page.tsx')],
  organisation: ['/partners/:organisation{[0-9a-f]+-[0-9a-f-]+}', () => import('./organisation.page.tsx')],
  people: ['/partners/:organisation{[0-9a-f-]{36}}/mensen', () => import('./manage/people.page.tsx')],
  reviews: ['/partners/:organisation{[0-9a-f-]{36}}/mensen/nalopen', () => import('./manage/reviews.page.tsx')],
  arrange: ['/partners/:organisation{[0-9a-f-]{36}}/mensen/:what{nieuw|mandaat|vervanging|vertrek}', () => import('./manage/arrange.page.tsx')],
  emergency: ['/noodtoegang', () => import('./emergency/emergency.page.tsx')],
})
