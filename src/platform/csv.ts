// Writes a table as a csv file that a Dutch spreadsheet opens well and that cannot carry a formula into it.

/** A cell: text, a number (written with a decimal comma), or nothing. */
export type Cell = string | number | null

// A cell that begins with one of these is taken for a formula by spreadsheets (OWASP, CSV injection).
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

/** One cell. Text that looks like a formula gets an apostrophe in front, which spreadsheets show as text. */
export function csvCell(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell).replace('.', ',') : ''
  const safe = FORMULA.test(cell) ? `'${cell}` : cell
  return /[;"\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows with semicolons and CRLF. */
export const csvLines = (rows: readonly (readonly Cell[])[]): string => rows.map((row) => `${row.map(csvCell).join(';')}\r\n`).join('')

/** With a byte order mark in front: what a spreadsheet with Dutch settings expects. */
export const csvOf = (head: readonly string[], rows: readonly (readonly Cell[])[]): string => `\uFEFF${csvLines([head, ...rows])}`
