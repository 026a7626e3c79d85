// Reads figures from bytes and texts: padded, with a decimal comma or point, or missing.

/** What stood in a cell when it is not a number: NaN for "missing", this for "not a number at all". */
export const NOT_A_NUMBER = Infinity

const SPACE = 32
const MINUS = 45
const PLUS = 43
const COMMA = 44
const POINT = 46
const ZERO = 48
const LETTER_X = 120

// Powers of ten up to 10^22 are exact in a double, so mantissa / power is the correctly rounded value.
const POWERS = Float64Array.from({ length: 16 }, (_, power) => 10 ** power)

/** Reads the numbers of one delivery; the first decimal mark it meets is the mark of the whole delivery. */
export class NumberReader {
  private mark = 0
  /** How often a single dash ("nil" in older tables) was met; it is read as missing. */
  dashes = 0

  /** A number, NaN for a missing figure (empty, '.', 'x', '-', padded or not), NOT_A_NUMBER otherwise. */
  read(bytes: Uint8Array, from: number, to: number): number {
    let start = from
    let end = to
    while (start < end && bytes[start] === SPACE) start++
    while (end > start && bytes[end - 1] === SPACE) end--
    const first = bytes[start]
    if (end - start <= 1 && (start === end || first === POINT || first === LETTER_X || first === MINUS)) return this.missing(first, start < end)
    const negative = first === MINUS
    if (negative || first === PLUS) start++
    return this.digits(bytes, start, end, negative)
  }

  /** The same for a text, as in UntypedDataSet. */
  readText(text: string): number {
    const bytes = Buffer.from(text, 'latin1')
    return this.read(bytes, 0, bytes.length)
  }

  private missing(sign: number | undefined, present: boolean): number {
    if (present && sign === MINUS) this.dashes++
    return NaN
  }

  private digits(bytes: Uint8Array, start: number, end: number, negative: boolean): number {
    let mantissa = 0
    let markAt = -1
    for (let at = start; at < end; at++) {
      const digit = (bytes[at] as number) - ZERO
      if (digit >= 0 && digit <= 9) mantissa = mantissa * 10 + digit
      else if (markAt < 0 && at > start && this.isMark(bytes[at] as number)) markAt = at
      else return this.rare(bytes, start, end, negative)
    }
    const decimals = markAt < 0 ? 0 : end - markAt - 1
    if (end - start > 15) return this.rare(bytes, start, end, negative)
    if (start === end || (markAt >= 0 && decimals === 0)) return NOT_A_NUMBER
    const value = decimals === 0 ? mantissa : mantissa / (POWERS[decimals] as number)
    return negative ? -value : value
  }

  private isMark(byte: number): boolean {
    if (byte !== COMMA && byte !== POINT) return false
    if (this.mark === 0) this.mark = byte
    return this.mark === byte
  }

  // Long numbers and 1.5E-07, which the API writes for very small figures: rare, so by way of a text.
  private rare(bytes: Uint8Array, start: number, end: number, negative: boolean): number {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1')
    const form = this.mark === COMMA ? /^\d+(,\d+)?([eE][-+]?\d{1,3})?$/ : /^\d+(\.\d+)?([eE][-+]?\d{1,3})?$/
    if (!form.test(text)) return NOT_A_NUMBER
    const value = Number(text.replace(',', '.'))
    return negative ? -value : value
  }
}
