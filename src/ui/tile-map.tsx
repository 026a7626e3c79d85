// A map of equal tiles, one per area, roughly in place: as readable for the smallest area as for the largest.
import { type Area, AreaList, areaSentence, Arrow, type DirectionWords } from './area.tsx'

/** Columns and rows count from 0, from the upper left; the theme has 24 of each. */
export type Tile = Area & { column: number; row: number; short?: string | undefined }

export type TileMapProps = {
  /** What the map shows, for who cannot see it. */
  label: string
  /** In the order of the list on a phone: sorted by what the figure's title says. */
  areas: Tile[]
  words: DirectionWords
}

/** Tiles in reading order, so that the keyboard walks over the map from upper left to lower right. */
export function TileMap({ label, areas, words }: TileMapProps) {
  const placed = areas.toSorted((one, other) => one.row - other.row || one.column - other.column)
  return (
    <div class="map">
      <ul class="tile-map" aria-label={label} data-detail="">
        {placed.map((tile) => <TileBox tile={tile} words={words} />)}
      </ul>
      <AreaList label={label} areas={areas} words={words} />
    </div>
  )
}

const TileBox = ({ tile, words }: { tile: Tile; words: DirectionWords }) => (
  <li class={`tile area--${tile.direction} column-${tile.column} row-${tile.row}`} data-detail={areaSentence(tile, words)}>
    <span class="tile__name"><TileName tile={tile} /></span>
    <span class="tile__value">{tile.value}<Arrow direction={tile.direction} /><span class="read-aloud"> {words[tile.direction]}</span></span>
  </li>
)

/** The full name; behind a shortened one it is only read aloud. The link fills the tile. */
function TileName({ tile: { name, short, href } }: { tile: Tile }) {
  const words = short === undefined ? name : <><span aria-hidden="true">{short}</span><span class="read-aloud">{name}</span></>
  return href === undefined ? <>{words}</> : <a class="tile__link" href={href}>{words}</a>
}
