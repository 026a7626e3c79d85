// Areas or groups compared on one scale: a dot for the figure, a bar for how uncertain it is, a line for what to compare with.
import { scaleLinear } from 'd3-scale'

export type BarRow = {
  label: string
  value: number | null
  /** The figure as people read it. */
  text: string
  low?: number | undefined
  high?: number | undefined
  /** The row that the page is about. */
  main?: boolean | undefined
  href?: string | undefined
}

export type BarComparisonProps = {
  /** What is compared, for who cannot see it. */
  label: string
  rows: BarRow[]
  /** A line through all rows: the region, the year before. */
  reference?: { value: number; label: string } | undefined
  /** Where the scale begins; zero unless figures go below it. */
  from?: number | undefined
}

type Place = (value: number) => string

/** A list: each row says its name and figure in text, the drawing beside it is only for the eye. */
export function BarComparison({ label, rows, reference, from }: BarComparisonProps) {
  const place = placeOf(rows, reference?.value, from)
  return (
    <div class="bars">
      {reference && <p class="quiet small bars__reference"><span class="swatch swatch--reference" aria-hidden="true"></span>{reference.label}</p>}
      <ul class="bars__list" aria-label={label}>
        {rows.map((row) => (
          <li class={row.main ? 'bar-row bar-row--main' : 'bar-row'}>
            <span class="bar-row__label">{row.href === undefined ? row.label : <a href={row.href}>{row.label}</a>}</span>
            <Track row={row} place={place} reference={reference?.value} />
            <span class="bar-row__text">{row.text}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A place on the scale as a percentage of its width. */
export function placeOf(rows: BarRow[], reference: number | undefined, from: number | undefined): Place {
  const figures = rows.flatMap(({ value, low, high }) => [value, low, high]).concat(reference).filter((figure) => typeof figure === 'number')
  const lowest = Math.min(from ?? 0, ...figures)
  const highest = Math.max(from ?? 0, ...figures)
  const scale = scaleLinear([lowest, highest === lowest ? lowest + 1 : highest], [1, 99])
  return (value) => `${Math.round(scale(value) * 100) / 100}%`
}

const Track = ({ row, place, reference }: { row: BarRow; place: Place; reference: number | undefined }) => (
  <svg class="bar-row__track" aria-hidden="true" focusable="false">
    <line class="bar-row__base" x1="0" x2="100%" y1="50%" y2="50%" />
    {reference !== undefined && <line class="bar-row__reference" x1={place(reference)} x2={place(reference)} y1="0" y2="100%" />}
    {row.low !== undefined && row.high !== undefined && <line class="bar-row__range" x1={place(row.low)} x2={place(row.high)} y1="50%" y2="50%" />}
    {row.value !== null && <circle class="bar-row__dot" cx={place(row.value)} cy="50%" r="5" />}
  </svg>
)
