// The Method of Equal Shares: every partner gets the same share of the room, and a theme is bought by those who approve it, alike as far as they can.
// Peters & Skowron 2020; Peters, Pierczyński & Skowron 2021 (costs and utilities). Completions as in Peters & Skowron's public tool for municipalities.
import { fill, fillOutcomes } from './approval.ts'
import { type Fraction, fraction, minus, times } from './exact.ts'
import { type PhragmenStart, phragmenOutcomes, sequentialPhragmen } from './phragmen.ts'
import { type Choice, costOf, inOrder, type Profile } from './profile.ts'
import { boughtForCertain } from './shares-bounds.ts'
import { Shares, type Utility } from './shares-state.ts'
import { firstByRank } from './ties.ts'
import { everyUniverse, type Outcomes } from './universes.ts'

/**
 * What happens with room that the purses do not fill. It changes real outcomes, so it belongs to the decision.
 * none: stays free. fill: most utility per cost. add1: everyone gets a little more as long as the outcome fits. add1u: add1, then fill. phragmen: for a number of themes.
 */
export type Completion = 'none' | 'fill' | 'add1' | 'add1u' | 'phragmen'

export type SharesOptions = {
  readonly utility?: Utility
  readonly completion?: Completion
  /** With add1: stop as soon as nothing more fits, instead of as soon as the next step does not. */
  readonly stopWhenFull?: boolean
  /** With add1: begin with whole shares. */
  readonly wholeShares?: boolean
  /** With add1: how much more all get together in one step. One unit each for a capacity, one theme for a number. */
  readonly step?: number
}

/** paid: what each supporter paid in all. standing: what could be bought in this round, the money of its supporters, and its price per utility. */
export type SharesRound = {
  readonly theme: number
  readonly tied: readonly number[]
  readonly price: Fraction
  readonly paid: readonly { readonly partner: number, readonly amount: Fraction }[]
  readonly standing: readonly { readonly theme: number, readonly money: Fraction, readonly price: Fraction | undefined }[]
}

export type SharesOutcome = {
  readonly resolute: Choice
  /** What the purses held in all when the count began; more than there is room for when add1 raised it. */
  readonly money: number
  /** The share of one unit of weight. */
  readonly share: Fraction
  readonly rounds: readonly SharesRound[]
  /** What stood for sale after the last round: too dear for its supporters. */
  readonly leftStanding: SharesRound['standing']
  /** What each partner has left; below zero is a debt for fixed themes. */
  readonly left: readonly Fraction[]
  /** Added by fill or Phragmén, after the purses. */
  readonly added: readonly number[]
}

/** Equal Shares with the published way to break ties. Without fixed themes add1 begins from the purses alone. */
export function equalShares(profile: Profile, options: SharesOptions = {}): SharesOutcome {
  const { utility = 'cost', completion = 'none' } = options
  const money = completion === 'add1' || completion === 'add1u' ? add1(profile, utility, options) : profile.limit
  const { state, rounds, leftStanding } = buyAll(profile, utility, money)
  const bought = [...profile.fixed, ...state.bought]
  const resolute = finish(profile, state, bought, utility, completion)
  return {
    resolute,
    money,
    share: fraction(money, profile.total),
    rounds,
    leftStanding,
    left: profile.partners.map((_, partner) => times(state.purse(partner), fraction(profile.weights[partner]!))),
    added: resolute.filter((theme) => !bought.includes(theme)),
  }
}

/** Every outcome before ties are settled. add1 is a search that ties would make ambiguous: there each step is settled, and only the last is followed in every way. */
export function equalSharesOutcomes(profile: Profile, options: SharesOptions = {}): Outcomes {
  const { utility = 'cost', completion = 'none' } = options
  const raised = completion === 'add1' || completion === 'add1u'
  const money = raised ? add1(profile, utility, options) : profile.limit
  let complete = true
  const ends = new Map<string, Choice>()
  const bought = everyUniverse(new Shares(profile, utility, money), (state) => {
    const tied = isFull(profile, state) ? [] : state.cheapest()
    if (tied.length > 0) return tied.map((theme) => after(state, theme))
    const rest = finishes(profile, state, utility, completion)
    complete &&= rest.complete
    for (const choice of rest.all) if (costOf(profile, choice) <= profile.limit) ends.set(choice.join(), choice)
    return { outcome: [...profile.fixed, ...state.bought] }
  }, (state) => state.key())
  return { all: [...ends.values()], complete: complete && bought.complete }
}

function after(state: Shares, theme: number): Shares {
  const copy = state.copy()
  copy.buy(theme)
  return copy
}

const isFull = ({ byNumber, limit, fixed }: Profile, state: Shares): boolean => byNumber && fixed.length + state.bought.length >= limit

/** Buys until nothing can be paid for, and keeps who paid what. */
function buyAll(profile: Profile, utility: Utility, money: number): { state: Shares, rounds: SharesRound[], leftStanding: SharesRound['standing'] } {
  const state = new Shares(profile, utility, money)
  const rounds: SharesRound[] = []
  for (;;) {
    const standing = state.standing()
    const tied = isFull(profile, state) ? [] : state.cheapest()
    if (tied.length === 0) return { state, rounds, leftStanding: standing }
    const theme = firstByRank(tied, profile.rank)
    const before = profile.supporters[theme]!.map((partner) => state.purse(partner))
    state.buy(theme)
    const paid = profile.supporters[theme]!.map((partner, at) => ({ partner, amount: times(minus(before[at]!, state.purse(partner)), fraction(profile.weights[partner]!)) }))
    rounds.push({ theme, tied, price: standing.find((entry) => entry.theme === theme)!.price!, paid, standing })
  }
}

/** Only what is bought: the same as buyAll's, found without fractions where that is certain. */
function buyOnly(profile: Profile, utility: Utility, money: number): readonly number[] {
  const certain = boughtForCertain(profile, utility, money)
  if (certain) return certain
  const state = new Shares(profile, utility, money)
  for (;;) {
    const tied = isFull(profile, state) ? [] : state.cheapest()
    if (tied.length === 0) return state.bought
    state.buy(firstByRank(tied, profile.rank))
  }
}

/** How much money to start with, so that what is bought still fits and the next step would not. */
function add1(profile: Profile, utility: Utility, { stopWhenFull = false, wholeShares = false, step }: SharesOptions): number {
  const { limit, total, byNumber, open, support } = profile
  const more = step ?? (byNumber ? 1 : total)
  const supported = open.filter((theme) => support[theme]! > 0)
  let money = wholeShares ? Math.floor(limit / total) * total : limit
  let bought = buyOnly(profile, utility, money)
  for (;;) {
    const choice = [...profile.fixed, ...bought]
    const room = limit - costOf(profile, choice)
    const waiting = supported.filter((theme) => !bought.includes(theme))
    if (waiting.length === 0 || (byNumber && room === 0) || (stopWhenFull && waiting.every((theme) => profile.cost[theme]! > room))) return money
    const next = buyOnly(profile, utility, money + more)
    if (costOf(profile, [...profile.fixed, ...next]) > limit) return money
    money += more
    bought = next
  }
}

function finish(profile: Profile, state: Shares, bought: Choice, utility: Utility, completion: Completion): Choice {
  if (completion === 'fill' || completion === 'add1u' || (completion === 'add1' && profile.byNumber)) return fill(profile, bought, utility)
  return completion === 'phragmen' ? sequentialPhragmen(profile, handOver(profile, state, bought)).resolute : inOrder(bought)
}

function finishes(profile: Profile, state: Shares, utility: Utility, completion: Completion): Outcomes {
  const bought = [...profile.fixed, ...state.bought]
  if (completion === 'fill' || completion === 'add1u' || (completion === 'add1' && profile.byNumber)) return fillOutcomes(profile, bought, utility)
  return completion === 'phragmen' ? phragmenOutcomes(profile, handOver(profile, state, bought)) : { all: [inOrder(bought)], complete: true }
}

/** What is left in the purses counts as load that Phragmén may still lay there. */
const handOver = ({ partners }: Profile, state: Shares, choice: Choice): PhragmenStart =>
  ({ choice, loads: partners.map((_, partner) => minus(fraction(0), state.purse(partner))) })
