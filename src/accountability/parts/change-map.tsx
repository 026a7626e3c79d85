// The map of the region coloured by what may be concluded of each municipality: tiles, or real boundaries when those were imported.
import type { RegionMap } from '../../places/public.ts'
import { type Area, AreaMap, directionLegend, Figure, formatNumber, TileMap } from '../../ui/public.ts'
import { routes } from '../routes.ts'
import { changeText, DIRECTION_WORDS, DIRECTIONS } from '../words.ts'
import type { ShownDifference } from './difference.ts'

export type ChangeMapProps = {
  title: string
  subtitle: string
  label: string
  map: RegionMap
  years: { base: number; target: number }
  differences: ReadonlyMap<string, ShownDifference | null>
  source: string
  csv: string
  /** Where the same figures stand as a table. */
  table: string
}

export function ChangeMap({ title, subtitle, label, map, years, differences, source, csv, table }: ChangeMapProps) {
  const area = ({ code, name }: { code: string; name: string }): Area => areaOf(code, name, years, differences.get(code) ?? null)
  // The list that a phone gets stands in the order of the title: what fell furthest first, what has no figure last.
  const inOrder = <Row extends { code: string }>(rows: readonly Row[]): Row[] => rows.toSorted((a, b) => rank(differences.get(a.code)) - rank(differences.get(b.code)))
  return (
    <Figure
      level={2} title={title} subtitle={subtitle} legend={directionLegend(DIRECTION_WORDS)} source={source} table={table} csv={csv} method={routes.method.url({})}
    >
      {map.kind === 'tiles'
        ? <TileMap label={label} words={DIRECTION_WORDS} areas={inOrder(map.areas).map((tile) => ({ ...area(tile), column: tile.column, row: tile.row, short: tile.label }))} />
        : <AreaMap label={label} words={DIRECTION_WORDS} width={map.width} height={map.height} areas={inOrder(map.areas).map((outline) => ({ ...area(outline), path: outline.path }))} />}
    </Figure>
  )
}

const rank = (one: ShownDifference | null | undefined): number => one?.change.ratio ?? Number.MAX_VALUE

function areaOf(code: string, name: string, years: { base: number; target: number }, one: ShownDifference | null): Area {
  if (!one) return { id: code, name, value: '', direction: 'none' }
  return {
    id: code, name, value: one.change.ratio === null ? '–' : changeText(one.change), direction: DIRECTIONS[one.verdict],
    detail: `${formatNumber(one.earlier)} in ${years.base}, ${formatNumber(one.later)} in ${years.target}`,
    href: routes.municipality.url({ municipality: code }),
  }
}
