// The purses of the Method of Equal Shares while themes are bought: exact, and cheap enough to run a thousand times for one completion.
// All purses share one denominator, so that buying multiplies instead of reducing fractions; partners whose purses hold the same share one number.
import { type Fraction, fraction, greatestCommonDivisor } from './exact.ts'
import { costOf, type Profile } from './profile.ts'

/** What a theme is worth to a partner that approves it: its cost, one, or the score given. */
export type Utility = 'cost' | 'count' | 'score'

/** What a theme would cost per unit of utility: left / (denominator × weight × per). The smaller, the better. */
type Price = { readonly above: bigint, readonly below: bigint, readonly about: number, readonly left: bigint, readonly weight: number }

export class Shares {
  private readonly profile: Profile
  private readonly utility: Utility
  private denominator: bigint
  private purses: bigint[]
  private readonly purseOf: Int32Array
  private spent: number
  private readonly money: number
  private active: { theme: number, price: Price | undefined }[]
  readonly bought: number[] = []
  /** Beyond this no theme may be bought (only reached when debts made room for more than there is). */
  private readonly debts: boolean

  /** money: what all partners together get, to share equally by weight. `copy` continues from there instead. */
  constructor(profile: Profile, utility: Utility, money: number, copy?: Shares) {
    this.profile = profile
    this.utility = utility
    this.money = money
    if (copy) {
      this.denominator = copy.denominator
      this.purses = [...copy.purses]
      this.purseOf = copy.purseOf.slice()
      this.spent = copy.spent
      this.active = copy.active.map((entry) => ({ ...entry }))
      this.bought.push(...copy.bought)
      this.debts = copy.debts
      return
    }
    const unsupported = profile.fixed.filter((theme) => profile.support[theme] === 0)
    this.denominator = BigInt(profile.total)
    this.purses = [BigInt(money - costOf(profile, unsupported))]
    this.purseOf = new Int32Array(profile.partners.length)
    this.spent = costOf(profile, profile.fixed)
    this.debts = profile.fixed.length > 0
    for (const theme of profile.fixed) this.charge(theme)
    this.active = profile.open.filter((theme) => profile.support[theme]! > 0).map((theme) => ({ theme, price: undefined }))
  }

  copy(): Shares {
    return new Shares(this.profile, this.utility, this.money, this)
  }

  /** The themes that can be bought for the fewest cost per utility; none when nothing can be paid for. */
  cheapest(): number[] {
    const still: typeof this.active = []
    let [best, tied]: [Price | undefined, number[]] = [undefined, []]
    this.active.sort((a, b) => (a.price?.about ?? 0) - (b.price?.about ?? 0))
    for (const entry of this.active) {
      // A price only rises while purses empty: one that was too high before need not be asked again.
      if (best && entry.price && order(entry.price, best) > 0) { still.push(entry); continue }
      const price = this.priceOf(entry.theme)
      if (!price) continue
      still.push({ theme: entry.theme, price })
      const than = best ? order(price, best) : -1
      if (than < 0) [best, tied] = [price, [entry.theme]]
      else if (than === 0) tied.push(entry.theme)
    }
    this.active = still
    return tied
  }

  /** Lets the supporters of a theme that `cheapest` named pay for it. */
  buy(theme: number): void {
    const { price } = this.active.find((entry) => entry.theme === theme)!
    const common = greatestCommonDivisor(price!.left, BigInt(price!.weight))
    const [share, grow] = [price!.left / common, BigInt(price!.weight) / common]
    if (grow > 1n) {
      this.denominator *= grow
      this.purses = this.purses.map((purse) => purse * grow)
    }
    this.settle(theme, (purse, utility) => {
      const due = share * BigInt(utility)
      return purse <= 0n ? purse : purse > due ? purse - due : 0n
    })
    this.spent += this.profile.cost[theme]!
    this.bought.push(theme)
    this.active = this.active.filter((entry) => entry.theme !== theme)
  }

  /** What one unit of weight of a partner has left; below zero when it owes for a locked theme. */
  purse(partner: number): Fraction {
    return fraction(this.purses[this.purseOf[partner]!]!, this.denominator)
  }

  /** The themes that are still for sale and, of each, what its supporters have left and what it costs per utility; what is too dear is not for sale afterwards. */
  standing(): { theme: number, money: Fraction, price: Fraction | undefined }[] {
    const asked = this.active.map(({ theme }) => ({ theme, price: this.priceOf(theme) }))
    this.active = asked.filter(({ price }) => price)
    return asked.map(({ theme, price }) => ({ theme, money: this.moneyBehind(theme), price: price && fraction(price.above, price.below) }))
  }

  /** A text that two states share exactly when everything that follows is the same. */
  key(): string {
    return `${[...this.bought].sort((a, b) => a - b).join()}|${this.profile.partners.map((_, partner) => { const { n, d } = this.purse(partner); return `${n}/${d}` }).join()}`
  }

  private moneyBehind(theme: number): Fraction {
    const { supporters, weights } = this.profile
    const sum = supporters[theme]!.reduce((money, partner) => {
      const purse = this.purses[this.purseOf[partner]!]!
      return purse > 0n ? money + purse * BigInt(weights[partner]!) : money
    }, 0n)
    return fraction(sum, this.denominator)
  }

  /** A theme fixed beforehand: its supporters pay alike, whether they can or not. */
  private charge(theme: number): void {
    const { cost, support } = this.profile
    if (support[theme] === 0) return
    const weight = BigInt(support[theme]!)
    const due = BigInt(cost[theme]!) * this.denominator
    this.denominator *= weight
    this.purses = this.purses.map((purse) => purse * weight)
    this.settle(theme, (purse) => purse - due)
  }

  /** Gives every supporter of a theme a new purse, and puts equal purses together again, in ascending order. */
  private settle(theme: number, next: (purse: bigint, utility: number) => bigint): void {
    const span = this.purses.length
    // Per partner its purse and, for a supporter, its worth: who shares both goes on sharing a purse.
    const kinds = Int32Array.from(this.purseOf)
    for (const [at, partner] of this.profile.supporters[theme]!.entries()) kinds[partner] = kinds[partner]! + span * this.worth(theme, at)
    const after = [...new Set(kinds)].map((kind) => {
      const purse = this.purses[kind % span]!
      return { kind, purse: kind < span ? purse : next(purse, Math.floor(kind / span)) }
    }).sort((a, b) => a.purse < b.purse ? -1 : a.purse > b.purse ? 1 : 0)
    const place = new Map<number, number>()
    this.purses = []
    for (const { kind, purse } of after) {
      if (purse !== this.purses.at(-1)) this.purses.push(purse)
      place.set(kind, this.purses.length - 1)
    }
    for (const [partner, kind] of kinds.entries()) this.purseOf[partner] = place.get(kind)!
  }

  /** In how many units a partner's utility counts; alike for all supporters unless scores count. */
  private worth(theme: number, at: number): number {
    return this.utility === 'score' ? this.profile.scores[theme]![at]! : 1
  }

  /** Undefined when its supporters cannot pay together, or when debts leave no room for it. */
  private priceOf(theme: number): Price | undefined {
    const { cost } = this.profile
    if (this.debts && this.spent + cost[theme]! > this.money) return undefined
    const groups = this.groups(theme)
    let weight = groups.reduce((sum, group) => sum + group.weight * group.worth, 0)
    let left = BigInt(cost[theme]!) * this.denominator
    for (const { purse, worth, weight: heads } of groups) {
      if (purse > 0n) {
        if (purse * BigInt(weight) >= left * BigInt(worth)) return this.price(theme, left, weight)
        left -= purse * BigInt(heads)
      }
      weight -= heads * worth
    }
    return undefined
  }

  private price(theme: number, left: bigint, weight: number): Price {
    const below = this.denominator * BigInt(weight * (this.utility === 'cost' ? this.profile.cost[theme]! : 1))
    return { above: left, below, about: Number(left) / Number(below), left, weight }
  }

  /** The supporters of a theme together by purse and worth, those that run out first in front. */
  private groups(theme: number): { purse: bigint, worth: number, weight: number }[] {
    const { supporters, weights } = this.profile
    const heads = new Map<number, number>()
    const span = this.purses.length
    for (const [at, partner] of supporters[theme]!.entries()) {
      const key = this.worth(theme, at) * span + this.purseOf[partner]!
      heads.set(key, (heads.get(key) ?? 0) + weights[partner]!)
    }
    const groups = [...heads].sort(([a], [b]) => a - b).map(([key, weight]) => ({ purse: this.purses[key % span]!, worth: Math.floor(key / span), weight }))
    if (this.utility !== 'score') return groups
    return groups.sort((a, b) => { const [x, y] = [a.purse * BigInt(b.worth), b.purse * BigInt(a.worth)]; return x < y ? -1 : x > y ? 1 : 0 })
  }
}

/** The order of two prices. The floating-point quotients decide only when they differ far beyond their error. */
function order(a: Price, b: Price): number {
  if (a.about < b.about * (1 - 1e-12)) return -1
  if (b.about < a.about * (1 - 1e-12)) return 1
  const [x, y] = [a.above * b.below, b.above * a.below]
  return x < y ? -1 : x > y ? 1 : 0
}
