// What a later delivery of a table changed in figures that had been published before.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import type { ReadSql } from '../platform/database.ts'
import { id } from '../platform/id.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { readVintage, type VintageRow, vintageRow } from './parts/vintage-row.ts'
import { type SharedPeriods, sharedPeriods } from './rules.ts'

const cell = z.object({
  measure: z.string(), category: z.string(), area: z.string(), period: z.string(),
  before: z.number().nullable(), after: z.number().nullable(),
})
type Cell = z.output<typeof cell>

/** How many changed figures are shown; of the rest only the number is. */
const SHOWN = 200

/** `against`: an earlier delivery of the same table (the one before this when not given). Only periods that both have are compared. */
export const showRevision = read({
  name: 'monitor.revision',
  input: z.object({ vintage: id, against: id.optional() }),
  output: z.object({
    vintage: vintageRow, against: vintageRow,
    periodsAdded: z.array(z.string()), periodsGone: z.array(z.string()),
    /** Figures that both deliveries could have: changed, only in the later, only in the earlier. */
    changed: z.int(), appeared: z.int(), disappeared: z.int(),
    /** The largest changes first. */
    cells: z.array(cell),
  }),
  may: everyone,
  processing: noPersons('published figures hold no persons'),
  run: async ({ sql }, { vintage, against }) => {
    const later = await readVintage(sql, { id: vintage })
    const earlier = later && (against ? await readVintage(sql, { id: against }) : await previousOf(sql, later))
    if (!later || !earlier || earlier.table !== later.table) throw new Problem('not-found', { detail: 'Er is geen eerdere levering om mee te vergelijken.' })
    const shared = sharedPeriods(earlier.periods, later.periods)
    const changes = await changesBetween(sql, earlier, later, shared)
    return {
      vintage: later, against: earlier, ...changes,
      periodsAdded: later.periods.filter((period) => !earlier.periods.includes(period)),
      periodsGone: earlier.periods.filter((period) => !later.periods.includes(period)),
    }
  },
})

async function previousOf(sql: ReadSql, { table, importedAt }: VintageRow): Promise<VintageRow | undefined> {
  const [earlier] = await sql<{ id: string }[]>`
    select id from monitor.vintage where source = ${table} and imported_at < ${importedAt} order by imported_at desc limit 1`
  return earlier && readVintage(sql, earlier)
}

type Pair = { measure: string; category: string; area: string; before: (number | null)[] | null; after: (number | null)[] | null }

// The database leaves out the series of which the shared periods are the same, which is nearly all of them.
async function changesBetween(sql: ReadSql, earlier: VintageRow, later: VintageRow, shared: SharedPeriods) {
  const counts = { changed: 0, appeared: 0, disappeared: 0 }
  let cells: Cell[] = []
  const pairs = sql<Pair[]>`
    select measure, category, area, old.values as before, new.values as after
      from (select * from monitor.series where vintage_id = ${earlier.id}) old
      full join (select * from monitor.series where vintage_id = ${later.id}) new using (measure, category, area)
     where old.values[${shared.earlier.from}:${shared.earlier.to}] is distinct from new.values[${shared.later.from}:${shared.later.to}]`.cursor(2_000)
  for await (const batch of pairs) {
    for (const pair of batch) cells.push(...cellsOf(pair, shared, counts))
    if (cells.length > SHOWN * 10) cells = largest(cells)
  }
  return { ...counts, cells: largest(cells) }
}

function cellsOf({ before, after, ...where }: Pair, { pairs }: SharedPeriods, counts: { changed: number; appeared: number; disappeared: number }): Cell[] {
  return pairs.flatMap(({ period, earlier, later }) => {
    const [was, is] = [before?.[earlier] ?? null, after?.[later] ?? null]
    if (was === is) return []
    counts[was === null ? 'appeared' : is === null ? 'disappeared' : 'changed']++
    return [{ ...where, period, before: was, after: is }]
  })
}

const sizeOf = ({ before, after }: Cell): number => Math.abs((after ?? 0) - (before ?? 0))
const largest = (cells: Cell[]): Cell[] => cells.sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, SHOWN)
