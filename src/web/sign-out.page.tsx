// Signing out: ends the session of this browser.
import { linkTo } from '../platform/routes.ts'
import { Button, Form } from '../ui/public.ts'
import { done, page } from '../platform/page.ts'
import { SESSION_COOKIE } from '../platform/who-asks.ts'
import { signOut } from '../platform/session.ts'

export default page({
  show: async () => ({
    title: 'Wilt u uitloggen?',
    body: <Form label="Uitloggen"><Button>Uitloggen</Button></Form>,
  }),
  async act(visit) {
    const token = visit.cookie(SESSION_COOKIE)
    if (token) await visit.run(signOut, { token })
    visit.setCookie(SESSION_COOKIE, '', { maxAge: 0 })
    return done(linkTo('accountability.home'), 'U bent uitgelogd.')
  },
})
