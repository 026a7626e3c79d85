// The door through which identity providers say that someone signed out there. Beside the pages, because it is no page and no form of ours.
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { visitorOf } from '../../../platform/actor.ts'
import { perform } from '../../../platform/operation.ts'
import { asProblem } from '../../../platform/problem.ts'
import { report, type Site } from '../../../platform/site.ts'
import { endProviderSessions } from '../end-provider-sessions.ts'

const BACK = '/inloggen/afgemeld/:provider{[0-9a-f-]{36}}'
const FRONT = '/inloggen/afgemeld-via-browser/:provider{[0-9a-f-]{36}}'

/** Where a provider sends its messages. */
export const logoutAddresses = (provider: string): { back: string; front: string } => ({
  back: BACK.replace(/:provider\{.*$/, provider), front: FRONT.replace(/:provider\{.*$/, provider),
})

/** Stands before the check on forms of other sites: these come from another site, and prove themselves. */
export function logoutDoor(site: Site): Hono {
  const door = new Hono()
  const run = async (c: Context, input: { token?: string; issuer?: string; session?: string }): Promise<Response> => {
    try {
      const caller = { database: site.database, identity: visitorOf(site.installation.coalition), origin: site.originOf(c), trace: c.get('trace') as string }
      const { accepted } = await perform(endProviderSessions, { provider: c.req.param('provider') ?? '', ...input }, caller)
      return c.body(null, accepted ? 200 : 400, { 'cache-control': 'no-store' })
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.status >= 500) report(problem, c)
      return c.body(null, problem.status as 400, { 'cache-control': 'no-store' })
    }
  }
  door.post(BACK, bodyLimit({ maxSize: 20_000 }), async (c) => {
    const token = (await c.req.parseBody())['logout_token']
    return run(c, { token: typeof token === 'string' ? token : '' })
  })
  door.get(FRONT, (c) => run(c, { issuer: c.req.query('iss') ?? '', session: c.req.query('sid') ?? '' }))
  return door
}
