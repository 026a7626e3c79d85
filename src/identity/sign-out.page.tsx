// Signing out: ends the session of this browser, and offers to sign out at the own organisation too.
import { linkTo } from '../platform/routes.ts'
import { done, page } from '../platform/page.ts'
import { signOut } from '../platform/session.ts'
import { SESSION_COOKIE } from '../platform/asking/who-asks.ts'
import { Button, Form } from '../ui/public.ts'
import { routes } from './routes.ts'

export default page({
  show: async () => ({
    title: 'Wilt u uitloggen?',
    body: <Form label="Uitloggen"><Button>Uitloggen</Button></Form>,
  }),
  async act(visit) {
    const token = visit.cookie(SESSION_COOKIE)
    const { provider } = token ? await visit.run(signOut, { token }) : { provider: null }
    visit.setCookie(SESSION_COOKIE, '', { maxAge: 0 })
    return provider ? done(routes.signedOut.url({}, { dienst: provider })) : done(linkTo('accountability.home'), 'U bent uitgelogd.')
  },
})
