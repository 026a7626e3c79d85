// Lists the themes of the districts, with how sure each assignment is; what nobody confirmed has no district.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import type { ReadSql } from '../platform/database.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { EVIDENCE } from './rules.ts'

/** A theme of one block of the source's picture; `district` is the code of a police district in places, or null. */
export const districtTheme = z.object({
  id: z.guid(),
  strategy: z.string(),
  slug: z.string(),
  block: z.int(),
  name: z.string(),
  district: z.string().nullable(),
  districtName: z.string().nullable(),
  status: z.enum(EVIDENCE),
  validFrom: z.string(),
  validTo: z.string(),
  sourceTitle: z.string().nullable(),
  sourceUrl: z.string().nullable(),
  note: z.string().nullable(),
  chapter: z.string(),
  firstLine: z.int(),
  lastLine: z.int(),
})
export type DistrictTheme = z.output<typeof districtTheme>

export function readDistrictThemes(
  sql: ReadSql, coalition: string, about: { strategy: string; district?: string | undefined },
): Promise<DistrictTheme[]> {
  const { strategy, district = null } = about
  return sql<DistrictTheme[]>`
    select theme.id, strategy.slug as strategy, theme.slug, theme.block, theme.name, theme.district, area.name as "districtName", theme.status,
           theme.valid_from as "validFrom", theme.valid_to as "validTo", theme.source_title as "sourceTitle",
           theme.source_url as "sourceUrl", theme.note, theme.chapter, theme.first_line as "firstLine", theme.last_line as "lastLine"
      from strategy.district_theme theme
      join strategy.strategy on strategy.coalition_id = theme.coalition_id and strategy.id = theme.strategy_id
      left join places.area on area.code = theme.district
     where theme.coalition_id = ${coalition} and strategy.slug = ${strategy}
       and (${district}::text is null or theme.district = ${district})
     order by theme.first_line`
}

export const listDistrictThemes = read({
  name: 'strategy.district-themes',
  input: z.object({ strategy: z.string(), district: z.string().optional() }),
  output: z.object({ themes: z.array(districtTheme) }),
  may: everyone,
  processing: noPersons('a strategy is public'),
  run: async ({ sql, actor }, input) => ({ themes: await readDistrictThemes(sql, actor.coalition, input) }),
})
