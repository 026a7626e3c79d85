// Phragmén's sequential rule: each theme lays its cost as a load on its supporters, and what keeps the highest load lowest comes next.
// Phragmén 1894; Brill, Freeman, Janson & Lackner 2017; with costs: Los, Christoff & Grossi 2022.
import { type Fraction, fraction, greatestCommonDivisor } from './exact.ts'
import { type Choice, costOf, inOrder, type Profile } from './profile.ts'
import { firstByRank } from './ties.ts'
import { everyUniverse, type Outcomes } from './universes.ts'

/** load: what each unit of weight of its supporters carries afterwards; undefined for a theme that nobody approves. */
export type PhragmenRound = { readonly theme: number, readonly tied: readonly number[], readonly load: Fraction | undefined }

export type PhragmenOutcome = {
  readonly resolute: Choice
  readonly rounds: readonly PhragmenRound[]
  /** Per partner, per unit of weight: after the fixed themes were charged, and at the end. */
  readonly startLoads: readonly Fraction[]
  readonly loads: readonly Fraction[]
}

/** Loads over one shared denominator. */
type State = { readonly loads: readonly bigint[], readonly denominator: bigint, readonly choice: Choice }

/** Where the count begins: the choice and the loads (per unit of weight) that another phase left. */
export type PhragmenStart = { readonly choice: Choice, readonly loads: readonly Fraction[] }

/**
 * Sequential Phragmén. The fixed themes are charged first, one after another, in the order of the list of themes. A number of themes is filled up, if need be with themes that
 * nobody approves; a capacity is filled until a theme whose turn it is does not fit.
 */
export function sequentialPhragmen(profile: Profile, from?: PhragmenStart): PhragmenOutcome {
  let state = from ? startFrom(from) : chargeFixed(profile)
  const startLoads = fractions(state)
  const rounds: PhragmenRound[] = []
  for (;;) {
    const tied = nextThemes(profile, state)
    if (tied.length === 0) break
    const theme = firstByRank(tied, profile.rank)
    state = add(profile, state, theme)
    rounds.push({ theme, tied, load: profile.support[theme] === 0 ? undefined : fraction(state.loads[profile.supporters[theme]![0]!]!, state.denominator) })
  }
  return { resolute: inOrder(state.choice), rounds, startLoads, loads: fractions(state) }
}

/** Every outcome that sequential Phragmén allows before ties are settled. */
export function phragmenOutcomes(profile: Profile, from?: PhragmenStart): Outcomes {
  return everyUniverse(from ? startFrom(from) : chargeFixed(profile), (state) => {
    const tied = nextThemes(profile, state)
    return tied.length === 0 ? { outcome: state.choice } : tied.map((theme) => add(profile, state, theme))
  }, (state) => `${inOrder(state.choice).join()}|${fractions(state).map(({ n, d }) => `${n}/${d}`).join()}`)
}

const fractions = ({ loads, denominator }: State): Fraction[] => loads.map((load) => fraction(load, denominator))

function startFrom({ choice, loads }: PhragmenStart): State {
  const denominator = loads.reduce((product, { d }) => product / greatestCommonDivisor(product, d) * d, 1n)
  return { loads: loads.map(({ n, d }) => n * (denominator / d)), denominator, choice }
}

function chargeFixed(profile: Profile): State {
  return profile.fixed.reduce<State>((state, theme) => add(profile, state, theme), { loads: profile.partners.map(() => 0n), denominator: 1n, choice: [] })
}

/** Whose turn it is; nobody's when the choice is full or what comes next does not fit. */
function nextThemes(profile: Profile, state: State): number[] {
  const { open, cost, limit, support, byNumber } = profile
  const left = limit - costOf(profile, state.choice)
  if (left <= 0) return []
  const eligible = open.filter((theme) => !state.choice.includes(theme) && cost[theme]! <= limit && (byNumber || support[theme]! > 0))
  const tied = lightest(profile, state, eligible)
  return tied.some((theme) => cost[theme]! > left) ? [] : tied
}

/** The themes that would make the lowest load; those that nobody approves only when there are no others. */
function lightest(profile: Profile, { loads, denominator }: State, themes: readonly number[]): number[] {
  const { supporters, weights, support, cost } = profile
  const supported = themes.filter((theme) => support[theme]! > 0)
  if (supported.length === 0) return [...themes]
  let [best, tied]: [{ above: bigint, below: bigint } | undefined, number[]] = [undefined, []]
  for (const theme of supported) {
    const above = supporters[theme]!.reduce((sum, partner) => sum + loads[partner]! * BigInt(weights[partner]!), BigInt(cost[theme]!) * denominator)
    const below = BigInt(support[theme]!)
    const [left, right] = best ? [above * best.below, best.above * below] : [0n, 1n]
    if (left < right) [best, tied] = [{ above, below }, [theme]]
    else if (left === right) tied.push(theme)
  }
  return tied
}

/** Lays the cost of a theme on its supporters, so that all of them carry alike. */
function add({ supporters, weights, support, cost }: Profile, { loads, denominator, choice }: State, theme: number): State {
  const chosen = [...choice, theme]
  if (support[theme] === 0) return { loads, denominator, choice: chosen }
  const sum = supporters[theme]!.reduce((all, partner) => all + loads[partner]! * BigInt(weights[partner]!), BigInt(cost[theme]!) * denominator)
  const common = greatestCommonDivisor(sum, BigInt(support[theme]!))
  const grow = BigInt(support[theme]!) / common
  const next = grow === 1n ? [...loads] : loads.map((load) => load * grow)
  for (const partner of supporters[theme]!) next[partner] = sum / common
  return { loads: next, denominator: denominator * grow, choice: chosen }
}
