// The deliveries that were taken in, the latest first.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { id } from '../platform/id.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { vintageColumns, type VintageRow, vintageRow } from './parts/vintage-row.ts'

/** All tables, or one; `latest` says whether a later delivery of the same table has come. */
export const listVintages = read({
  name: 'monitor.vintages',
  input: z.object({ table: z.string().max(40).optional() }),
  output: z.array(vintageRow.extend({ id, latest: z.boolean() })),
  may: everyone,
  processing: noPersons('published figures hold no persons'),
  run: async ({ sql }, { table = null }) => sql<(VintageRow & { latest: boolean })[]>`
    select ${vintageColumns(sql)},
           not exists (select from monitor.vintage later where later.source = vintage.source and later.imported_at > vintage.imported_at) as latest
      from monitor.vintage join monitor.source on source.identifier = vintage.source
     where ${table}::text is null or lower(vintage.source) = lower(${table})
     order by vintage.imported_at desc, vintage.source`,
})
