// The second door: the same operations as JSON, with OpenAPI made from their schemas.
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context as HonoContext } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { type Operation, perform } from './operation.ts'
import { asProblem, Problem } from './problem.ts'
import { type Site, report } from './site.ts'
import { whoAsks } from './asking/who-asks.ts'

export type Offer = { method: 'get' | 'post' | 'put' | 'delete'; path: string; operation: Operation; summary: string }

/** Offers an operation over REST. `{part}` in the path, and the query or JSON body, together are the operation's input. */
export function offer<I extends z.ZodObject, O extends z.ZodType>(
  method: Offer['method'], path: string, operation: Operation<I, O>, more: { summary: string },
): Offer {
  return { method, path, operation: operation as unknown as Operation, ...more }
}

export const API_VERSION = '1.0.0'
const LARGEST = 1024 * 1024

const problemSchema = z.object({
  type: z.string(), title: z.string(), status: z.number().int(), detail: z.string().optional(),
  issues: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
}).meta({ id: 'Probleem', description: 'Wat er misging (RFC 9457).' })

/** The API of all modules under /api/v1, with its own description at /api/v1/openapi.json. */
export function restDoor(offers: Offer[], site: Site): OpenAPIHono {
  const door = new OpenAPIHono()
  door.use('*', async (c, next) => {
    await next()
    c.header('API-Version', API_VERSION)
  })
  door.use('*', bodyLimit({ maxSize: LARGEST, onError: (c) => problemJson(c, new Problem('too-large')) }))
  for (const item of offers) {
    door.openAPIRegistry.registerPath(described(item))
    door.on(item.method.toUpperCase(), item.path.replaceAll(/\{(\w+)\}/g, ':$1'), (c) => answer(c, item, site))
  }
  door.get('/openapi.json', (c) => {
    c.header('access-control-allow-origin', '*')
    return c.json(openApi(door))
  })
  door.all('*', (c) => problemJson(c, new Problem('not-found')))
  return door
}

/** The description of the API: also the contract in contracts/openapi.json. */
export function openApi(door: OpenAPIHono): object {
  return door.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Slagvaardig', version: API_VERSION, description: 'Kiezen, doen en verantwoorden in een veiligheidscoalitie.',
      license: { name: 'EUPL-1.2', url: 'https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12' }, contact: { name: 'Slagvaardig', url: 'https://github.com/slagvaardig/slagvaardig' },
    },
    servers: [{ url: '/api/v1' }],
  })
}

const partsOf = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)

function described({ method, path, operation, summary }: Offer): Parameters<OpenAPIHono['openAPIRegistry']['registerPath']>[0] {
  const fields = Object.entries(operation.input.shape)
  const inPath = ([name]: [string, unknown]): boolean => partsOf(path).includes(name)
  const params = z.object(Object.fromEntries(fields.filter(inPath)))
  const rest = z.object(Object.fromEntries(fields.filter((field) => !inPath(field))))
  const headers = z.object({ 'API-Version': z.string().meta({ example: API_VERSION }) })
  return {
    method, path, summary, operationId: operation.name, tags: [operation.name.split('.')[0]!],
    description: `Wie: ${operation.may.sentence}.`,
    request: {
      ...(partsOf(path).length > 0 ? { params } : {}),
      ...(method === 'get' ? { query: rest } : { body: { required: true, content: { 'application/json': { schema: rest } } } }),
    },
    responses: {
      [method === 'post' ? 201 : 200]: { description: 'Gelukt', headers, content: { 'application/json': { schema: operation.output } } },
      default: { description: 'Niet gelukt', headers, content: { 'application/problem+json': { schema: problemSchema } } },
    },
  }
}

async function answer(c: HonoContext, { method, operation }: Offer, site: Site): Promise<Response> {
  try {
    const { identity, actor } = await whoAsks(c, site)
    const body = method === 'get' || method === 'delete' ? Object.fromEntries(new URL(c.req.url).searchParams) : await jsonBody(c)
    const input = { ...body, ...c.req.param() } as Record<string, never>
    const output = await perform(operation, input, { database: site.database, identity, actor, origin: site.originOf(c), trace: c.get('trace') as string })
    return c.json(output as object, method === 'post' ? 201 : 200)
  } catch (thrown) {
    const problem = asProblem(thrown)
    if (problem.status >= 500) report(problem, c)
    return problemJson(c, problem)
  }
}

// Only JSON is accepted: a form of another site can send text or form data with a user's cookie, but not this.
async function jsonBody(c: HonoContext): Promise<object> {
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? '')) {
    throw new Problem('invalid-input', { detail: 'Stuur JSON, met content-type application/json.' })
  }
  const body: unknown = await c.req.json().catch(() => undefined)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Problem('invalid-input', { detail: 'De JSON is niet leesbaar.' })
  return body
}

/** A problem as programs read it (RFC 9457). */
export function problemJson(c: HonoContext, problem: Problem): Response {
  const { title, status, detail, issues, code } = problem
  return c.body(JSON.stringify({ type: `urn:slagvaardig:probleem:${code}`, title, status, detail, ...(issues.length > 0 ? { issues } : {}) }), status as 400, {
    'content-type': 'application/problem+json', 'API-Version': API_VERSION,
  })
}
