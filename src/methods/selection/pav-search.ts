// Finds every choice with the highest PAV score by branch and bound, in whole numbers: nothing is rounded and nothing is guessed.
// The score is submodular (a theme never adds more later than now), so what themes would add now bounds what they can add together.
import type { Choice, Profile } from './profile.ts'

/** Per partner a limit on what the choice asks of it. price: what one unit too many costs in score, scaled; undefined = the limit is hard. */
export type Row = { readonly load: readonly number[], readonly room: number, readonly price?: number }

export type SearchInput = {
  readonly profile: Profile
  /** What a partner adds with its first chosen theme, its second, …: whole numbers, 0 from where no more can be chosen that it approves. */
  readonly share: readonly number[]
  readonly rows: readonly Row[]
  /** How many steps may be taken, and how many equally good choices listed, before the search says that it is too large. */
  readonly steps: number
  readonly list: number
}

export type Found = {
  /** Scaled; -1 when no choice meets the conditions. */
  readonly best: number
  readonly choices: readonly Choice[]
  /** False when there are more equally good choices than were listed. */
  readonly listed: boolean
  /** False when the steps ran out: then `best` is only the best one seen. */
  readonly proved: boolean
  /** Scaled; no choice scores more. Equals `best` when proved. */
  readonly bound: number
}

/** All the best choices, those with the fixed themes only. */
export function searchPav(input: SearchInput): Found {
  const search = new Search(input)
  return search.run()
}

class Search {
  private readonly input: SearchInput
  private readonly profile: Profile
  private readonly share: readonly number[]
  private readonly gain: Float64Array
  private readonly met: Int32Array
  private readonly used: Float64Array
  private readonly covered: Int32Array
  private readonly chosen: number[] = []
  private uncovered: number
  private spent = 0
  private score = 0
  private steps: number
  private best = -1
  private choices: Choice[] = []
  private listed = true

  constructor(input: SearchInput) {
    const { profile, share, rows, steps } = input
    this.input = input
    this.profile = profile
    this.share = share
    this.gain = Float64Array.from(profile.support, (weight) => weight * share[0]!)
    this.met = new Int32Array(profile.partners.length)
    this.used = new Float64Array(rows.length)
    this.covered = new Int32Array(profile.mustCover.length)
    this.uncovered = profile.mustCover.length
    this.steps = steps
  }

  run(): Found {
    const { profile } = this
    const open = profile.byNumber ? [...profile.open] : profile.open.filter((theme) => profile.support[theme]! > 0)
    for (const theme of profile.fixed) this.take(theme, 1)
    const fits = this.overrun() >= 0
    const bound = fits ? this.score + this.headroom(open, 0) : -1
    if (fits) this.visit(open)
    const proved = this.steps > 0
    return { best: this.best, choices: this.choices, listed: this.listed, proved, bound: proved ? this.best : bound }
  }

  /** Looks at what is chosen now and at everything that can be added to it from `open`. */
  private visit(open: readonly number[]): void {
    this.steps -= 1
    if (this.steps <= 0) return
    const { byNumber, limit } = this.profile
    if (!byNumber || this.chosen.length === limit) this.keep()
    if (byNumber && this.chosen.length === limit) return
    const order = this.ordered(open)
    for (const [at, theme] of order.entries()) {
      const most = this.score - Math.max(0, this.overrun()) + this.headroom(order, at)
      if (this.isHopeless(most) || !this.canCover(order, at)) return
      this.take(theme, 1)
      if (this.overrun() >= 0) this.visit(order.slice(at + 1))
      this.take(theme, -1)
    }
  }

  /** By what each adds per unit of cost, most first: good choices come early and the bound closes soon. */
  private ordered(open: readonly number[]): number[] {
    const { gain, profile: { cost, limit } } = this
    return open.filter((theme) => this.spent + cost[theme]! <= limit).sort((a, b) => gain[b]! * cost[a]! - gain[a]! * cost[b]! || a - b)
  }

  /** What can still be added at most from place `from` on in an ordered list: as if a theme could be taken in part, rounded up. */
  private headroom(order: readonly number[], from: number): number {
    const { gain, profile: { cost, limit } } = this
    let [left, most] = [limit - this.spent, 0]
    for (let at = from; at < order.length && left > 0; at += 1) {
      const theme = order[at]!
      const price = cost[theme]!
      most += price <= left ? gain[theme]! : Math.ceil(gain[theme]! / price * left * (1 + 1e-12))
      left -= price
    }
    return most
  }

  /** Equal is hopeless too once the list of equals is full. */
  private isHopeless(most: number): boolean {
    return this.listed ? most < this.best : most <= this.best
  }

  private canCover(order: readonly number[], from: number): boolean {
    if (this.uncovered === 0) return true
    const within = new Set<number>()
    for (let at = from; at < order.length; at += 1) for (const group of this.profile.covers[order[at]!]!) if (this.covered[group] === 0) within.add(group)
    return within.size === this.uncovered
  }

  private keep(): void {
    const score = this.score - this.overrun()
    if (this.uncovered > 0 || score < this.best) return
    if (score > this.best) {
      this.best = score
      this.choices = []
      this.listed = true
    }
    if (this.choices.length < this.input.list) this.choices.push([...this.chosen].sort((a, b) => a - b))
    else this.listed = false
  }

  /** What overrunning soft limits costs now, scaled; -1 when a hard limit is overrun. */
  private overrun(): number {
    let price = 0
    for (const [row, { room, price: unit }] of this.input.rows.entries()) {
      const over = this.used[row]! - room
      if (over <= 0) continue
      if (unit === undefined) return -1
      price += over * unit
    }
    return price
  }

  /** Puts a theme in (1) or takes the last one out again (-1). */
  private take(theme: number, way: 1 | -1): void {
    const { profile, gain, met, share } = this
    if (way === 1) this.score += gain[theme]!
    for (const partner of profile.supporters[theme]!) {
      const before = met[partner]! - (way === 1 ? 0 : 1)
      const change = way * profile.weights[partner]! * (share[before + 1]! - share[before]!)
      for (const other of profile.approves[partner]!) gain[other] = gain[other]! + change
      met[partner] = met[partner]! + way
    }
    if (way === -1) this.score -= gain[theme]!
    this.spent += way * profile.cost[theme]!
    for (const [row, { load }] of this.input.rows.entries()) this.used[row] = this.used[row]! + way * load[theme]!
    for (const group of profile.covers[theme]!) {
      if (way === 1 && this.covered[group] === 0) this.uncovered -= 1
      this.covered[group] = this.covered[group]! + way
      if (way === -1 && this.covered[group] === 0) this.uncovered += 1
    }
    if (way === 1) this.chosen.push(theme)
    else this.chosen.pop()
  }
}
