// Sorts out what a folder, zip or file holds: the publisher's lists on one side, the figures on the other.
import { readCsvBytes, readCsv, type CsvRow } from './parts/csv-rows.ts'
import { type Envelope, readJson } from './parts/json-rows.ts'
import { textOf } from './parts/codes.ts'
import { listOfHeader, type Lists, type Row } from './parts/metadata.ts'
import { DeliveryFault } from './parts/report.ts'
import { headOf, type Source } from './parts/source.ts'

export type FiguresPart = { source: Source; form: 'csv' | 'json' | 'compact' }

/** What a delivery is made of. `next` gives the page after this one, for figures that come in pages. */
export type Delivery = {
  lists: Lists
  /** The table's number as addresses and file names have it; null when they do not. */
  named: string | null
  parts: FiguresPart[]
  next: (envelope: Envelope, rows: number, part: FiguresPart) => FiguresPart | null
  /** The number of rows that the publisher counted for exactly this request. */
  counted: number | null
}

type Sorted = { source: Source; identifier: string | null; set: string; form: 'csv' | 'json' | 'compact'; head: Buffer }

const DELIMITERS = [';', ',', '\t'].map((sign) => sign.charCodeAt(0))
const FIGURES = ['TypedDataSet', 'UntypedDataSet', 'Observations', 'figures']
const SKIPPED = /^(CategoryGroups|ColDescriptions|\w*Groups|unnamed list|catalog)$/
const KNOWN_SETS = /(?:^|_)(TypedDataSet|UntypedDataSet|TableInfos|DataProperties|CategoryGroups|ColDescriptions|Observations|MeasureCodes|Dimensions|Properties|catalog|[A-Za-z]+Groups|[A-Za-z]+Codes)(?=[_.-]|$)/
const IDENTIFIER = /^(\d{4,5}[A-Za-z]{3}|\d{5}_\d{2,4}|\d{4,5}_[A-Za-z]{2,4})(?=[_. -]|$)/

/**
 * Sorts the parts of a local delivery by what they say themselves, and by their names where they say nothing.
 * @param wanted the table to take when several lie together.
 */
export async function sortDelivery(sources: Source[], wanted: string | null): Promise<Delivery> {
  const all = (await Promise.all(sources.map(sortOne))).filter((part) => part !== null)
  const chosen = chooseTable(all, wanted)
  const lists: Lists = new Map()
  for (const part of chosen) if (!FIGURES.includes(part.set) && !SKIPPED.test(part.set)) await readLists(part, lists)
  const figures = chosen.filter((part) => FIGURES.includes(part.set))
  const typed = figures.filter((part) => part.set !== 'UntypedDataSet')
  const parts = (typed.length > 0 ? typed : figures).map(({ source, form }): FiguresPart => ({ source, form }))
  return {
    lists,
    named: chosen.find((part) => part.identifier !== null)?.identifier ?? null,
    parts,
    counted: null,
    next: (envelope, _rows, part) => {
      const following = parts[parts.indexOf(part) + 1] ?? null
      const promised = envelope['odata.nextLink'] ?? envelope['@odata.nextLink']
      if (!following && promised !== undefined) throw new DeliveryFault('truncated', { file: part.source.name })
      return following
    },
  }
}

function chooseTable(all: Sorted[], wanted: string | null): Sorted[] {
  const same = (a: string | null, b: string): boolean => a !== null && a.toLowerCase() === b.toLowerCase()
  const tables = new Set(all.filter((part) => FIGURES.includes(part.set)).map((part) => part.identifier?.toLowerCase() ?? null))
  const identifiers = new Set(all.map((part) => part.identifier?.toLowerCase()).filter((id) => id !== undefined))
  if (identifiers.size <= 1) return all
  if (wanted !== null) {
    const found = all.filter((part) => same(part.identifier, wanted))
    if (found.some((part) => FIGURES.includes(part.set))) return found
    throw new DeliveryFault('no-figures')
  }
  const [only] = tables
  if (tables.size === 1 && typeof only === 'string') return all.filter((part) => same(part.identifier, only))
  throw new DeliveryFault('several-tables', { value: [...identifiers].join(', ') })
}

async function sortOne(source: Source): Promise<Sorted | null> {
  const head = await headOf(source)
  const start = textOf(head.subarray(0, 1 << 12).filter((byte) => byte < 0x80)).trimStart()
  if (start === '' || start.includes('\0')) return null
  const identifier = IDENTIFIER.exec(source.name)?.[1] ?? null
  const named = KNOWN_SETS.exec(source.name)?.[1] ?? null
  return start.startsWith('{') || start.startsWith('[')
    ? { source, head, ...sortJson(start, identifier, named, source.name) }
    : { source, head, form: 'csv', identifier, set: sortCsv(head, named, source.name) }
}

function sortJson(start: string, identifier: string | null, named: string | null, name: string): Pick<Sorted, 'identifier' | 'set' | 'form'> {
  if (/"form"\s*:\s*"slagvaardig-figures/.test(start)) return { identifier, set: 'figures', form: 'compact' }
  const context = /"@?odata\.(?:metadata|context)"\s*:\s*"[^"]*?\/([A-Za-z0-9_]+)\/\$metadata#([^"/]+)/.exec(start)
  const set = context?.[2]?.split('.').at(-1) ?? named ?? listInName(name)
  return { identifier: context?.[1] ?? identifier, set, form: 'json' }
}

function sortCsv(head: Buffer, named: string | null, name: string): string {
  const header = firstRow(head)
  if (header[0] === 'TableInfos') return 'StatLine metadata'
  const list = listOfHeader(header, named ?? listInName(name))
  return list ?? named ?? 'figures'
}

/** The cells of the first row of a csv. */
function firstRow(head: Buffer): string[] {
  let cells: string[] = []
  readCsvBytes(head, delimiterOf(head), (row) => { if (cells.length === 0) cells = cellsOf(row) }, true)
  return cells
}

/**
 * The delimiter of a csv: the one that is the first to cut a row into cells, so that semicolons in a long text do not count;
 * between two that do, the one that cuts most rows into the same number of cells, so that decimal commas do not.
 */
export function delimiterOf(head: Buffer): number {
  const tried = DELIMITERS.map((byte) => {
    const counts = new Map<number, number>()
    let first = Infinity
    readCsvBytes(head.subarray(0, 1 << 16), byte, ({ count, wellQuoted, line }) => {
      if (count < 2 || !wellQuoted) return
      first = Math.min(first, line)
      counts.set(count, (counts.get(count) ?? 0) + 1)
    }, true)
    return { byte, first, even: Math.max(0, ...counts.values()) }
  })
  return tried.reduce((best, other) => (other.first < best.first || (other.first === best.first && other.even > best.even) ? other : best)).byte
}

/** The texts of the cells of a row, trimmed. */
export function cellsOf(row: CsvRow): string[] {
  return Array.from({ length: row.count }, (_, cell) => textOf(row.bytes.subarray(row.starts[cell], row.ends[cell])).replaceAll('""', '"').trim())
}

// '47018NED_2024-08_SoortMisdrijf.csv' → SoortMisdrijf: the part of a name that is a word of letters.
function listInName(name: string): string {
  const words = name.replace(/\.[^_]*$/, '').split('_').filter((word) => /^[A-Z][A-Za-z]{3,}\d*$/.test(word))
  return words[0] ?? 'unnamed list'
}

async function readLists(part: Sorted, lists: Lists): Promise<void> {
  if (part.form === 'json') {
    const rows: Row[] = []
    await readJson(part.source.open(), (batch) => rows.push(...batch))
    lists.set(part.set, [...(lists.get(part.set) ?? []), ...rows])
    return
  }
  const table: string[][] = []
  await readCsv(part.source.open(), delimiterOf(part.head), (row) => table.push(cellsOf(row)))
  if (part.set === 'StatLine metadata') for (const [set, rows] of sectionsOf(table)) lists.set(set, rows)
  else lists.set(part.set, rowsOf(table))
}

function rowsOf([header, ...rows]: string[][]): Row[] {
  return rows.map((cells) => Object.fromEntries((header ?? []).map((name, at) => [name, cells[at] ?? ''])))
}

/** A StatLine metadata file is several lists under each other: a line with only a name, a header, rows. */
function sectionsOf(table: string[][]): Map<string, Row[]> {
  const sections = new Map<string, Row[]>()
  const starts = table.flatMap((cells, at) => (isSectionName(cells, table[at + 1]) ? [at] : []))
  starts.forEach((start, at) => {
    const name = table[start]?.[0] ?? ''
    sections.set(name, rowsOf(table.slice(start + 1, starts[at + 1])))
  })
  return sections
}

function isSectionName(cells: string[], following: string[] | undefined): boolean {
  const alone = /^[A-Za-z]\w*$/.test(cells[0] ?? '') && cells.slice(1).every((cell) => cell === '')
  return alone && (following?.[0] === 'ID' || following?.[0] === 'Key' || following?.[0] === 'Identifier' || following?.[0] === 'odata.type')
}
