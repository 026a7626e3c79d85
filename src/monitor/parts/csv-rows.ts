// Cuts a csv into rows and cells while it streams by: bytes only, no strings, quotes and line ends inside quotes included.
import { DeliveryFault } from './report.ts'

const LF = 10
const CR = 13
const QUOTE = 34
const MOST_COLUMNS = 4096
// A row longer than this is a quote that was never closed.
const LONGEST_ROW = 8 << 20

/** One row: cell c is bytes[starts[c]..ends[c]], without its quotes. The arrays are used again for the next row. */
export type CsvRow = {
  bytes: Buffer
  starts: Int32Array
  ends: Int32Array
  count: number
  /** Line on which the row begins; the first is 1. */
  line: number
  /** False when something stands between a closing quote and the next delimiter. */
  wellQuoted: boolean
  /** True for a last row that ends without a line end and without a closing quote: it may have been cut off. */
  cut: boolean
}

/**
 * Reads rows from a stream of bytes. Blank lines are skipped, a byte order mark too.
 * @param delimiter the byte between cells. @param each gets every row; it must not keep it.
 * @throws DeliveryFault 'truncated' when the stream ends inside quotes, 'bad-quotes' when quotes are never closed.
 */
export async function readCsv(stream: AsyncIterable<Buffer>, delimiter: number, each: (row: CsvRow) => void): Promise<void> {
  const cutter = new RowCutter(delimiter, each)
  for await (const chunk of stream) cutter.take(chunk)
  cutter.finish()
}

/** The same for bytes that are in memory; with `partial`, what comes after the last line end is left out. */
export function readCsvBytes(bytes: Buffer, delimiter: number, each: (row: CsvRow) => void, partial = false): void {
  const cutter = new RowCutter(delimiter, each)
  cutter.take(bytes)
  if (!partial) cutter.finish()
}

class RowCutter {
  private readonly delimiter: number
  private readonly each: (row: CsvRow) => void
  // What has arrived and is not cut yet: always at the front of one buffer that is used again for every chunk.
  private work = Buffer.alloc(1 << 16)
  private filled = 0
  private line = 1
  private lineEnds = 0
  private first = true
  private readonly row: CsvRow = {
    bytes: this.work, starts: new Int32Array(MOST_COLUMNS), ends: new Int32Array(MOST_COLUMNS), count: 0, line: 1, wellQuoted: true, cut: false,
  }

  constructor(delimiter: number, each: (row: CsvRow) => void) {
    this.delimiter = delimiter
    this.each = each
  }

  take(chunk: Buffer): void {
    this.append(chunk)
    let from = this.first ? this.afterByteOrderMark() : 0
    for (;;) {
      const next = this.cutRow(this.work, from, this.filled)
      if (next < 0) break
      from = next
    }
    this.work.copyWithin(0, from, this.filled)
    this.filled -= from
    if (this.filled > LONGEST_ROW) throw new DeliveryFault('bad-quotes', { row: this.line })
  }

  finish(): void {
    if (this.filled === 0) return
    this.row.cut = this.work[this.filled - 1] !== QUOTE
    this.append(Buffer.from('\n'))
    if (this.cutRow(this.work, 0, this.filled) < 0) throw new DeliveryFault('truncated', { row: this.line })
  }

  private append(chunk: Buffer): void {
    const needed = this.filled + chunk.length
    if (needed > this.work.length) {
      const larger = Buffer.alloc(needed * 2)
      this.work.copy(larger, 0, 0, this.filled)
      this.work = larger
    }
    chunk.copy(this.work, this.filled)
    this.filled = needed
  }

  private afterByteOrderMark(): number {
    this.first = this.filled < 3
    return this.filled >= 3 && this.work[0] === 0xef && this.work[1] === 0xbb && this.work[2] === 0xbf ? 3 : 0
  }

  /** Where the next row begins, or -1 when this row is not complete yet. */
  private cutRow(bytes: Buffer, from: number, end: number): number {
    const { row, delimiter } = this
    row.count = 0
    row.wellQuoted = true
    this.lineEnds = 0
    let at = from
    while (at < end) {
      at = bytes[at] === QUOTE ? this.cutQuoted(bytes, at + 1, end) : this.cutPlain(bytes, at, end)
      if (at < 0 || at >= end) return -1
      if (bytes[at] !== delimiter) return this.handOver(bytes, at)
      at++
    }
    return -1
  }

  private cutPlain(bytes: Buffer, start: number, end: number): number {
    const { row, delimiter } = this
    let at = start
    for (; at < end; at++) {
      const byte = bytes[at]
      if (byte === delimiter || byte === LF) break
    }
    row.starts[row.count] = start
    row.ends[row.count++] = at > start && bytes[at - 1] === CR && bytes[at] === LF ? at - 1 : at
    return at
  }

  private cutQuoted(bytes: Buffer, start: number, end: number): number {
    const { row, delimiter } = this
    let at = start
    for (; at < end; at++) {
      const byte = bytes[at]
      if (byte === LF) this.lineEnds++
      if (byte !== QUOTE) continue
      if (at + 1 < end && bytes[at + 1] === QUOTE) at++
      else break
    }
    if (at + 1 >= end) return -1
    row.starts[row.count] = start
    row.ends[row.count++] = at++
    if (bytes[at] === CR) at++
    while (at < end && bytes[at] !== delimiter && bytes[at] !== LF) {
      row.wellQuoted = false
      at++
    }
    return at
  }

  private handOver(bytes: Buffer, at: number): number {
    const { row } = this
    row.bytes = bytes
    row.line = this.line
    this.line += this.lineEnds + 1
    const blank = row.count === 1 && row.starts[0] === row.ends[0]
    if (!blank) this.each(row)
    return at + 1
  }
}
