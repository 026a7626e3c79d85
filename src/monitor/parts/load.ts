// Writes a reading as a vintage, in the transaction it is given: all of it, or nothing when that transaction fails.
import type { WriteSql } from '../../platform/database.ts'
import { newId } from '../../platform/id.ts'
import { attributionOf } from '../words.ts'
import type { Progress, Reading } from './reading.ts'
import { findingsOf } from './report.ts'

export type LoadedAs = { as: 'coalition-office' | 'system' | 'seed'; at: Date; note: string | null; progress?: (progress: Progress) => void }

// Some two hundred kilobytes a statement: larger ones are not faster and leave more to clean up.
const SERIES_AT_ONCE = 2_000
const ROWS_AT_ONCE = 5_000

/** Adds the vintage and everything in it. @returns its id. The reading must not be refused: the caller has checked that. */
export async function loadVintage(sql: WriteSql, reading: Reading, how: LoadedAs): Promise<string> {
  const id = newId()
  const { table, periods, origin } = reading
  const source = await sourceOf(sql, reading)
  await sql`
    insert into monitor.vintage (id, source, title, modified, frequency, restated, map_year, periods, period_titles, period_status,
      taken_from, checksum, bytes, rows, warnings, note, imported_at, imported_as)
    values (${id}, ${source}, ${table.title}, ${table.modified}, ${table.frequency}, ${table.borders.restated}, ${table.borders.mapYear},
      ${periods.map(({ key }) => key)}, ${periods.map(({ title }) => title)}, ${periods.map(({ status }) => status)},
      ${origin.name}, ${origin.checksum}, ${origin.bytes}, ${reading.rows}, ${sql.json(findingsOf(reading.report))}, ${how.note}, ${how.at}, ${how.as})`
  await loadCodes(sql, id, reading)
  await loadSeries(sql, id, reading, how.progress)
  return id
}

/** The number under which the table is known: deliveries write 70072ned and 70072NED. */
async function sourceOf(sql: WriteSql, { table }: Reading): Promise<string> {
  const [known] = await sql<{ identifier: string }[]>`select identifier from monitor.source where lower(identifier) = lower(${table.identifier})`
  if (known) return known.identifier
  const publisher = table.publisher ?? 'onbekend'
  await sql`insert into monitor.source (identifier, publisher, attribution) values (${table.identifier}, ${publisher}, ${attributionOf(publisher)})`
  return table.identifier
}

async function loadCodes(sql: WriteSql, vintage: string, reading: Reading): Promise<void> {
  const used = reading.cube.used()
  const measures = reading.measures.filter((_, at) => used.measures.has(at))
  await inBatches(measures.map(({ key, title, unit, decimals }) => ({ vintage_id: vintage, key, title, unit, decimals })),
    (rows) => sql`insert into monitor.measure ${sql(rows)}`)
  await inBatches(reading.categories.filter((_, at) => used.categories.has(at)).map(({ key, title }) => ({ vintage_id: vintage, key, title })),
    (rows) => sql`insert into monitor.category ${sql(rows)}`)
  await inBatches(reading.areas.filter((_, at) => used.areas.has(at)).map(({ key, title }) => ({ vintage_id: vintage, key, title })),
    (rows) => sql`insert into monitor.area_title ${sql(rows)}`)
}

async function inBatches<Row>(rows: Row[], insert: (rows: Row[]) => PromiseLike<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) await insert(rows.slice(from, from + ROWS_AT_ONCE))
}

async function loadSeries(sql: WriteSql, vintage: string, reading: Reading, progress: LoadedAs['progress']): Promise<void> {
  let sent = 0
  // The next batch is made while the database takes in the one before.
  let busy: Promise<unknown> = Promise.resolve()
  for (const batch of batchesOf(reading)) {
    await busy
    busy = insertSeries(sql, vintage, batch)
    sent += batch.size
    progress?.({ phase: 'loading', rows: Math.round((sent / reading.cube.size) * reading.rows) })
  }
  await busy
}

/** Columns of some series, each a PostgreSQL array as text: made here, because the client would make and throw away a string per value. */
type Batch = { size: number; measure: string; category: string; area: string; values: string }

function* batchesOf({ cube, periodAt, measures, categories, areas }: Reading): Generator<Batch> {
  const keys = { measure: measures.map(quoted), category: categories.map(quoted), area: areas.map(quoted) }
  const pieces = { measure: [] as string[], category: [] as string[], area: [] as string[], values: [] as string[] }
  const batch = (): Batch => ({
    size: pieces.area.length, measure: arrayText(pieces.measure), category: arrayText(pieces.category), area: arrayText(pieces.area), values: arrayText(pieces.values),
  })
  for (const series of cube.inOrder(periodAt)) {
    pieces.measure.push(keys.measure[series.measure] ?? '')
    pieces.category.push(keys.category[series.category] ?? '')
    pieces.area.push(keys.area[series.area] ?? '')
    pieces.values.push(figuresText(series.values))
    if (pieces.area.length < SERIES_AT_ONCE) continue
    yield batch()
    for (const column of Object.values(pieces)) column.length = 0
  }
  if (pieces.area.length > 0) yield batch()
}

async function insertSeries(sql: WriteSql, vintage: string, { measure, category, area, values }: Batch): Promise<void> {
  // Sent at once: a query that is only awaited later would be sent only then.
  await sql`select monitor.add_series(${vintage}, ${measure}::text[], ${category}::text[], ${area}::text[], ${values}::text[])`.execute()
}

const arrayText = (pieces: readonly string[]): string => `{${pieces.join(',')}}`
const quoted = ({ key }: { key: string }): string => `"${key.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`

/** One series as an element of such an array: "{1,NULL,3.5}". */
function figuresText(values: Float64Array): string {
  let text = '"{'
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number
    text += (at === 0 ? '' : ',') + (Number.isNaN(value) ? 'NULL' : String(value))
  }
  return `${text}}"`
}
