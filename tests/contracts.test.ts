// Writes or checks the generated contracts: what the outside, and a reviewer, may count on.
import { expect, it } from 'vitest'
import { MODULES } from '../src/platform/modules.ts'
import { allRoutes } from '../src/platform/routes.ts'
import { installationOf } from '../src/platform/site.ts'
import { offers } from '../src/web/api.ts'
import { buildSite } from '../src/web/server.ts'
import { readCatalogue } from './catalogue.ts'
import { holdContract } from './contract.ts'
import { printDictionary, printSchema } from './print-schema.ts'
import { world } from './world.ts'

const w = await world()
const catalogue = await readCatalogue(w.owner)

/** JSON in which what fits on a line stands on a line: a schema of a field is read at a glance. */
function jsonText(value: unknown, margin = ''): string {
  const short = JSON.stringify(value)
  if (typeof value !== 'object' || value === null || margin.length + short.length <= 150) return short
  const inner = `${margin}  `
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  const parts = Array.isArray(value) ? value.map((item) => jsonText(item, inner)) : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${jsonText(item, inner)}`)
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${margin}${close}`
}

function printAddresses(): string {
  const pages = allRoutes().map(({ path, name }) => `| ${path} | ${name} |`)
  const rest = offers.map(({ method, path, operation }) => `| ${method.toUpperCase()} | /api/v1${path} | ${operation.name} |`).toSorted()
  return [
    '# Addresses', '', 'Printed from every routes.ts and api.ts by `npm run contracts`. An address that people or machines use is a promise.', '',
    '## Pages', '', '| address | route |', '|---|---|', ...pages, '',
    '## REST', '', '| method | address | operation |', '|---|---|---|', ...rest, '',
  ].join('\n')
}

it('contracts/schema.sql is the database as it stands after a start', () => {
  holdContract('contracts/schema.sql', printSchema(catalogue))
})

it('docs/data-dictionary.md says what every table and column means', () => {
  holdContract('docs/data-dictionary.md', printDictionary(catalogue, MODULES))
})

it('contracts/openapi.json is what the site itself answers', async () => {
  const installation = await installationOf(w.owner)
  if (!installation) throw new Error('the template was not seeded')
  const site = await buildSite({ app: w.app, installation }, { trustProxy: false, perSecond: 0 })
  const answer = await site.request('/api/v1/openapi.json')
  expect(answer.status).toBe(200)
  holdContract('contracts/openapi.json', `${jsonText(await answer.json())}\n`)
})

it('contracts/urls.md names every address', () => {
  holdContract('contracts/urls.md', printAddresses())
})
