// Reads a delivery from a file, a folder or an address: what it is, what is wrong with it, and its figures, ready to load.
import { basename } from 'node:path'
import { openAddress, Web } from './import-address.ts'
import { readCompact } from './import-compact.ts'
import { type Delivery, sortDelivery } from './import-delivery.ts'
import { findHeader, readCsvFigures } from './import-figures-csv.ts'
import { namesInJson, readJsonFigures } from './import-figures-json.ts'
import { Filling, type Known, looksLikeCode } from './parts/filling.ts'
import { guessTable, rolesOf } from './parts/layout.ts'
import { fillFromScreen, readScreen } from './import-screen.ts'
import { describeHead, describeTable } from './parts/metadata.ts'
import type { Progress, Reading, Table } from './parts/reading.ts'
import { DeliveryFault, Report } from './parts/report.ts'
import { checksumOf, localSources, packedFault } from './parts/source.ts'

export type ReadOptions = {
  /** The number of the table that is expected, such as 47018NED; another table is refused. */
  table?: string | undefined
  /** What earlier vintages say, given the number of the table. */
  known?: ((identifier: string) => Promise<Known>) | undefined
  /** Which addresses may be fetched; all when not given. */
  mayFetch?: ((address: URL) => boolean) | undefined
  progress?: ((progress: Progress) => void) | undefined
}

/** `reading` is null when the delivery could not be read to its end. When `report.refused` is true, nothing may be loaded. */
export type Outcome = { reading: Reading | null; report: Report }

type Figures = Omit<Reading, 'origin'>

const NOTHING_KNOWN: Known = { title: null, before: { gebieden: [], soorten: [], perioden: [] }, areas: [], categories: [], measures: [] }
const BETWEEN_PROGRESS_MS = 500

/** Reads everything and loads nothing. Memory: about 8 bytes a figure and 28 a series, whatever the size of the delivery. */
export async function readDelivery(from: string, options: ReadOptions = {}): Promise<Outcome> {
  const report = new Report()
  try {
    const read = /^https?:\/\//i.test(from) ? readAddress : readLocal
    return { reading: await read(from, options, report), report }
  } catch (error) {
    const fault = packedFault(error)
    if (!(fault instanceof DeliveryFault)) throw error
    report.add(fault.code, fault.fault)
    return { reading: null, report }
  }
}

async function readLocal(path: string, options: ReadOptions, report: Report): Promise<Reading | null> {
  const sources = await localSources(path)
  const figures = await readSorted(await sortDelivery(sources, options.table ?? null), options, report)
  const bytes = sources.reduce((sum, source) => sum + source.size, 0)
  return figures && { ...figures, origin: { name: basename(path), checksum: await checksumOf(path), bytes } }
}

async function readAddress(address: string, options: ReadOptions, report: Report): Promise<Reading | null> {
  const web = new Web(options.mayFetch)
  const { delivery, service, close } = await openAddress(address, web, options.table ?? null)
  try {
    const figures = await readSorted(delivery, options, report)
    if (figures && service && delivery.counted === null) report.add('uncounted')
    return figures && { ...figures, origin: { name: address, checksum: web.checksum, bytes: web.bytes } }
  } finally {
    await close()
  }
}

async function readSorted(delivery: Delivery, options: ReadOptions, report: Report): Promise<Figures | null> {
  const [first] = delivery.parts
  if (first?.form === 'compact') return readCompact(first.source, options.table, report)
  const identifier = identifierOf(delivery, options.table)
  if (!first) throw new DeliveryFault('no-figures')
  const known = (await options.known?.(identifier)) ?? NOTHING_KNOWN
  const screen = first.form === 'csv' ? await readScreen(first.source) : null
  const header = screen ?? (first.form === 'csv' ? await findHeader(first.source) : await namesInJson(first.source))
  const table = tableOf(delivery, identifier, header, known, report)
  const roles = rolesOf(header.names, table, report)
  if (report.refused) return null
  const filling = new Filling(table, known, report)
  const stop = reportProgress(filling, options)
  try {
    if (screen) fillFromScreen(screen, roles, filling, report)
    else if (first.form === 'json') await readJsonFigures(delivery, header.names, roles, filling, report)
    else await readCsvParts(delivery, table, filling, report)
  } finally {
    stop()
  }
  const figures = finished(table, filling, delivery, report)
  if (!report.refused) compareWithBefore(figures, known, report)
  return figures
}

/** The number of the table: as its description, its address or its file name has it, else the one that was asked for. */
function identifierOf(delivery: Delivery, wanted: string | undefined): string {
  const said = describeHead(delivery.lists).identifier || delivery.named || wanted
  if (!said) throw new DeliveryFault('no-identifier')
  if (wanted && said.toLowerCase() !== wanted.toLowerCase()) throw new DeliveryFault('wrong-table', { value: said, expected: wanted })
  return said
}

function tableOf(delivery: Delivery, identifier: string, header: { names: string[]; sample: string[][] }, known: Known, report: Report): Table {
  const described = describeTable(delivery.lists)
  if (described) return { ...described, identifier }
  const guessed = guessTable(header.names, header.sample, known.measures, report)
  report.add('no-metadata')
  return { ...guessed, title: known.title ?? identifier, ...given(describeHead(delivery.lists)), identifier }
}

const given = (head: object): Partial<Table> => Object.fromEntries(Object.entries(head).filter(([, value]) => value !== null && value !== ''))

async function readCsvParts(delivery: Delivery, table: Table, filling: Filling, report: Report): Promise<void> {
  for (const part of delivery.parts) {
    const header = await findHeader(part.source)
    const roles = rolesOf(header.names, table, report)
    if (report.refused) return
    await readCsvFigures(part.source, header, roles, filling, report)
  }
}

function reportProgress(filling: Filling, options: ReadOptions): () => void {
  const timer = setInterval(() => options.progress?.({ phase: 'reading', rows: filling.rows }), BETWEEN_PROGRESS_MS)
  return () => clearInterval(timer)
}

function finished(table: Table, filling: Filling, delivery: Delivery, report: Report): Figures {
  const { periods, at } = filling.finishedPeriods()
  const areas = filling.finishedAreas()
  if (!report.refused) checkWhole(table, filling, delivery, report)
  return { table, report, cube: filling.cube, measures: filling.finishedMeasures(), categories: filling.finishedCategories(), areas, periods, periodAt: at, rows: filling.rows }
}

// Whether everything came that should have come, as far as anyone says how much that is.
function checkWhole(table: Table, filling: Filling, delivery: Delivery, report: Report): void {
  const { rows } = filling
  if (rows === 0) report.add('no-figures')
  if (delivery.counted !== null && delivery.counted !== rows) report.add('count-mismatch', { value: String(rows), expected: String(delivery.counted) })
  if (table.rowCount !== null && table.rowCount !== rows) report.add('selection', { value: String(rows), expected: String(table.rowCount) })
  const grid = filling.wholeGrid()
  if (grid > rows && !filling.sparse) report.add('incomplete-grid', { value: String(rows), expected: String(grid) })
  const area = table.dimensions.find((dimension) => dimension.kind === 'area')
  if (area && !area.codes && filling.finishedAreas().some(({ key }) => !looksLikeCode(key) && key !== 'NL')) report.add('names-as-codes', { column: area.title })
}

// A delivery that lacks what the one before had may be a selection by mistake: from then on the site would miss those figures.
function compareWithBefore({ cube, areas, categories, periods }: Figures, { before }: Known, report: Report): void {
  const used = cube.used()
  const now = {
    gebieden: new Set(areas.filter((_, at) => used.areas.has(at)).map(({ key }) => key)),
    soorten: new Set(categories.filter((_, at) => used.categories.has(at)).map(({ key }) => key)),
    perioden: new Set(periods.map(({ key }) => key)),
  }
  for (const kind of ['gebieden', 'soorten', 'perioden'] as const) {
    const lacking = before[kind].filter((key) => !now[kind].has(key))
    if (lacking.length > 0) report.add('less-than-before', { value: `${lacking.length} ${kind}`, expected: lacking.slice(0, 5).join(', ') })
  }
}
