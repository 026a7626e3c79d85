// The shape in which a delivery leaves an operation.
import { z } from 'zod'
import type { ReadSql } from '../../platform/database.ts'

export const vintageRow = z.object({
  id: z.guid(), table: z.string(), title: z.string(), publisher: z.string(), attribution: z.string(),
  /** Day on which the publisher last changed the table. */
  modified: z.iso.date().nullable(),
  restated: z.enum(['yes', 'no', 'unknown']), mapYear: z.int().nullable(),
  periods: z.array(z.string()), periodTitles: z.array(z.string()), periodStatus: z.array(z.string()),
  rows: z.int(), note: z.string().nullable(), takenFrom: z.string(), importedAt: z.date(), importedAs: z.string(),
})
export type VintageRow = z.output<typeof vintageRow>

/** The columns of a delivery, for `from monitor.vintage join monitor.source on source.identifier = vintage.source`. */
export const vintageColumns = (sql: ReadSql) => sql`
  vintage.id, vintage.source as table, vintage.title, source.publisher, source.attribution, vintage.modified, vintage.restated,
  vintage.map_year as "mapYear", vintage.periods, vintage.period_titles as "periodTitles", vintage.period_status as "periodStatus",
  vintage.rows, vintage.note, vintage.taken_from as "takenFrom", vintage.imported_at as "importedAt", vintage.imported_as as "importedAs"`

/** One delivery by its id, or the latest of a table; undefined when there is none. */
export async function readVintage(sql: ReadSql, which: { id: string } | { table: string }): Promise<VintageRow | undefined> {
  const [wantedId, wantedTable] = 'id' in which ? [which.id, null] : [null, which.table]
  const [row] = await sql<VintageRow[]>`
    select ${vintageColumns(sql)}
      from monitor.vintage join monitor.source on source.identifier = vintage.source
     where (${wantedId}::uuid is null or vintage.id = ${wantedId}) and (${wantedTable}::text is null or lower(vintage.source) = lower(${wantedTable}))
     order by vintage.imported_at desc limit 1`
  return row
}
