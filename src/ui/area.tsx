// What both maps share: an area with its figure, how its direction looks and reads, and the list that a phone gets.
import type { LegendItem } from './figure.tsx'

/** Fell, no demonstrable difference, rose, no figure. The caller decides which one holds. */
export type Direction = 'down' | 'same' | 'up' | 'none'

export type Area = {
  id: string
  name: string
  /** The finished figure: `−42%`; empty when there is none. */
  value: string
  direction: Direction
  /** The figures behind it: `247 in 2018, 149 in 2022`. */
  detail?: string | undefined
  href?: string | undefined
}

/** How each direction is called, in the legend and for who listens. */
export type DirectionWords = Record<Direction, string>

const ORDER: Direction[] = ['down', 'same', 'up', 'none']

/** The legend that belongs to a map. */
export const directionLegend = (words: DirectionWords): LegendItem[] => ORDER.map((look) => ({ look, label: words[look] }))

/** A triangle for what demonstrably moved, so that it shows without colour too. */
export const Arrow = ({ direction }: { direction: Direction }) =>
  direction === 'down' || direction === 'up'
    ? <svg class="arrow" viewBox="0 0 10 10" aria-hidden="true" focusable="false"><path d={direction === 'down' ? 'M0 1.5h10L5 9.5Z' : 'M0 8.5h10L5 .5Z'} /></svg>
    : null

/** Everything there is to know of an area in one sentence. */
export const areaSentence = ({ name, value, direction, detail }: Area, words: DirectionWords): string =>
  [`${name}:`, value && `${value},`, words[direction]].filter(Boolean).join(' ') + (detail ? ` (${detail})` : '')

/** The areas in the order given, as lines with their figure; in place of the map where that would be too small. */
export const AreaList = ({ label, areas, words }: { label: string; areas: Area[]; words: DirectionWords }) => (
  <ul class="area-list" aria-label={label}>
    {areas.map(({ name, value, direction, href, detail }) => (
      <li class={`area-list__item area--${direction}`}>
        <span class="area-list__name">{href === undefined ? name : <a href={href}>{name}</a>}{detail && <span class="quiet small"> {detail}</span>}</span>
        <span class="area-list__value"><Arrow direction={direction} />{value || '–'}<span class="read-aloud"> {words[direction]}</span></span>
      </li>
    ))}
  </ul>
)
