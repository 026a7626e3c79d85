// Fetches a delivery from an address: an OData service (v3 or v4) page by page, or a file.
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { type Delivery, type FiguresPart, sortDelivery } from './import-delivery.ts'
import { readJson } from './parts/json-rows.ts'
import type { Lists, Row } from './parts/metadata.ts'
import { DeliveryFault } from './parts/report.ts'
import { localSources, type Source } from './parts/source.ts'

// CBS answers at most 10,000 rows to one request of the v3 API (its manual, "limits").
const PAGE = 10_000
const PATIENCE_MS = 120_000
const ATTEMPTS = 3

/** Fetches with patience, and remembers what came by. */
export class Web {
  private readonly hash = createHash('sha256')
  private readonly mayFetch: (address: URL) => boolean
  bytes = 0

  constructor(mayFetch: (address: URL) => boolean = () => true) {
    this.mayFetch = mayFetch
  }

  get checksum(): string {
    return this.hash.copy().digest('hex')
  }

  async *read(address: URL): AsyncGenerator<Buffer> {
    const response = await this.answer(address)
    if (!response.body) return
    try {
      for await (const chunk of response.body) {
        const bytes = Buffer.from(chunk as Uint8Array)
        this.hash.update(bytes)
        this.bytes += bytes.length
        yield bytes
      }
    } catch (error) {
      throw error instanceof DeliveryFault ? error : new DeliveryFault('truncated')
    }
  }

  private async answer(address: URL, attempt = 1): Promise<Response> {
    if (!this.mayFetch(address)) throw new DeliveryFault('unreachable', { value: `${address.host} staat niet op de lijst van uitgevers` })
    const response = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null)
    const moved = response && response.status >= 300 && response.status < 400 ? response.headers.get('location') : null
    if (moved && attempt <= ATTEMPTS) return this.answer(new URL(moved, address), attempt + 1)
    if (response?.ok) return response
    const passing = !response || response.status === 429 || response.status >= 500
    if (!passing || attempt >= ATTEMPTS) throw new DeliveryFault('unreachable', { value: response ? `antwoord ${response.status}` : 'geen verbinding' })
    await wait(400 * 2 ** attempt)
    return this.answer(address, attempt + 1)
  }

  /** All rows of a small list. */
  async rows(address: URL): Promise<Row[]> {
    const rows: Row[] = []
    for (let next: URL | null = address; next;) {
      const envelope: Row = await readJson(this.read(next), (batch) => { rows.push(...batch) })
      const link: unknown = envelope['odata.nextLink'] ?? envelope['@odata.nextLink']
      next = typeof link === 'string' ? new URL(link, next) : null
    }
    return rows
  }
}

/** Opens an address; `service` says whether it is an OData service. The caller calls `close` when everything has been read. */
export async function openAddress(given: string, web: Web, wanted: string | null): Promise<{ delivery: Delivery; service: boolean; close: () => Promise<void> }> {
  const { service, query } = serviceOf(new URL(given))
  const folder = await mkdtemp(join(tmpdir(), 'slagvaardig-'))
  const close = (): Promise<void> => rm(folder, { recursive: true, force: true })
  try {
    const path = join(folder, nameOf(service))
    await pipeline(web.read(service), createWriteStream(path))
    const sets = await setsOf(path)
    const delivery = sets ? await openService(service, sets, query, web) : await sortDelivery(await localSources(path), wanted)
    return { delivery, service: sets !== null, close }
  } catch (error) {
    await close()
    throw error
  }
}

const nameOf = (address: URL): string => decodeURIComponent(address.pathname.split('/').at(-1) ?? '').replace(/[^\w.-]/g, '-') || 'bestand'

/** Makes of a StatLine page, a service or one of its sets: the address of the service, and the question asked of its figures. */
export function serviceOf(address: URL): { service: URL; query: URLSearchParams } {
  const onPage = /dataset\/([\w]+)/.exec(address.hash)?.[1]
  if (onPage) {
    const police = /politie/i.test(address.host + address.hash)
    return { service: new URL(police ? `https://dataderden.cbs.nl/ODataApi/OData/${onPage}` : `https://opendata.cbs.nl/ODataApi/odata/${onPage}`), query: new URLSearchParams() }
  }
  const set = /^(.*)\/(TypedDataSet|UntypedDataSet|Observations)\/?$/.exec(address.pathname)
  const service = new URL(address)
  if (!set?.[1]) return { service, query: new URLSearchParams() }
  service.pathname = set[1]
  service.search = ''
  return { service, query: address.searchParams }
}

/** The names of the sets of an OData service, or null when the document is something else. */
async function setsOf(path: string): Promise<string[] | null> {
  const [source] = await localSources(path)
  if (!source) return null
  for await (const chunk of source.open()) {
    const start = chunk.toString('utf8').trimStart()
    if (!start.startsWith('{') || !/"(TypedDataSet|UntypedDataSet|Observations)"/.test(start)) return null
    break
  }
  const names: string[] = []
  await readJson(source.open(), (rows) => names.push(...rows.map((row) => String(row['name'] ?? ''))))
  return names.length > 0 ? names : null
}

async function openService(service: URL, sets: string[], query: URLSearchParams, web: Web): Promise<Delivery> {
  const figures = ['TypedDataSet', 'Observations', 'UntypedDataSet'].find((set) => sets.includes(set))
  if (!figures) throw new DeliveryFault('no-figures')
  const lists: Lists = new Map()
  for (const set of sets) {
    if (/DataSet$|^Observations$|Groups$/.test(set)) continue
    lists.set(set, await web.rows(within(service, set, figures === 'Observations' ? {} : { $format: 'json' })))
  }
  const selected = query.has('$top') || query.has('$skip')
  const asked = { ...Object.fromEntries(query), ...(figures === 'Observations' ? {} : { $format: 'json' }) }
  const pageAt = (skip: number): URL => within(service, figures, figures === 'Observations' || selected ? asked : { ...asked, $top: String(PAGE), $skip: String(skip) })
  const partOf = (address: URL): FiguresPart => ({ source: sourceOf(web, address, figures), form: 'json' })
  let skip = 0
  let current = pageAt(0)
  return {
    lists,
    named: service.pathname.split('/').at(-1) ?? null,
    parts: [partOf(current)],
    counted: selected ? null : await countOf(web, within(service, `${figures}/$count`, query.has('$filter') ? { $filter: query.get('$filter') ?? '' } : {})),
    next: (envelope, rows) => {
      const link = envelope['odata.nextLink'] ?? envelope['@odata.nextLink']
      if (typeof link === 'string') current = new URL(link, current)
      else if (rows === PAGE && figures !== 'Observations' && !selected) current = pageAt(skip += PAGE)
      else return null
      return partOf(current)
    },
  }
}

const sourceOf = (web: Web, address: URL, name: string): Source => ({ name, size: 0, open: () => web.read(address) })

function within(service: URL, set: string, query: Record<string, string>): URL {
  const address = new URL(service)
  address.pathname = `${service.pathname.replace(/\/$/, '')}/${set}`
  address.search = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  return address
}

async function countOf(web: Web, address: URL): Promise<number | null> {
  try {
    let text = ''
    for await (const chunk of web.read(address)) text += chunk.toString('utf8')
    const digits = /^\uFEFF?\s*(\d+)\s*$/.exec(text)?.[1]
    return digits === undefined ? null : Number(digits)
  } catch {
    return null
  }
}
