// What both doors do first: from the cookie of a request to who is asking, and back when the token changes.
import type { Context as HonoContext } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { cookieName, siteAddress } from '../address.ts'
import { browserOf } from './browser.ts'
import { type Asking, selectorOf, sessionOf } from '../session.ts'
import type { Site } from '../site.ts'

export const SESSION_COOKIE = 'slagvaardig'

type CookieOptions = { maxAge?: number }

/** Sets a cookie that scripts cannot read, for this host alone. Lax: a link from a mail or another site arrives signed in, a form of another site does not. */
export function keepCookie(c: HonoContext, name: string, value: string, options: CookieOptions = {}): void {
  // What the browser keeps of someone who signs out, such as the draft of a report, is not for who uses it next.
  if (name === SESSION_COOKIE && options.maxAge === 0) c.header('clear-site-data', '"storage"')
  setCookie(c, cookieName(name), value, { httpOnly: true, sameSite: 'Lax', path: '/', secure: siteAddress().startsWith('https:'), ...options })
}

export const cookieOf = (c: HonoContext, name: string): string | undefined => getCookie(c, cookieName(name))

/** Who sent this request. When the session's token was due for a new one, the answer carries it. */
export async function whoAsks(c: HonoContext, site: Site): Promise<Omit<Asking, 'renewed'>> {
  const token = cookieOf(c, SESSION_COOKIE)
  const { renewed, ...asking } = await sessionOf(site.database, site.installation.coalition, token, browserOf(c.req.header('user-agent')))
  if (renewed) keepCookie(c, SESSION_COOKIE, renewed)
  return asking
}

/**
 * Whether who sent this request could still send it: the session is not ended or idle, and its mandate is in force. For the parts of a long
 * answer, long after its token may have been renewed; it does not count as being there. Who had no session still has none.
 */
export async function stillAsks(c: HonoContext, site: Site): Promise<boolean> {
  const selector = selectorOf(cookieOf(c, SESSION_COOKIE))
  if (!selector) return true
  const [row] = await site.database<{ stands: boolean }[]>`select platform.session_stands(${site.installation.coalition}, ${selector}) as stands`
  return row?.stands === true
}
