// Bounds what one address and one session may ask in a second: generous for people, also for an office behind one address, tight for a program that never stops.
import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import { SESSION_COOKIE } from '../asking/who-asks.ts'
import { Problem } from '../problem.ts'
import { paceKeeper } from './pace.ts'

// A page is one request (scripts, styles and fonts are not counted), so this is faster than anyone reads.
const OF_A_SESSION = { perSecond: 10, burst: 200 }
const BURST_SECONDS = 20
// The address itself is in the logs of every proxy; more than this is a mistake or an attack on those.
const LONGEST_ADDRESS = 4000

const SELECTOR = new RegExp(`(?:^|;\\s*)(?:__Host-)?${SESSION_COOKIE}=([\\w-]{43})\\.`)

/**
 * The part of an address that one sender has. Of IPv6 that is the first half, because whoever has one address there has 2^64 of them (RFC 6177).
 */
export function senderOf(address: string): string {
  if (!address.includes(':')) return address
  if (address.includes('.')) return address.slice(address.lastIndexOf(':') + 1)
  const [head = '', ...tail] = address.split('::')
  const groups = head.split(':')
  return tail.length === 0 ? groups.slice(0, 4).join(':') : [...groups, '', '', '', ''].slice(0, 4).join(':')
}

/**
 * Refuses a request that comes too soon, with the number of seconds to wait, and one with an address that is too long; both before anything else is done for it.
 * @param perSecond for one network address; a session has a bound of its own. 0 sets no bounds.
 * @param refuse makes the answer
 */
export function rateLimit(perSecond: number, originOf: (c: HonoContext) => string, refuse: (c: HonoContext, problem: Problem) => Response): MiddlewareHandler {
  const ofAddress = paceKeeper({ perSecond, burst: perSecond * BURST_SECONDS })
  const ofSession = paceKeeper(OF_A_SESSION)
  return async (c, next) => {
    if (c.req.url.length > LONGEST_ADDRESS) return refuse(c, new Problem('too-long'))
    if (perSecond === 0) return next()
    const session = SELECTOR.exec(c.req.header('cookie') ?? '')?.[1]
    const early = ofAddress(senderOf(originOf(c))) || (session === undefined ? 0 : ofSession(session))
    if (early === 0) return next()
    const refused = refuse(c, new Problem('too-many', { detail: 'Er kwamen van u of van uw netwerk te veel verzoeken achter elkaar. Wat u daarvoor verstuurde, is bewaard.' }))
    refused.headers.set('retry-after', String(Math.ceil(early / 1000)))
    return refused
  }
}
