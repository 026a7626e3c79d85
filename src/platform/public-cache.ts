// Keeps public pages ready as they were last made, until anything changes: visitors all get the same bytes.
import type { MiddlewareHandler } from 'hono'

type Kept = { body: string; headers: Record<string, string>; madeAt: number }

const MOST_PAGES = 2000
const MOST_CHARACTERS = 48 * 1024 * 1024
const OLDEST_MS = 60_000

/** Answers a visitor's GET from memory; `forget` empties it. Pages ask to be kept by setting `public` on the context. */
export function publicCache(cookieOfSession: RegExp): { middleware: MiddlewareHandler; forget: () => void } {
  const pages = new Map<string, Kept>()
  let characters = 0
  let generation = 0

  const forget = (): void => {
    pages.clear()
    characters = 0
    generation += 1
  }

  const keep = (key: string, page: Kept): void => {
    if (pages.size >= MOST_PAGES || characters + page.body.length > MOST_CHARACTERS) forget()
    pages.set(key, page)
    characters += page.body.length
  }

  const middleware: MiddlewareHandler = async (c, next) => {
    if (c.req.method !== 'GET' || cookieOfSession.test(c.req.header('cookie') ?? '')) return next()
    const key = c.req.url
    const kept = pages.get(key)
    if (kept && Date.now() - kept.madeAt < OLDEST_MS) return new Response(kept.body, { headers: kept.headers })
    const asked = generation
    await next()
    if (!c.get('public')) return
    c.res.headers.set('cache-control', 'public, max-age=0, must-revalidate')
    // What was read before a change must not be kept after it.
    if (asked === generation) keep(key, { body: await c.res.clone().text(), headers: Object.fromEntries(c.res.headers), madeAt: Date.now() })
  }
  return { middleware, forget }
}
