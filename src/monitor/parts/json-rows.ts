// Reads the rows of an OData document while it streams by, a few thousand at a time, and at the end what stands around them.
import { textOf } from './codes.ts'
import { DeliveryFault } from './report.ts'
import type { Row } from './metadata.ts'

const QUOTE = 34
const BACKSLASH = 92
const COMMA = 44
const ARRAY = 91
// With bit 32 set, [ and { are both 123, ] and } are both 125.
const OPENS = 123
const CLOSES = 125

/** What stands around the rows: the document without the contents of its "value". */
export type Envelope = Row

/**
 * Hands over the objects in the array "value" (or in a bare array) in batches. A document that is one object without
 * such an array is one row. The scanner finds where rows end; JSON.parse reads them, some ten times faster than a
 * streaming parser in JavaScript (measured with @streamparser/json), and reads the text around them as well, so nothing is taken on trust.
 * @returns the envelope, in which "value" is an empty array.
 * @throws DeliveryFault 'truncated' when the document ends early, 'damaged' when it is not JSON.
 */
export async function readJson(stream: AsyncIterable<Buffer>, each: (rows: Row[]) => void): Promise<Envelope> {
  const scanner = new RowScanner(each)
  for await (const chunk of stream) scanner.take(chunk)
  return scanner.finish()
}

class RowScanner {
  private readonly each: (rows: Row[]) => void
  private around: Buffer[] = []
  private pending: Buffer = Buffer.alloc(0)
  private depth = 0
  /** Depth of the array of rows; 0 when it has not begun, -1 when it has ended. */
  private rowsAt = 0
  private inString = false
  private escaped = false
  private textStart = -1
  private lastText = ''
  private seen = 0
  private started = false
  /** In the bytes at hand: where what is not handed over begins, and where the last complete row ends. */
  private from = 0
  private complete = 0

  constructor(each: (rows: Row[]) => void) {
    this.each = each
  }

  take(chunk: Buffer): void {
    const bytes = this.pending.length === 0 ? chunk : Buffer.concat([this.pending, chunk])
    this.from = 0
    this.complete = 0
    for (let at = this.pending.length; at < bytes.length; at++) {
      if (this.inString) at = this.endOfText(bytes, at)
      else if (bytes[at] === QUOTE) this.beginText(at)
      else if (((bytes[at] as number) | 32) === OPENS) this.open(bytes, at)
      else if (((bytes[at] as number) | 32) === CLOSES) this.close(bytes, at)
    }
    this.keep(bytes)
  }

  finish(): Envelope {
    if (this.depth !== 0 || this.inString || !this.started) throw new DeliveryFault('truncated', this.seen > 0 ? { row: this.seen + 1 } : {})
    const text = textOf(Buffer.concat([...this.around, this.pending])).replace(/^\uFEFF/, '')
    const parsed = parseJson(text, this.seen)
    if (Array.isArray(parsed)) return {}
    const envelope = parsed as Row
    if (this.rowsAt === 0) this.each([envelope])
    return envelope
  }

  private keep(bytes: Buffer): void {
    if (this.complete > this.from) {
      this.parse(bytes.subarray(this.from, this.complete))
      this.from = this.complete
    }
    if (this.textStart >= 0) this.textStart -= this.from
    this.pending = Buffer.from(bytes.subarray(this.from))
  }

  private parse(slice: Buffer): void {
    let start = 0
    while (start < slice.length && (slice[start] === COMMA || (slice[start] as number) <= 32)) start++
    if (start === slice.length) return
    const rows = parseJson(`[${textOf(slice.subarray(start))}]`, this.seen) as Row[]
    this.seen += rows.length
    this.each(rows)
  }

  private beginText(at: number): void {
    this.inString = true
    this.textStart = this.depth === 1 && this.rowsAt === 0 ? at + 1 : -1
  }

  /** Where the text that we are in ends, or the last byte when it does not end here. */
  private endOfText(bytes: Buffer, start: number): number {
    let at = start
    for (; at < bytes.length; at++) {
      const byte = bytes[at]
      if (this.escaped) this.escaped = false
      else if (byte === BACKSLASH) this.escaped = true
      else if (byte === QUOTE) break
    }
    if (at === bytes.length) return at
    this.inString = false
    if (this.textStart >= 0) this.lastText = bytes.toString('latin1', this.textStart, at)
    this.textStart = -1
    return at
  }

  private open(bytes: Buffer, at: number): void {
    this.started = true
    this.depth++
    if (bytes[at] !== ARRAY || this.rowsAt !== 0) return
    if (this.depth > 1 && !(this.depth === 2 && this.lastText === 'value')) return
    this.rowsAt = this.depth
    this.around.push(Buffer.from(bytes.subarray(this.from, at + 1)))
    this.from = at + 1
  }

  private close(bytes: Buffer, at: number): void {
    this.depth--
    if (this.depth < 0) throw new DeliveryFault('damaged', { value: 'een haakje te veel' })
    if (this.rowsAt <= 0 || this.depth > this.rowsAt) return
    if (this.depth === this.rowsAt) {
      this.complete = at + 1
      return
    }
    this.rowsAt = -1
    this.parse(bytes.subarray(this.from, at))
    this.from = at
    this.complete = 0
  }
}

function parseJson(text: string, seen: number): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new DeliveryFault('damaged', { row: seen + 1, value: 'geen geldige JSON' })
  }
}
