// A map of real boundaries, in the same looks as the tile map; on a phone the same list takes its place.
import { type Area, AreaList, areaSentence, type DirectionWords } from './area.tsx'

/** `path` is the outline as SVG path text, worked out (and kept) by the caller. */
export type Outline = Area & { path: string }

export type AreaMapProps = {
  label: string
  areas: Outline[]
  /** The size in which the paths were drawn. */
  width: number
  height: number
  words: DirectionWords
}

/** A group of links when areas lead somewhere, else one picture; the list under it holds every figure either way. */
export function AreaMap({ label, areas, width, height, words }: AreaMapProps) {
  const linked = areas.some((area) => area.href !== undefined)
  return (
    <div class="map">
      <svg class="area-map" viewBox={`0 0 ${width} ${height}`} role={linked ? 'group' : 'img'} aria-label={label} data-detail="">
        {areas.map((area) => <Shape area={area} sentence={areaSentence(area, words)} />)}
      </svg>
      <AreaList label={label} areas={areas} words={words} />
    </div>
  )
}

function Shape({ area, sentence }: { area: Outline; sentence: string }) {
  const shape = <path class={`outline area--${area.direction}`} d={area.path} data-detail={sentence}><title>{sentence}</title></path>
  return area.href === undefined ? shape : <a href={area.href} aria-label={sentence}>{shape}</a>
}
