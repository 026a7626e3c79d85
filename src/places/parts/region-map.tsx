// The map of the region: real boundaries or tiles, coloured by how sure we are of each municipality's district.
import { linkTo } from '../../platform/routes.ts'
import { type Area, AreaMap, type DirectionWords, Figure, joinWords, type LegendItem, TileMap } from '../../ui/public.ts'
import type { RegionMap as DrawnMap } from '../map.ts'
import type { Member } from '../region.ts'
import { EVIDENCE_WORDS } from '../words.ts'

const WORDS: DirectionWords = { same: 'district bevestigd', none: 'district afgeleid of te bevestigen', down: '', up: '' }
const LEGEND: LegendItem[] = [{ look: 'same', label: 'district bevestigd' }, { look: 'none', label: 'district afgeleid of te bevestigen' }]

export function RegionMap({ map, members, title }: { map: DrawnMap; members: Member[]; title: string }) {
  const drawn = <Place extends object>(code: string, place: Place): (Area & Place)[] => {
    const member = members.find((row) => row.code === code)
    return member ? [{ ...toArea(member), ...place }] : []
  }
  return (
    <Figure title={title} level={2} legend={LEGEND} source={sourceOf(map)}>
      {map.kind === 'tiles'
        ? <TileMap label={title} words={WORDS} areas={map.areas.flatMap(({ code, label, column, row }) => drawn(code, { column, row, short: label }))} />
        : <AreaMap label={title} words={WORDS} width={map.width} height={map.height} areas={map.areas.flatMap(({ code, path }) => drawn(code, { path }))} />}
    </Figure>
  )
}

function toArea({ code, name, district, validTo }: Member): Area {
  return {
    id: code, name, value: district?.short ?? '', direction: district?.evidence === 'confirmed' ? 'same' : 'none',
    detail: district && district.evidence !== 'confirmed' ? EVIDENCE_WORDS[district.evidence] : undefined,
    // Only municipalities that still exist have a page with figures.
    href: validTo === null ? linkTo('accountability.municipality', { municipality: code }) : undefined,
  }
}

function sourceOf(map: DrawnMap): string {
  if (map.kind === 'boundaries') return `Grenzen van 1 januari ${map.mapYear}. Bron: ${map.source}.`
  const missing = map.without.length > 0 ? ` Niet op deze kaart: ${joinWords(map.without)}.` : ''
  return `Elke tegel is een gemeente, ongeveer op haar plek.${missing}`
}
