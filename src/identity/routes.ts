// The addresses of signing in and of the own account.
import { defineRoutes } from '../platform/routes.ts'

const ID = '{[0-9a-f-]{36}}'

export const routes = defineRoutes('identity', {
  signIn: ['/inloggen', () => import('./sign-in.page.tsx')],
  code: ['/inloggen/code', () => import('./code.page.tsx')],
  passkey: ['/inloggen/passkey', () => import('./passkeys/passkey.page.tsx')],
  setUp: ['/inloggen/instellen', () => import('./set-up.page.tsx')],
  recoveryCodes: ['/inloggen/herstelcodes', () => import('./recovery-codes.page.tsx')],
  toProvider: [`/inloggen/via/:provider${ID}`, () => import('./providers/to-provider.page.tsx')],
  fromProvider: [`/inloggen/terug/:provider${ID}`, () => import('./providers/from-provider.page.tsx')],
  providers: ['/inlogdiensten', () => import('./providers/providers.page.tsx')],
  signOut: ['/uitloggen', () => import('./sign-out.page.tsx')],
  signedOut: ['/uitgelogd', () => import('./signed-out.page.tsx')],
  forgotten: ['/wachtwoord-vergeten', () => import('./invitations/forgotten.page.tsx')],
  letter: ['/uitnodiging/:token{[A-Za-z0-9_-]+}', () => import('./invitations/letter.page.tsx')],
  invite: [`/uitnodigen/:mandate${ID}`, () => import('./invitations/invite.page.tsx')],
  account: ['/mijn-account', () => import('./account.page.tsx')],
})
