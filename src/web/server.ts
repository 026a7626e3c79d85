// Puts the site together: headers, assets, the two doors and the answer for what is not there.
import { Hono, type Context as HonoContext } from 'hono'
import { csrf } from 'hono/csrf'
import { trimTrailingSlash } from 'hono/trailing-slash'
import { getConnInfo } from '@hono/node-server/conninfo'
import { logDoor } from '../platform/log/door.ts'
import { newTrace, onChange } from '../platform/operation.ts'
import { siteAddress } from '../platform/address.ts'
import { pageDoor, showProblem } from '../platform/page-door.ts'
import { Problem } from '../platform/problem.ts'
import { rateLimit } from '../platform/limits/rate-limit.ts'
import { publicCache } from '../platform/public-cache.ts'
import { restDoor } from '../platform/rest-door.ts'
import { allRoutes } from '../platform/routes.ts'
import { tellChange } from '../platform/stream.ts'
import type { Site } from '../platform/site.ts'
import { logoutDoor } from '../identity/public.ts'
import { offers } from './api.ts'
import { assetDoor } from './assets.ts'
import { frame, problemPage } from './frame.tsx'
import './routes.ts'
import type { OpenDatabase } from './open-database.ts'
import { refuseWith } from './refuse.ts'
import { securityHeaders } from './security-headers.ts'
import type { Settings } from './settings.ts'

/** The whole site as one request handler. */
export async function buildSite({ app: database, installation }: Pick<OpenDatabase, 'app' | 'installation'>, settings: Pick<Settings, 'trustProxy' | 'perSecond'>): Promise<Hono> {
  const site: Site = { database, installation, originOf: originOf(settings.trustProxy), frame: frame(installation), problemPage: problemPage(installation) }
  const cache = publicCache(/(?:^|;\s*)(?:__Host-)?slagvaardig/)
  onChange(cache.forget)
  const changed = (): void => {
    cache.forget()
    tellChange()
  }
  // At each new connection too: what changed while there was none was not told.
  await database.listen('slagvaardig_change', changed, changed)

  const app = new Hono()
  app.route('/assets', assetDoor())
  app.use('*', rateLimit(settings.perSecond, site.originOf, refuseWith(installation)))
  app.use('*', cache.middleware)
  app.use('*', securityHeaders)
  app.use('*', async (c, next) => {
    c.set('trace' as never, traceOf(c) as never)
    await next()
  })
  app.route('/', logoutDoor(site))
  // Behind a proxy that ends https, the request's own address is another than the browser's.
  app.use('*', csrf({ origin: (origin, c) => origin === siteAddress() || origin === new URL(c.req.url).origin }))
  app.use('*', trimTrailingSlash())
  app.get('/gezond', async (c) => {
    await database`select 1`
    return c.text('ja')
  })
  app.route('/api/v1', restDoor(offers, site))
  app.route('/logboek', logDoor(site))
  app.route('/', pageDoor(allRoutes(), site))
  app.notFound((c) => showProblem(c, site, new Problem('not-found')))
  app.onError((error, c) => showProblem(c, site, 'getResponse' in error ? new Problem('not-allowed', { detail: 'Dit formulier kwam van een andere site.' }) : error))
  return app
}

const traceOf = (c: HonoContext): string => /^00-([0-9a-f]{32})-/.exec(c.req.header('traceparent') ?? '')?.[1] ?? newTrace()

const originOf = (trustProxy: boolean) => (c: HonoContext): string => {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  return (forwarded ?? addressOf(c)).slice(0, 100)
}

function addressOf(c: HonoContext): string {
  try {
    // An IPv4 address that came in over IPv6 is told as what it is.
    return getConnInfo(c).remote.address?.replace(/^::ffff:(?=[\d.]+$)/, '') ?? 'unknown'
  } catch {
    return 'unknown'
  }
}
