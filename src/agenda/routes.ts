// The Dutch addresses of the pages about taskforces and actions. The page of one action is frontline's: it shows what lies behind it.
import { defineRoutes } from '../platform/routes.ts'

export const routes = defineRoutes('agenda', {
  overview: ['/agenda', () => import('./overview.page.tsx')],
  agenda: ['/agenda/:priority', () => import('./action-agenda.page.tsx')],
  planAction: ['/acties/nieuw', () => import('./plan-action.page.tsx')],
  moveAction: ['/acties/:action{[0-9a-f-]{36}}/stand', () => import('./move-action.page.tsx')],
  addAttachment: ['/acties/:action{[0-9a-f-]{36}}/bijlagen', () => import('./add-attachment.page.tsx')],
  attachment: ['/bijlagen/:attachment{[0-9a-f-]{36}}', () => import('./attachment.page.tsx')],
  removeAttachment: ['/bijlagen/:attachment{[0-9a-f-]{36}}/weghalen', () => import('./remove-attachment.page.tsx')],
  actionsCsv: ['/acties.csv', () => import('./actions-csv.page.tsx')],
  feed: ['/acties.atom', () => import('./feed.page.tsx')],
  setUpTaskforce: ['/taskforces/nieuw', () => import('./lead/set-up-taskforce.page.tsx')],
  taskforce: ['/taskforces/:taskforce{[0-9a-f-]{36}}', () => import('./taskforce.page.tsx')],
  appointMember: ['/taskforces/:taskforce{[0-9a-f-]{36}}/leden', () => import('./lead/appoint-member.page.tsx')],
  moveTaskforce: ['/taskforces/:taskforce{[0-9a-f-]{36}}/stand', () => import('./lead/move-taskforce.page.tsx')],
})
