// The addresses at which the access log can be fetched by programs (C2SP tlog-tiles), and where witnesses hand in what they signed.
import { type Context as HonoContext, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { z } from 'zod'
import { bundleOf } from '../../methods/merkle/entries.ts'
import { parseTilePath } from '../../methods/merkle/tile.ts'
import { type Operation, perform } from '../operation.ts'
import { asProblem, Problem } from '../problem.ts'
import { report, type Site } from '../site.ts'
import { whoAsks } from '../asking/who-asks.ts'
import { logEntries } from './lines.ts'
import { logCheckpoint, logKeys, logTile } from './published.ts'
import { addCosignature } from './witnesses.ts'

const TEXT = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' }
// A tile of a certain width never changes; that of lines is for one pair of eyes.
const TILE = { 'content-type': 'application/octet-stream', 'cache-control': 'public, max-age=31536000, immutable' }
const BUNDLE = { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' }

/** Mounted at /logboek. Errors are one Dutch sentence as text, because programs read it. */
export function logDoor(site: Site): Hono {
  const door = new Hono()
  door.onError((error, c) => answerProblem(c, error))
  door.get('/checkpoint', async (c) => c.body((await run(c, site, logCheckpoint, {})).note, 200, TEXT))
  // Empty as long as nobody signed: that is no fault, and a browser would show a 404 as one.
  door.get('/checkpoint-met-getuigen', async (c) => c.body((await run(c, site, logCheckpoint, { witnessed: true })).note, 200, TEXT))
  door.get('/sleutels', async (c) => {
    const { log, witnesses } = await run(c, site, logKeys, {})
    return c.body([log, ...witnesses.map(({ key }) => key)].map((key) => `${key}\n`).join(''), 200, TEXT)
  })
  door.get('/tile/*', async (c) => {
    const asked = parseTilePath(c.req.path.replace(/^.*?\/tile\//, 'tile/'))
    if (!asked) throw new Problem('not-found')
    if (asked.kind === 'tile') return c.body(new Uint8Array((await run(c, site, logTile, asked.tile)).hashes), 200, TILE)
    const { entries } = await run(c, site, logEntries, asked.tile)
    return c.body(new Uint8Array(bundleOf(entries)), 200, BUNDLE)
  })
  door.post('/medeondertekening', bodyLimit({ maxSize: 64_000, onError: (c) => answerProblem(c, new Problem('too-large')) }), async (c) => {
    const { size } = await run(c, site, addCosignature, { note: await c.req.text() })
    return c.body(`Ontvangen: ${size} regels.\n`, 200, TEXT)
  })
  return door
}

async function run<I extends z.ZodObject, O extends z.ZodType>(c: HonoContext, site: Site, operation: Operation<I, O>, input: z.input<I>): Promise<z.output<O>> {
  const { identity, actor } = await whoAsks(c, site)
  return perform(operation, input, { database: site.database, identity, actor, origin: site.originOf(c), trace: c.get('trace') as string })
}

function answerProblem(c: HonoContext, thrown: unknown): Response {
  const problem = asProblem(thrown)
  if (problem.status >= 500) report(problem, c)
  return c.body(`${problem.detail ?? problem.issues[0]?.message ?? problem.title}\n`, problem.status as 404, TEXT)
}
