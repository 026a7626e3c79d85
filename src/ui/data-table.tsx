// A table with a caption, real headings and figures that line up; a row can be a link.
import type { Child } from 'hono/jsx'

export type Column<Row> = {
  head: string
  cell: (row: Row) => Child
  /** Figures stand right, under each other. */
  numeric?: boolean | undefined
  /** This cell names the row; the first column does when none says so. */
  rowHead?: boolean | undefined
}

export type DataTableProps<Row> = {
  caption: string
  /** The heading above already says it: the caption is only read aloud. */
  quietCaption?: boolean | undefined
  columns: Column<Row>[]
  rows: readonly Row[]
  /** Makes the whole row a link, carried by the cell that names it. */
  href?: ((row: Row) => string | undefined) | undefined
  current?: ((row: Row) => boolean) | undefined
  /** On a phone the table scrolls sideways, or each row becomes a block of named lines. */
  phone?: 'scroll' | 'stack' | undefined
  /** Shown in place of the table when there are no rows. */
  empty?: Child | undefined
  foot?: Child[] | undefined
}

const NUMERIC = 'utrecht-table__cell--numeric-column'

/** Cells are plain td and th without classes where possible: the table's own class styles them, and a page stays small. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, quietCaption, columns, rows, phone = 'scroll', empty, foot } = props
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>
  const naming = Math.max(0, columns.findIndex((column) => column.rowHead))
  const table = (
    <table class={`utrecht-table utrecht-table--html-table table--${phone}`}>
      <caption class={quietCaption ? 'read-aloud' : undefined}>{caption}</caption>
      <thead>
        <tr>{columns.map(({ head, numeric }) => <th scope="col" class={numeric ? NUMERIC : undefined}>{head}</th>)}</tr>
      </thead>
      <tbody>{rows.map((row) => tableRow(props, row, naming))}</tbody>
      {foot && <tfoot><tr>{foot.map((cell, place) => <td class={columns[place]?.numeric ? NUMERIC : undefined}>{cell}</td>)}</tr></tfoot>}
    </table>
  )
  return phone === 'stack' ? table : <div class="utrecht-table-container table-region" role="region" aria-label={caption} tabindex={0}>{table}</div>
}

function tableRow<Row>({ columns, href, current, phone }: DataTableProps<Row>, row: Row, naming: number) {
  const address = href?.(row)
  return (
    <tr class={address === undefined ? undefined : 'row-link'} aria-current={current?.(row) ? 'true' : undefined}>
      {columns.map(({ head, cell, numeric }, place) => {
        if (place === naming) return <th scope="row">{address === undefined ? cell(row) : <a href={address}>{cell(row)}</a>}</th>
        return <td class={numeric ? NUMERIC : undefined} data-head={phone === 'stack' ? head : undefined}>{cell(row)}</td>
      })}
    </tr>
  )
}
