// Turns the codes and names in a delivery into small numbers, once per distinct text, so that no row makes a string.
import { DeliveryFault } from './report.ts'

export type Code = { key: string; title: string }

export const UNKNOWN = -1
export const AMBIGUOUS = -2

// More distinct codes than any table has: then a column of figures was taken for a column of codes.
const MOST_CODES = 1_000_000

/** The codes of one dimension, numbered. Without a list from the publisher every text that comes by becomes a code. */
export class CodeList {
  readonly codes: Code[] = []
  readonly closed: boolean
  private readonly byKey = new Map<string, number>()
  private readonly byTitle = new Map<string, number>()
  private readonly normalise: (text: string) => string

  /**
   * @param list the codes known beforehand. @param closed true when `list` is the publisher's and nothing else may occur.
   * @param normalise makes a key of a text, e.g. of '2018 januari'; an empty key is refused.
   */
  constructor(list: readonly Code[], closed: boolean, normalise: (text: string) => string = (text) => text) {
    this.closed = closed
    this.normalise = normalise
    for (const code of list) this.include(code)
  }

  /** The number of the code with this key or name; UNKNOWN or AMBIGUOUS when there is no single one. */
  find(text: string): number {
    const trimmed = text.trim()
    const known = this.byKey.get(trimmed) ?? this.byTitle.get(trimmed.toLowerCase())
    if (known !== undefined) return known
    const key = this.normalise(trimmed)
    const normal = this.byKey.get(key)
    if (normal !== undefined) return normal
    if (this.closed || key === '') return UNKNOWN
    if (this.codes.length >= MOST_CODES) throw new DeliveryFault('no-measure')
    return this.include({ key, title: trimmed })
  }

  private include({ key, title }: Code): number {
    const at = this.codes.length
    const code = { key: key.trim(), title: title.trim() }
    if (this.byKey.has(code.key)) return this.byKey.get(code.key) ?? at
    this.codes.push(code)
    this.byKey.set(code.key, at)
    const name = code.title.toLowerCase()
    this.byTitle.set(name, this.byTitle.has(name) ? AMBIGUOUS : at)
    return at
  }
}

const decodeUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const decodeOld = new TextDecoder('windows-1252')

/** Text of bytes in UTF-8, or in Windows-1252 where they are not valid UTF-8 (older exports). */
export function textOf(bytes: Uint8Array): string {
  try {
    return decodeUtf8.decode(bytes)
  } catch {
    return decodeOld.decode(bytes)
  }
}

/**
 * Remembers what the bytes of a cell meant. A table of millions of rows has some thousands of distinct cells, so nearly
 * every look-up is one hash and one comparison of bytes (open addressing, FNV-1a), and `resolve` sees each form once.
 */
export class CellMemory {
  private readonly resolve: (text: string) => number
  private slots = new Int32Array(1024)
  private starts = new Int32Array(512)
  private values = new Int32Array(512)
  private store = Buffer.alloc(8192)
  private followers = new Int32Array(512)
  private count = 0
  private last = 0

  constructor(resolve: (text: string) => number) {
    this.resolve = resolve
  }

  // Rows come sorted, so what followed this cell last time, or the same cell again, is nearly always right: no hash needed.
  lookup(bytes: Buffer, start: number, end: number): number {
    if (this.count > 0) {
      const expected = this.followers[this.last] as number
      if (this.same(expected, bytes, start, end)) return this.values[this.last = expected] as number
      if (this.same(this.last, bytes, start, end)) return this.values[this.followers[this.last] = this.last] as number
    }
    const entry = this.search(bytes, start, end)
    this.followers[this.last] = entry
    this.last = entry
    return this.values[entry] as number
  }

  private search(bytes: Buffer, start: number, end: number): number {
    const mask = this.slots.length - 1
    for (let slot = hashOf(bytes, start, end) & mask; ; slot = (slot + 1) & mask) {
      const entry = (this.slots[slot] as number) - 1
      if (entry < 0) return this.remember(bytes, start, end, slot)
      if (this.same(entry, bytes, start, end)) return entry
    }
  }

  private same(entry: number, bytes: Buffer, start: number, end: number): boolean {
    const from = this.starts[entry] as number
    if ((this.starts[entry + 1] as number) - from !== end - start) return false
    for (let at = start, stored = from; at < end; at++, stored++) if (bytes[at] !== this.store[stored]) return false
    return true
  }

  private remember(bytes: Buffer, start: number, end: number, slot: number): number {
    const value = this.resolve(textOf(bytes.subarray(start, end)).replaceAll('""', '"'))
    const from = this.starts[this.count] as number
    const length = end - start
    if (from + length > this.store.length) this.store = Buffer.concat([this.store], (from + length) * 2)
    bytes.copy(this.store, from, start, end)
    this.values[this.count] = value
    this.slots[slot] = this.count + 1
    const entry = this.count++
    this.makeRoom(from + length)
    this.followers[entry] = entry
    return entry
  }

  private makeRoom(used: number): void {
    if (this.count + 1 >= this.starts.length) {
      this.starts = enlarged(this.starts)
      this.values = enlarged(this.values)
      this.followers = enlarged(this.followers)
    }
    this.starts[this.count] = used
    if (this.count * 2 > this.slots.length) this.rehash()
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2)
    const mask = this.slots.length - 1
    for (let entry = 0; entry < this.count; entry++) {
      let slot = hashOf(this.store, this.starts[entry] as number, this.starts[entry + 1] as number) & mask
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask
      this.slots[slot] = entry + 1
    }
  }
}

function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193)
  return hash ^ (hash >>> 15)
}

function enlarged(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}
