// What earlier vintages say of a table's codes, so that an export with only names finds its way.
import { z } from 'zod'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { office } from './rules.ts'

const code = z.object({ key: z.string(), title: z.string() })

/** Areas come from every table, the latest name of each code; title, categories and measures from the latest vintage of this one. */
export const knownCodes = read({
  name: 'monitor.known-codes',
  input: z.object({ table: z.string() }),
  output: z.object({
    title: z.string().nullable(),
    /** What the latest vintage of this table has, to see what a new one lacks. */
    before: z.object({ gebieden: z.array(z.string()), soorten: z.array(z.string()), perioden: z.array(z.string()) }),
    areas: z.array(code), categories: z.array(code),
    measures: z.array(code.extend({ unit: z.string().nullable(), decimals: z.int().nullable() })),
  }),
  may: office,
  processing: noPersons('codes hold no persons'),
  run: async ({ sql }, { table }) => {
    const [latest] = await sql<{ id: string; title: string; periods: string[]; areas: string[]; categories: string[] }[]>`
      select id, title, periods,
             (select coalesce(array_agg(key), '{}') from monitor.area_title where vintage_id = vintage.id) as areas,
             (select coalesce(array_agg(key), '{}') from monitor.category where vintage_id = vintage.id) as categories
        from monitor.vintage where lower(source) = lower(${table}) order by imported_at desc limit 1`
    const areas = await sql<z.output<typeof code>[]>`
      select distinct on (area_title.key) area_title.key, area_title.title
        from monitor.area_title join monitor.vintage on vintage.id = area_title.vintage_id
       where area_title.title <> area_title.key
       order by area_title.key, vintage.imported_at desc`
    if (!latest) return { title: null, before: { gebieden: [], soorten: [], perioden: [] }, areas, categories: [], measures: [] }
    return {
      title: latest.title,
      before: { gebieden: latest.areas, soorten: latest.categories, perioden: latest.periods },
      areas,
      categories: await sql<z.output<typeof code>[]>`select key, title from monitor.category where vintage_id = ${latest.id} and key <> ''`,
      measures: await sql<(z.output<typeof code> & { unit: string | null; decimals: number | null })[]>`
        select key, title, unit, decimals from monitor.measure where vintage_id = ${latest.id}`,
    }
  },
})
