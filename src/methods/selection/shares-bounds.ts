// A fast count of Equal Shares in floating point that carries a proven bound on its own error, for completions that count a thousand times.
// It answers only when every decision is outside its error, so its answer is always the exact one; else it says nothing and the exact count is made.
import type { Profile } from './profile.ts'
import type { Utility } from './shares-state.ts'
import { firstByRank } from './ties.ts'

/** Twice the rounding error of one operation, so that the sums of errors, which round too, stay above the true error. */
const ROUNDING = 2 ** -51

/** value ± error; of a theme that all its supporters can pay alike also the exact quotient of two whole numbers. */
type Price = { readonly value: number, readonly error: number, readonly exact: readonly [number, number] | undefined }

type Purses = { readonly profile: Profile, readonly utility: Utility, readonly money: Float64Array, readonly error: Float64Array }

/** A theme that may still be bought, and what it costs at least per utility: a price only rises while purses empty. */
type Offer = { readonly theme: number, least: number }

/** The themes that Equal Shares buys, in order, when that is certain without fractions; undefined when it is not. Only without fixed themes. */
export function boughtForCertain(profile: Profile, utility: Utility, money: number): number[] | undefined {
  const { partners, total, open, support, fixed, byNumber, limit } = profile
  if (fixed.length > 0) return undefined
  const share = money / total
  const purses: Purses = { profile, utility, money: new Float64Array(partners.length).fill(share), error: new Float64Array(partners.length).fill(share * ROUNDING) }
  let offers: Offer[] = open.filter((theme) => support[theme]! > 0).map((theme) => ({ theme, least: 0 }))
  const bought: number[] = []
  for (;;) {
    const round = byNumber && bought.length === limit ? { tied: [], price: undefined, offers } : cheapest(purses, offers)
    if (round === undefined) return undefined
    if (round.tied.length === 0) return bought
    const theme = firstByRank(round.tied, profile.rank)
    pay(purses, theme, round.price!)
    offers = round.offers.filter((offer) => offer.theme !== theme)
    bought.push(theme)
  }
}

/** Undefined when in doubt. `offers`: what is still for sale, with what it costs at least. */
function cheapest(purses: Purses, offers: Offer[]): { tied: number[], price: Price | undefined, offers: Offer[] } | undefined {
  let [best, tied]: [Price | undefined, number[]] = [undefined, []]
  const still: Offer[] = []
  for (const offer of offers.sort((a, b) => a.least - b.least)) {
    const price: Price | 'dearer' | 'too dear' | 'in doubt' = best && offer.least > best.value + best.error ? 'dearer' : priceOf(purses, offer.theme)
    if (price === 'in doubt') return undefined
    if (price === 'too dear') continue
    still.push(offer)
    if (price === 'dearer') continue
    offer.least = price.value - price.error
    const than = best === undefined ? -1 : order(price, best)
    if (than === undefined) return undefined
    if (than < 0) [best, tied] = [price, [offer.theme]]
    else if (than === 0) tied.push(offer.theme)
  }
  return { tied, price: best, offers: still }
}

/** Undefined when the errors overlap and neither price is known exactly. */
function order(a: Price, b: Price): number | undefined {
  if (a.value + a.error < b.value - b.error) return -1
  if (b.value + b.error < a.value - a.error) return 1
  if (!a.exact || !b.exact) return undefined
  const [left, right] = [a.exact[0] * b.exact[1], b.exact[0] * a.exact[1]]
  return left < Number.MAX_SAFE_INTEGER && right < Number.MAX_SAFE_INTEGER ? left - right : undefined
}

/**
 * What a theme costs per utility: the q with Σ weight × min(purse, q × worth) = cost. That sum changes by at most Σ weight × error when every purse is off by its error,
 * and rises with q at least as steeply as the weight of those who are surely not emptied; the quotient of the two bounds the error of q.
 */
function priceOf(purses: Purses, theme: number): Price | 'too dear' | 'in doubt' {
  const { profile: { supporters, weights, cost }, money, error } = purses
  const payers = supporters[theme]!
  const price = cost[theme]!
  let together = 0
  let off = 0
  for (const partner of payers) {
    together += weights[partner]! * money[partner]!
    off += weights[partner]! * error[partner]!
  }
  off += (together + price) * ROUNDING * (payers.length + 4)
  if (together < price - off) return 'too dear'
  if (together <= price + off) return 'in doubt'
  const { value, weight, emptied } = split(purses, theme)
  if (weight === 0) return 'in doubt'
  const per = purses.utility === 'cost' ? price : 1
  const wide = off / weight + value * ROUNDING * 4
  if (payers.some((partner, at) => {
    const due = value * worth(purses, theme, at)
    return money[partner]! >= due && money[partner]! - error[partner]! <= due + 2 * wide * worth(purses, theme, at)
  })) return 'in doubt'
  return { value: value / per, error: (wide + value * ROUNDING) / per, exact: emptied ? undefined : [price, weight * per] }
}

/** Splits a cost over those who pay alike and those whose purse is emptied. */
function split(purses: Purses, theme: number): { value: number, weight: number, emptied: boolean } {
  const { profile: { supporters, weights, cost }, money } = purses
  const payers = supporters[theme]!
  let value = 0
  for (;;) {
    let left = cost[theme]!
    let weight = 0
    let emptied = false
    for (let at = 0; at < payers.length; at += 1) {
      const partner = payers[at]!
      const units = worth(purses, theme, at)
      if (money[partner]! < value * units) {
        left -= weights[partner]! * money[partner]!
        emptied = true
      } else weight += weights[partner]! * units
    }
    if (left / weight <= value || weight === 0) return { value, weight, emptied }
    value = left / weight
  }
}

function pay(purses: Purses, theme: number, price: Price): void {
  const { profile, utility, money, error } = purses
  const per = utility === 'cost' ? profile.cost[theme]! : 1
  for (const [at, partner] of profile.supporters[theme]!.entries()) {
    const units = worth(purses, theme, at) * per
    const due = price.value * units
    const enough = money[partner]! >= due
    error[partner] = enough ? error[partner]! + price.error * units + (money[partner]! + due) * ROUNDING : 0
    money[partner] = enough ? money[partner]! - due : 0
  }
}

const worth = (purses: Purses, theme: number, at: number): number => purses.utility === 'score' ? purses.profile.scores[theme]![at]! : 1
