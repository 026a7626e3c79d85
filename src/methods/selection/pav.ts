// Proportional Approval Voting, exact: the choice that maximises the sum over partners of weight × (1 + 1/2 + … + 1/themes approved and chosen).
// Thiele 1895; Aziz, Brill, Conitzer, Elkind, Freeman & Walsh 2017 (proportionality); Brill & Peters 2023 (EJR+).
import type { Room } from './election.ts'
import { type Fraction, fraction, fractionFrom, leastCommonMultiple, minus, plus, times, ZERO } from './exact.ts'
import { type Found, type Row, searchPav } from './pav-search.ts'
import { type Choice, inOrder, type Profile, satisfaction } from './profile.ts'
import { setByRank } from './ties.ts'

export type PavOptions = {
  /** What partners have room for; none by default. */
  readonly rooms?: readonly Room[]
  /** Undefined: a room may not be overrun. Else what one unit too many costs in score, as a fraction such as '1/10'. */
  readonly overrunPrice?: string
  /** How far to search before saying that it is too large; the same on every machine. */
  readonly steps?: number
  /** How many equally good choices are listed. */
  readonly list?: number
}

export type PavOutcome =
  /** `all` holds every best choice when `complete`; else there are more, and `resolute` is still the published one of them all. */
  | { readonly kind: 'proved', readonly score: Fraction, readonly all: readonly Choice[], readonly complete: boolean, readonly resolute: Choice }
  /** No choice meets the conditions; `uncoverable` are groups that approve nothing that can be chosen. */
  | { readonly kind: 'impossible', readonly uncoverable: readonly string[] }
  /** Too large to prove: the best choice seen, and a score that none can exceed. */
  | { readonly kind: 'too-large', readonly seen: Choice | undefined, readonly score: Fraction, readonly bound: Fraction }

const STEPS = 400_000
const LIST = 5_000

/** The best choices by PAV. Exact, or openly not: never a guess. */
export function proportionalApproval(profile: Profile, options: PavOptions = {}): PavOutcome {
  const { rooms = [], steps = STEPS, list = LIST } = options
  const price = options.overrunPrice === undefined ? undefined : fractionFrom(options.overrunPrice)
  const deepest = deepestOf(profile)
  const scale = leastCommonMultiple(deepest) * Number(price?.d ?? 1n)
  // One more than there are themes: what is added after the last one is 0, and stays a whole number.
  const share = [...profile.themes, ''].map((_, count) => count < deepest ? scale / (count + 1) : 0)
  const rows = rooms.map(({ room, load }): Row => ({
    room,
    load: profile.themes.map((id) => load[id] ?? 0),
    ...price && { price: Number(price.n * (BigInt(scale) / price.d)) },
  }))
  if (!staysWhole(profile, rows, scale)) return { kind: 'too-large', seen: undefined, score: ZERO, bound: fraction(profile.total * profile.themes.length) }
  const found = searchPav({ profile, share, rows, steps, list })
  const score = (scaled: number): Fraction => fraction(BigInt(scaled), BigInt(scale))
  if (!found.proved) return { kind: 'too-large', seen: found.choices[0], score: score(Math.max(0, found.best)), bound: score(found.bound) }
  if (found.choices.length === 0) return { kind: 'impossible', uncoverable: uncoverable(profile) }
  const again = (fixed: Choice, open: Choice): Found => searchPav({ profile: { ...profile, fixed, open }, share, rows, steps, list: 1 })
  const resolute = found.listed ? setByRank(found.choices, profile.rank) : byPlaces(profile, found.best, again)
  return { kind: 'proved', score: score(found.best), all: found.choices, complete: found.listed, resolute }
}

/** How many chosen themes one partner can approve at most. */
function deepestOf({ approves, byNumber, limit, cost, fixed, open }: Profile): number {
  const ballot = Math.max(1, ...approves.map((list) => list.length))
  if (byNumber) return Math.min(ballot, limit)
  const cheapest = [...fixed, ...open].map((theme) => cost[theme]!).sort((a, b) => a - b)
  let [left, fit] = [limit, 0]
  for (const price of cheapest) if (price <= left) [left, fit] = [left - price, fit + 1]
  return Math.max(1, Math.min(ballot, fit))
}

/** Whether every sum stays a whole number that a float holds exactly; half of the range is kept free for the bound. */
function staysWhole({ total, themes, cost, limit }: Profile, rows: readonly Row[], scale: number): boolean {
  const priced = rows.reduce((sum, { load, price = 0 }) => sum + price * load.reduce((a, b) => a + b, 0), 0)
  const largest = total * scale * themes.length * Math.max(...cost, limit > 0 ? 1 : 0) + priced
  return largest < Number.MAX_SAFE_INTEGER / 2
}

function uncoverable({ covers, mustCover, fixed, open }: Profile): string[] {
  return mustCover.filter((_, group) => ![...fixed, ...open].some((theme) => covers[theme]!.includes(group)))
}

/** With more equals than can be listed: keeps theme after theme, in the published order, that some best choice still allows. */
function byPlaces(profile: Profile, best: number, again: (fixed: Choice, open: Choice) => Found): Choice {
  let fixed = profile.fixed
  let open = inOrder(profile.open)
  for (const theme of [...open].sort((a, b) => profile.rank[a]! - profile.rank[b]!)) {
    open = open.filter((other) => other !== theme)
    if (profile.byNumber && fixed.length === profile.limit) break
    const kept = [...fixed, theme]
    if (again(kept, open).best === best) fixed = kept
  }
  return inOrder(fixed)
}

/** The PAV score of any choice. */
export function pavScore(profile: Profile, choice: Choice): Fraction {
  return satisfaction(profile, choice).reduce((sum, count, partner) => plus(sum, partScore(profile.weights[partner]!, count)), ZERO)
}

/** What one partner adds to the score: weight × (1 + 1/2 + … + 1/count). */
export function partScore(weight: number, count: number): Fraction {
  let sum = ZERO
  for (let j = 1; j <= count; j += 1) sum = plus(sum, fraction(1, j))
  return times(sum, fraction(weight))
}

/** What a theme adds to a choice that does not hold it, or what a choice that holds it would lose without it. */
export function marginalScore(profile: Profile, choice: Choice, theme: number): Fraction {
  const [others, all] = [choice.filter((other) => other !== theme), [...choice.filter((other) => other !== theme), theme]]
  return minus(pavScore(profile, all), pavScore(profile, others))
}
