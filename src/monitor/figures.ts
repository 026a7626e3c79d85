// The figures of one indicator: per area a series over the periods of one delivery.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import type { ReadSql } from '../platform/database.ts'
import { id } from '../platform/id.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { type Indicator, indicator } from './parts/indicator.ts'
import { readVintage, vintageRow } from './parts/vintage-row.ts'
import { addUp } from './rules.ts'

const series = z.object({
  area: z.string(), title: z.string(),
  /** One figure per period; null when the publisher gives none, or when a part of the sum is missing. */
  values: z.array(z.number().nullable()),
  /** The kinds that are missing somewhere in the sum; empty when the figures are complete. */
  missing: z.array(z.string()),
})

/** `areas`: codes with commas between them (all areas when not given). `vintage`: an earlier delivery instead of the latest. */
export const showFigures = read({
  name: 'monitor.figures',
  input: z.object({ indicator: z.string().max(60), areas: z.string().max(20_000).optional(), vintage: id.optional() }),
  output: z.object({ indicator, vintage: vintageRow, series: z.array(series) }),
  may: everyone,
  processing: noPersons('published figures hold no persons'),
  run: async ({ sql }, { indicator: code, areas, vintage }) => {
    const [wanted] = await sql<Indicator[]>`
      select code, title, definition, source, measure, categories, unit, wanted, distortions from monitor.indicator where code = ${code}`
    if (!wanted) throw new Problem('not-found')
    const delivery = await readVintage(sql, vintage ? { id: vintage } : { table: wanted.source })
    if (!delivery || delivery.table !== wanted.source) throw new Problem('not-found', { detail: 'Van deze tabel is nog geen levering ingelezen.' })
    return { indicator: wanted, vintage: delivery, series: await seriesOf(sql, wanted, delivery.id, areas?.split(',') ?? null, delivery.periods.length) }
  },
})

type Part = { area: string; title: string; category: string; values: (number | null)[] }

async function seriesOf(sql: ReadSql, { measure, categories }: Indicator, vintage: string, areas: string[] | null, periods: number): Promise<z.output<typeof series>[]> {
  const parts = await sql<Part[]>`
    select series.area, coalesce(area_title.title, series.area) as title, series.category, series.values
      from monitor.series left join monitor.area_title on area_title.vintage_id = series.vintage_id and area_title.key = series.area
     where series.vintage_id = ${vintage} and series.measure = ${measure} and series.category = any(${categories})
       and (${areas}::text[] is null or series.area = any(${areas}))
     order by title`
  const byArea = Map.groupBy(parts, ({ area }) => area)
  return [...byArea].map(([area, found]) => ({
    area, title: found[0]?.title ?? area,
    ...addUp(categories, new Map(found.map(({ category, values }) => [category, values])), periods),
  }))
}
