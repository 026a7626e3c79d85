// What both doors do first: from the cookie of a request to who is asking, and back when the token changes.
import type { Context as HonoContext } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { cookieName, siteAddress } from './address.ts'
import { browserOf } from './browser.ts'
import { type Asking, sessionOf } from './session.ts'
import type { Site } from './site.ts'

export const SESSION_COOKIE = 'slagvaardig'

type CookieOptions = { maxAge?: number }

/** Sets a cookie that scripts cannot read, for this host alone. Lax: a link from a mail or another site arrives signed in, a form of another site does not. */
export function keepCookie(c: HonoContext, name: string, value: string, options: CookieOptions = {}): void {
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
