// The Dutch addresses of the pages about taskforces and actions. The page of one action is frontline's: it shows what lies behind it.
import { defineRoutes } from '../platform/routes.ts'

export const routes = defineRoutes('agenda', {
  overview: ['/agenda', () => import('./overview.page.tsx')],
  agenda: ['/agenda/:priority', () => import('./action-agenda.page.tsx')],
  planAction: ['/acties/nieuw', () => import('./plan-action.page.tsx')],
  moveAction: ['/acties/:action{[0-9a-f-]{36}}/stand', () => import('./move-action.page.tsx')],
  setUpTaskforce: ['/taskforces/nieuw', () => import('./set-up-taskforce.page.tsx')],
  taskforce: ['/taskforces/:taskforce{[0-9a-f-]{36}}', () => import('./taskforce.page.tsx')],
  appointMember: ['/taskforces/:taskforce{[0-9a-f-]{36}}/leden', () => import('./appoint-member.page.tsx')],
  moveTaskforce: ['/taskforces/:taskforce{[0-9a-f-]{36}}/stand', () => import('./move-taskforce.page.tsx')],
})
