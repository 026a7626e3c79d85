// Fetches tables from a made-up publisher over http: page by page, counted, with patience, and only where it may.
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { document, EXAMPLE, IDENTIFIER, keyedCsv, MEASURE, metadataCsv, v3Sets, v4Sets, zipOf } from '../../tests/deliveries.ts'
import { serviceOf } from './import-address.ts'
import { readDelivery } from './import-read.ts'
import { isPublisher } from './rules.ts'

let server: Server | undefined
afterEach(() => { server?.close() })

type Answer = { status?: number; body: string | Buffer; headers?: Record<string, string> } | undefined

/** A publisher that answers what `answer` says of a path and its query; gives the address it listens on. */
async function publisher(answer: (path: string, query: URLSearchParams, asked: IncomingMessage) => Answer): Promise<string> {
  const made = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://publisher')
    const given = answer(url.pathname, url.searchParams, request) ?? { status: 404, body: 'niet gevonden' }
    response.writeHead(given.status ?? 200, given.headers).end(given.body)
  })
  server = made
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(made.address() as AddressInfo).port}`
}

const BIG = Array.from({ length: 25_000 }, (_, ID) => ({
  ID, SoortMisdrijf: ID % 2 ? '1.1.1 ' : '0.0.0 ', RegioS: 'GM0307', Perioden: `${1000 + Math.floor(ID / 2) % 9000}JJ00`, [MEASURE]: ID,
  ...(ID >= 18_000 ? { RegioS: 'GM0344', Perioden: `${1000 + Math.floor((ID - 18_000) / 2)}JJ00` } : {}),
}))
const LISTS = { ...v3Sets(EXAMPLE), Perioden: Array.from({ length: 9000 }, (_, at) => ({ Key: `${1000 + at}JJ00`, Title: String(1000 + at), Status: 'Definitief' })) }

/** The v3 API as CBS runs it: at most 10,000 rows to a request, no link to the next page. */
function v3(more: { count?: string | undefined; lie?: number } = {}) {
  return (path: string, query: URLSearchParams): Answer => {
    const set = path.split('/').slice(3).join('/')
    if (set === '') return { body: JSON.stringify({ 'odata.metadata': 'x', value: [...Object.keys(LISTS), 'UntypedDataSet', 'CategoryGroups'].map((name) => ({ name, url: `http://elsewhere/${name}` })) }) }
    if (set === 'TypedDataSet/$count') return more.count === undefined ? undefined : { body: `\uFEFF${more.count}` }
    if (set !== 'TypedDataSet') return { body: document(set, (LISTS as Record<string, unknown[]>)[set]) }
    const [top, skip] = [Number(query.get('$top')), Number(query.get('$skip'))]
    return top > 10_000 || !query.has('$top') ? { status: 500, body: 'te veel' } : { body: document(set, BIG.slice(skip, skip + top)) }
  }
}

describe('an OData v3 service', () => {
  it('is read page by page, and counted', async () => {
    const address = await publisher(v3({ count: '25000' }))
    const { reading, report } = await readDelivery(`${address}/OData/${IDENTIFIER}`)
    expect(report.findings.map(({ code }) => code)).toEqual(['incomplete-grid'])
    expect(reading).toMatchObject({ rows: 25_000, table: { identifier: IDENTIFIER, publisher: 'Politie' } })
    expect(reading?.origin.checksum).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is refused when it gave fewer rows than it counted', async () => {
    const address = await publisher(v3({ count: '25001' }))
    const { report } = await readDelivery(`${address}/OData/${IDENTIFIER}`)
    expect(report.findings).toContainEqual({ code: 'count-mismatch', fault: { value: '25000', expected: '25001' } })
  })

  it('is read without a count too, and that is said', async () => {
    const address = await publisher(v3())
    const { report } = await readDelivery(`${address}/OData/${IDENTIFIER}/TypedDataSet`)
    expect(report.refused).toBe(false)
    expect(report.counts.get('uncounted')).toBe(1)
  })

  it('is not asked for ever when it gives the same page again and again', async () => {
    const address = await publisher((path, query) => v3({ count: '25000' })(path, query.has('$skip') ? new URLSearchParams({ $top: '10000', $skip: '0' }) : query))
    const { report } = await readDelivery(`${address}/OData/${IDENTIFIER}`)
    expect(report.counts.get('doubled-row')).toBeGreaterThan(10_000)
  })
})

describe('an OData v4 service', () => {
  it('is read along its links to next pages', async () => {
    const sets = v4Sets(EXAMPLE)
    const rows = sets['Observations'] as object[]
    const address = await publisher((path, query) => {
      const set = path.split('/').slice(3).join('/')
      if (set === '') return { body: JSON.stringify({ '@odata.context': 'x', value: Object.keys(sets).map((name) => ({ name, url: name })) }) }
      if (set === 'Observations/$count') return { body: String(rows.length) }
      if (set !== 'Observations') return sets[set] ? { body: document(set, sets[set]) } : undefined
      const skip = Number(query.get('$skip') ?? 0)
      return { body: document(set, rows.slice(skip, skip + 3), skip + 3 < rows.length ? { '@odata.nextLink': `Observations?$skip=${skip + 3}` } : {}) }
    })
    const { reading, report } = await readDelivery(`${address}/CBS/${IDENTIFIER}`)
    expect(report.findings).toEqual([])
    expect(reading).toMatchObject({ rows: 8, measures: [{ key: 'M004200_1', unit: 'aantal' }] })
  })
})

describe('a file at an address', () => {
  it('is read like a file on disk', async () => {
    const zip = zipOf({ [`${IDENTIFIER}_metadata.csv`]: metadataCsv(EXAMPLE), [`${IDENTIFIER}_UntypedDataSet.csv`]: keyedCsv(EXAMPLE) })
    const address = await publisher((path) => (path === '/bestand.zip' ? { body: zip } : { status: 302, body: '', headers: { location: '/bestand.zip' } }))
    const { reading, report } = await readDelivery(`${address}/${IDENTIFIER}.zip`)
    expect(report.findings).toEqual([])
    expect(reading?.rows).toBe(8)
  })

  it('is refused when the connection breaks halfway', async () => {
    const csv = keyedCsv(EXAMPLE)
    const address = await publisher(() => ({ body: csv, headers: { 'content-length': String(csv.length + 100) } }))
    const { report } = await readDelivery(`${address}/${IDENTIFIER}.csv`)
    expect(report.findings.map(({ code }) => code)).toEqual(['truncated'])
  })

  it('is asked for again after a hiccup, and given up when it is not there', async () => {
    let asked = 0
    const address = await publisher((path) => (path.endsWith('.csv') ? (asked++ === 0 ? { status: 503, body: '' } : { body: keyedCsv(EXAMPLE) }) : undefined))
    const { reading } = await readDelivery(`${address}/${IDENTIFIER}.csv`)
    expect(reading?.rows).toBe(8)
    const { report } = await readDelivery(`${address}/nergens`)
    expect(report.findings).toEqual([{ code: 'unreachable', fault: { value: 'antwoord 404' } }])
  })
})

describe('where may be fetched', () => {
  it('is decided for every address, also after a redirect', async () => {
    const address = await publisher((path) => (path === '/a' ? { status: 302, body: '', headers: { location: 'http://127.0.0.1:1/secret' } } : undefined))
    const { report } = await readDelivery(`${address}/a`, { mayFetch: ({ port }) => port !== '1' })
    expect(report.findings).toEqual([{ code: 'unreachable', fault: { value: '127.0.0.1:1 staat niet op de lijst van uitgevers' } }])
  })

  it('is on the site only at publishers, over https', () => {
    expect(['https://opendata.cbs.nl/x', 'https://cbs.nl', 'https://data.politie.nl/'].map((address) => isPublisher(new URL(address)))).toEqual([true, true, true])
    expect(['http://opendata.cbs.nl/x', 'https://cbs.nl.evil.example', 'https://evilcbs.nl', 'https://127.0.0.1/'].map((address) => isPublisher(new URL(address)))).toEqual([false, false, false, false])
  })
})

describe('the address of a StatLine page', () => {
  it('leads to the open data of that table', () => {
    const open = (address: string): string => serviceOf(new URL(address)).service.href
    expect(open('https://data.politie.nl/#/Politie/nl/dataset/47018NED/table?ts=1')).toBe('https://dataderden.cbs.nl/ODataApi/OData/47018NED')
    expect(open('https://opendata.cbs.nl/statline/#/CBS/nl/dataset/83648NED/table')).toBe('https://opendata.cbs.nl/ODataApi/odata/83648NED')
  })

  it('keeps the question that was asked of the figures', () => {
    const { service, query } = serviceOf(new URL("https://dataderden.cbs.nl/ODataApi/OData/47018NED/TypedDataSet?$filter=Perioden eq '2018JJ00'"))
    expect(service.href).toBe('https://dataderden.cbs.nl/ODataApi/OData/47018NED')
    expect(query.get('$filter')).toBe("Perioden eq '2018JJ00'")
  })
})
