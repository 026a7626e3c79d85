// Checks that anyone can repeat on an outcome: which group of partners could object to it, and who got nothing.
// JR: Aziz et al. 2017. EJR+: Brill & Peters 2023, here with weights and costs; by cost it is their "up to any one", with the cost itself as utility.
import { approvalVoting, fill } from './approval.ts'
import type { Election } from './election.ts'
import { equalShares } from './equal-shares.ts'
import { sequentialPhragmen } from './phragmen.ts'
import { proportionalApproval } from './pav.ts'
import { type Choice, costOf, type Profile, satisfaction } from './profile.ts'

/**
 * A group that could object: together they are weight/total of all votes, which is due a share of the room of at least `due`, and all of them approve `theme`, that was not chosen.
 * Yet each of them got at most `got` (in themes, or in capacity when a capacity is chosen for), and `got` with the theme is no more than `due`.
 */
export type Objection = { readonly theme: number, readonly partners: readonly number[], readonly weight: number, readonly got: number }

/** Justified representation: the objections of groups that got nothing. Empty = the outcome has JR. */
export function objectionsToJr(profile: Profile, choice: Choice): Objection[] {
  return objections(profile, choice, (levels) => levels.filter((level) => level === 0))
}

/** EJR+: the objections of groups that got less than what is due to them; per theme that of those who got least. Empty = the outcome has EJR+. */
export function objectionsToEjrPlus(profile: Profile, choice: Choice): Objection[] {
  return objections(profile, choice, (levels) => levels)
}

function objections(profile: Profile, choice: Choice, which: (levels: number[]) => number[]): Objection[] {
  const got = received(profile, choice)
  const { supporters, weights, cost, limit, total } = profile
  return profile.open.filter((theme) => !choice.includes(theme) && cost[theme]! <= limit).flatMap((theme) => {
    for (const level of which([...new Set(supporters[theme]!.map((partner) => got[partner]!))].sort((a, b) => a - b))) {
      const partners = supporters[theme]!.filter((partner) => got[partner]! <= level)
      const weight = partners.reduce((sum, partner) => sum + weights[partner]!, 0)
      // In whole numbers: weight / total × limit ≥ level + cost.
      if (BigInt(weight) * BigInt(limit) >= BigInt(level + cost[theme]!) * BigInt(total)) return [{ theme, partners, weight, got: level }]
    }
    return []
  })
}

/** What each partner got: the cost of the chosen themes that it approves; their number when a number is chosen. */
function received(profile: Profile, choice: Choice): number[] {
  const got = profile.partners.map(() => 0)
  for (const theme of choice) for (const partner of profile.supporters[theme]!) got[partner]! += profile.cost[theme]!
  return got
}

/** Whether an outcome with EJR+ exists at all with what is fixed. 'unknown': none was found, and there are too many choices to try them all. */
export function canHaveEjrPlus(profile: Profile): 'yes' | 'no' | 'unknown' {
  const shares = equalShares(profile, { completion: 'fill' }).resolute
  const pav = proportionalApproval(profile)
  const likely = [shares, sequentialPhragmen(profile).resolute, approvalVoting(profile), ...pav.kind === 'proved' ? pav.all : []]
  if (likely.some((choice) => objectionsToEjrPlus(profile, choice).length === 0)) return 'yes'
  const free = profile.limit - profile.fixed.length
  if (!profile.byNumber || choose(profile.open.length, free) > MOST_CHOICES) return 'unknown'
  for (const choice of choices(profile.open, free)) if (objectionsToEjrPlus(profile, [...profile.fixed, ...choice]).length === 0) return 'yes'
  return 'no'
}

const MOST_CHOICES = 50_000

/** How many choices of k out of n there are. */
export function choose(n: number, k: number): number {
  let ways = 1
  for (let j = 1; j <= k; j += 1) ways = ways * (n - k + j) / j
  return Math.round(ways)
}

/** All choices of so many themes. */
export function* choices(themes: readonly number[], count: number): Generator<number[]> {
  if (count === 0) { yield []; return }
  for (const [at, theme] of themes.entries()) for (const rest of choices(themes.slice(at + 1), count - 1)) yield [theme, ...rest]
}

/** Of one group, such as a district: how many partners it has, how many of them see a chosen theme that they approve, and which chosen themes those are. */
export type GroupCoverage = { readonly group: string, readonly partners: number, readonly covered: number, readonly themes: readonly string[] }

export type Coverage = { readonly withoutAny: readonly number[], readonly kinds: Readonly<Record<string, readonly GroupCoverage[]>> }

/** Who is covered by an outcome: partners without any chosen theme that they approve, and per kind of group each group. */
export function coverageOf(election: Election, profile: Profile, choice: Choice): Coverage {
  const counts = satisfaction(profile, choice)
  const kinds = [...new Set(election.partners.flatMap(({ groups = {} }) => Object.keys(groups)))].sort()
  const groupsOf = (kind: string): GroupCoverage[] => {
    const named = Map.groupBy(election.partners.keys(), (at) => election.partners[at]!.groups?.[kind])
    return [...named].flatMap(([group, members]) => group === undefined ? [] : [{
      group,
      partners: members.length,
      covered: members.filter((at) => counts[at]! > 0).length,
      themes: choice.filter((theme) => members.some((at) => profile.approves[at]!.includes(theme))).map((theme) => profile.themes[theme]!),
    }]).sort((a, b) => a.group < b.group ? -1 : 1)
  }
  return {
    withoutAny: counts.flatMap((count, partner) => count === 0 ? [partner] : []),
    kinds: Object.fromEntries(kinds.map((kind) => [kind, groupsOf(kind)])),
  }
}

/** Whether a choice fits the room and keeps what is fixed: what any outcome must do. */
export function isPossible(profile: Profile, choice: Choice): boolean {
  const room = profile.limit - costOf(profile, choice)
  return (profile.byNumber ? room === 0 : room >= 0) && profile.fixed.every((theme) => choice.includes(theme)) && choice.every((theme) => profile.fixed.includes(theme) || profile.open.includes(theme))
}

/** Whether nothing that anyone approves fits any more. */
export const isFull = (profile: Profile, choice: Choice): boolean => fill(profile, choice, 'cost').length === choice.length
