// Holds the figures of one delivery, packed: per measure, category and area one series of values over the periods.

/** How much larger an array that is full becomes. */
const GROWTH = 1.5

/** The value of a cell that no row has filled yet; NaN is a cell that the publisher left empty. */
const ABSENT = -Infinity

export type Series = { measure: number; category: number; area: number; values: Float64Array }

/**
 * About 8 bytes a figure and 28 a series, and half as much again while it grows: two million figures take some 30 MB.
 * Measures, categories, areas and periods are numbers; the reader knows which codes they stand for.
 */
export class Cube {
  private measures = new Int32Array(256)
  private categories = new Int32Array(256)
  private areas = new Int32Array(256)
  private slots = new Int32Array(512)
  private values = new Float64Array(256).fill(ABSENT)
  private stride = 1
  private count = 0
  private last = 0

  /** Number of series. */
  get size(): number {
    return this.count
  }

  /** The series of this measure, category and area; a new one when there is none yet. */
  series(measure: number, category: number, area: number): number {
    if (this.count > 0 && this.is(this.last, measure, category, area)) return this.last
    const mask = this.slots.length - 1
    for (let slot = hashOf(measure, category, area) & mask; ; slot = (slot + 1) & mask) {
      const found = (this.slots[slot] as number) - 1
      if (found < 0) return (this.last = this.append(measure, category, area, slot))
      if (this.is(found, measure, category, area)) return (this.last = found)
    }
  }

  /** Fills one cell. False when a row before this one had filled it. */
  set(series: number, period: number, value: number): boolean {
    if (period >= this.stride) this.widen(period + 1)
    const cell = series * this.stride + period
    if (this.values[cell] !== ABSENT) return false
    this.values[cell] = value
    return true
  }

  /**
   * The series in the order in which they came, with their values in the given order of periods.
   * The array of values is used again for the next series.
   */
  *inOrder(periods: readonly number[]): Generator<Series> {
    const values = new Float64Array(periods.length)
    for (let series = 0; series < this.count; series++) {
      const from = series * this.stride
      periods.forEach((period, at) => {
        const value = period < this.stride ? this.values[from + period] : ABSENT
        values[at] = value === undefined || value === ABSENT ? NaN : value
      })
      yield { measure: this.measures[series] as number, category: this.categories[series] as number, area: this.areas[series] as number, values }
    }
  }

  /** The measures, categories and areas that have at least one series. */
  used(): { measures: Set<number>; categories: Set<number>; areas: Set<number> } {
    const [measures, categories, areas] = [this.measures, this.categories, this.areas].map((numbers) => new Set(numbers.subarray(0, this.count)))
    return { measures: measures ?? new Set(), categories: categories ?? new Set(), areas: areas ?? new Set() }
  }

  private is(series: number, measure: number, category: number, area: number): boolean {
    return this.areas[series] === area && this.categories[series] === category && this.measures[series] === measure
  }

  private append(measure: number, category: number, area: number, slot: number): number {
    const series = this.count++
    if (series >= this.areas.length) this.lengthen()
    this.measures[series] = measure
    this.categories[series] = category
    this.areas[series] = area
    this.slots[slot] = series + 1
    if (this.count * 2 > this.slots.length) this.rehash()
    return series
  }

  private lengthen(): void {
    const length = Math.ceil(this.areas.length * GROWTH)
    this.measures = copied(this.measures, new Int32Array(length))
    this.categories = copied(this.categories, new Int32Array(length))
    this.areas = copied(this.areas, new Int32Array(length))
    this.values = copied(this.values, absent(length * this.stride))
  }

  private widen(periods: number): void {
    const stride = Math.max(periods, Math.ceil(this.stride * GROWTH))
    const wider = absent(this.areas.length * stride)
    for (let series = 0; series < this.count; series++) {
      wider.set(this.values.subarray(series * this.stride, (series + 1) * this.stride), series * stride)
    }
    this.values = wider
    this.stride = stride
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2)
    const mask = this.slots.length - 1
    for (let series = 0; series < this.count; series++) {
      let slot = hashOf(this.measures[series] as number, this.categories[series] as number, this.areas[series] as number) & mask
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask
      this.slots[slot] = series + 1
    }
  }
}

function hashOf(measure: number, category: number, area: number): number {
  const mixed = Math.imul(area + 1, 0x9e3779b1) ^ Math.imul(category + 1, 0x85ebca6b) ^ Math.imul(measure + 1, 0xc2b2ae35)
  return mixed ^ (mixed >>> 15)
}

function copied<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}

function absent(length: number): Float64Array<ArrayBuffer> {
  return new Float64Array(length).fill(ABSENT)
}
