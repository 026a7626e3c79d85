// One delivery: what is in it, what was noticed when it was taken in, and which delivery came before it.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { id } from '../platform/id.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { keptFinding } from './parts/kept-finding.ts'
import { readVintage, vintageRow } from './parts/vintage-row.ts'

export const showVintage = read({
  name: 'monitor.vintage',
  input: z.object({ vintage: id }),
  output: vintageRow.extend({
    checksum: z.string(), bytes: z.int(), warnings: z.array(keptFinding),
    measures: z.array(z.object({ key: z.string(), title: z.string(), unit: z.string().nullable() })),
    categories: z.int(), areas: z.int(), series: z.int(),
    /** The delivery of the same table before this one. */
    previous: id.nullable(),
  }),
  may: everyone,
  processing: noPersons('published figures hold no persons'),
  run: async ({ sql }, { vintage }) => {
    const row = await readVintage(sql, { id: vintage })
    if (!row) throw new Problem('not-found')
    const [more] = await sql<{ checksum: string; bytes: number; warnings: z.output<typeof keptFinding>[]; categories: number; areas: number; series: number; previous: string | null }[]>`
      select checksum, bytes, warnings,
             (select count(*)::int from monitor.category where vintage_id = vintage.id) as categories,
             (select count(*)::int from monitor.area_title where vintage_id = vintage.id) as areas,
             (select count(*)::int from monitor.series where vintage_id = vintage.id) as series,
             (select earlier.id from monitor.vintage earlier where earlier.source = vintage.source and earlier.imported_at < vintage.imported_at
               order by earlier.imported_at desc limit 1) as previous
        from monitor.vintage where id = ${vintage}`
    if (!more) throw new Problem('not-found')
    const measures = await sql<{ key: string; title: string; unit: string | null }[]>`
      select key, title, unit from monitor.measure where vintage_id = ${vintage} order by key`
    return { ...row, ...more, measures }
  },
})
