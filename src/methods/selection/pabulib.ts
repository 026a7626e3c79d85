// Reads and writes pabulib files (.pb): the open exchange format for budgeted approval votes (pabulib.org/format).
// The file is kept as it stands, row by row, so that what was read can be written again without a byte of difference.
const MARK = '\uFEFF'

/** One part of a file: its columns and, per row, the values in that order. */
export type Section = { readonly columns: readonly string[], readonly rows: readonly (readonly string[])[] }

/** beginning and ending: the byte order mark and the last line end that some files have; lineEnd: how lines end. */
export type Pabulib = { readonly beginning: '' | typeof MARK, readonly meta: Section, readonly projects: Section, readonly votes: Section, readonly lineEnd: '\n' | '\r\n', readonly ending: boolean }

/** Thrown when a text is not a pabulib file; `line` counts from 1. */
export class PabulibError extends Error {
  readonly line: number

  constructor(line: number, message: string) {
    super(`Line ${line}: ${message}`)
    this.line = line
  }
}

/** Reads a pabulib text. Throws a PabulibError when a part is missing or a row has too many values. */
export function readPabulib(text: string): Pabulib {
  const records = recordsOf(text.startsWith(MARK) ? text.slice(1) : text)
  const at = (title: string): number => records.findIndex(({ values }) => values.length === 1 && values[0]!.trim().toUpperCase() === title)
  const [meta, projects, votes] = [at('META'), at('PROJECTS'), at('VOTES')]
  if (meta !== 0 || projects < meta || votes < projects) throw new PabulibError(1, 'META, PROJECTS and VOTES must follow one another')
  return {
    beginning: text.startsWith(MARK) ? MARK : '',
    meta: section(records.slice(1, projects)),
    projects: section(records.slice(projects + 1, votes)),
    votes: section(records.slice(votes + 1)),
    lineEnd: text.includes('\r\n') ? '\r\n' : '\n',
    ending: text.endsWith('\n'),
  }
}

/** Writes what readPabulib reads. */
export function writePabulib({ beginning, meta, projects, votes, lineEnd, ending }: Pabulib): string {
  const lines = ({ columns, rows }: Section): string[] => [columns, ...rows].map((values) => values.map(quoted).join(';'))
  return beginning + ['META', ...lines(meta), 'PROJECTS', ...lines(projects), 'VOTES', ...lines(votes)].join(lineEnd) + (ending ? lineEnd : '')
}

type Record = { readonly line: number, readonly values: readonly string[] }

/** Splits into records of values between semicolons; a value in quotes may hold semicolons, line ends and doubled quotes. */
function recordsOf(text: string): Record[] {
  const records: Record[] = []
  const values = /(?:"((?:[^"]|"")*)"|([^;\r\n]*))(;|\r?\n|$)/gy
  let [row, line]: [string[], number] = [[], 1]
  while (values.lastIndex < text.length) {
    const found = values.exec(text)
    if (!found) throw new PabulibError(line, 'A quote is not closed')
    row.push(found[1] === undefined ? found[2]! : found[1].replaceAll('""', '"'))
    if (found[3] === ';' && values.lastIndex < text.length) continue
    if (found[3] === ';') row.push('')
    if (row.length > 1 || row[0] !== '') records.push({ line, values: row })
    line += found[0].split('\n').length - 1
    row = []
  }
  return records
}

function section([head, ...rows]: Record[]): Section {
  if (!head) throw new PabulibError(1, 'A part has no columns')
  const wide = rows.find(({ values }) => values.length > head.values.length)
  if (wide) throw new PabulibError(wide.line, `There are more than ${head.values.length} values`)
  return { columns: head.values, rows: rows.map(({ values }) => values) }
}

/** Quotes only what would be read differently without: files carry names such as "Odkupmy" i my unquoted, and must come out as they went in. */
const quoted = (value: string): string => /[;\r\n]|^"(?:[^"]|"")*"$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
