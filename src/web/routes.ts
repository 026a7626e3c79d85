// The site's own addresses, and the import of every module's routes so that all pages are known.
import { defineRoutes } from '../platform/routes.ts'

export const routes = defineRoutes('web', {
  signIn: ['/inloggen', () => import('./sign-in.page.tsx')],
  signOut: ['/uitloggen', () => import('./sign-out.page.tsx')],
})
