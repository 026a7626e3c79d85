// Takes a browser to where its sign-in stands: cookies for the next step, or for the session, and the next address.
import { type Done, done, type Visit } from '../../platform/page.ts'
import { Problem } from '../../platform/problem.ts'
import { linkTo } from '../../platform/routes.ts'
import { signOut } from '../../platform/session.ts'
import { SESSION_COOKIE } from '../../platform/asking/who-asks.ts'
import { routes } from '../routes.ts'
import { insideOr, SET_UP_MINUTES } from '../rules.ts'
import type { Arrival } from './arrival.ts'
import type { Kind } from './steps.ts'

// Begins with the site's name, so that the cache of public pages stays out of the way.
const cookieFor = (kind: Kind): string => `slagvaardig-${kind}`

export const stepOfVisit = (visit: Visit, kind: Kind): string => visit.cookie(cookieFor(kind)) ?? ''

export function keepStep(visit: Visit, kind: Kind, secret: string): void {
  visit.setCookie(cookieFor(kind), secret, { maxAge: SET_UP_MINUTES * 60 })
}

export function forgetStep(visit: Visit, ...kinds: Kind[]): void {
  for (const kind of kinds) visit.setCookie(cookieFor(kind), '', { maxAge: 0 })
}

/** Puts a new session in the browser's cookie, after ending the one that was there. */
export async function enter(visit: Visit, token: string): Promise<void> {
  const old = visit.cookie(SESSION_COOKIE)
  if (old && visit.actor.role !== 'visitor') await visit.run(signOut, { token: old })
  visit.setCookie(SESSION_COOKIE, token)
  forgetStep(visit, 'code', 'set-up', 'passkey', 'provider')
}

/** The page where someone belongs after signing in: where they came from, or their own start page. */
export const backOr = (back: string): string => insideOr(back, linkTo('web.start'))

/** @param wrong what to say, and at which field, when what was given is not right */
export async function goOn(visit: Visit, { next, token, back, seconds }: Arrival, wrong: { field: string; message: string }): Promise<Done> {
  switch (next) {
    case 'in':
      await enter(visit, token)
      return done(backOr(back))
    case 'code':
      keepStep(visit, 'code', token)
      return done(routes.code.url({}))
    case 'set-up':
      keepStep(visit, 'set-up', token)
      return done(routes.setUp.url({}), 'Uw rol vraagt een tweede stap bij het inloggen. Stel die nu in.')
    case 'passkey':
      return done(routes.signIn.url({}), 'Uw rol vraagt een tweede stap bij het inloggen. Log in met uw passkey.')
    case 'wait':
      throw new Problem('too-many', { detail: `Er is te vaak geprobeerd om in te loggen. Wacht ${inWords(seconds)} en probeer het dan opnieuw.` })
    case 'refused':
      break
  }
  throw new Problem('invalid-input', { issues: [wrong] })
}

const inWords = (seconds: number): string => (seconds > 90 ? `${Math.ceil(seconds / 60)} minuten` : `${seconds} seconden`)
