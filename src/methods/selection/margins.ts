// How firm an outcome is for one theme: how many partners would have to approve it who do not, or no longer approve it who do, before the outcome for it changes.
// "Changes": a theme that is in no outcome comes into at least one of the equally good ones, or one that is in all of them drops out of at least one.
import type { Choice, Profile } from './profile.ts'
import type { Outcomes } from './universes.ts'

/** atLeast = atMost: exact. atMost undefined: no number of approvals of this theme was found that changes it. */
export type Margin = { readonly theme: number, readonly way: 'enter' | 'leave' | 'tied', readonly atLeast: number, readonly atMost: number | undefined }

/** Whether a theme is in all outcomes, in some, or in none. */
export function place(theme: number, { all }: Pick<Outcomes, 'all'>): 'all' | 'some' | 'none' {
  const holding = all.filter((choice) => choice.includes(theme)).length
  return holding === 0 ? 'none' : holding === all.length ? 'all' : 'some'
}

/** The profile after these partners changed their mind about one theme. The rank is left as it was: margins look at outcomes before ties are settled. */
export function withChanged(profile: Profile, theme: number, partners: ReadonlySet<number>): Profile {
  const supports = (partner: number): boolean => partners.has(partner) !== profile.approves[partner]!.includes(theme)
  const supporters = profile.partners.flatMap((_, partner) => supports(partner) ? [partner] : [])
  const scoreOf = new Map(profile.supporters[theme]!.map((partner, at) => [partner, profile.scores[theme]![at]!]))
  const replace = <T>(list: readonly T[], value: T): T[] => list.map((old, at) => at === theme ? value : old)
  return {
    ...profile,
    approves: profile.approves.map((list, partner) => partners.has(partner) ? (list.includes(theme) ? list.filter((other) => other !== theme) : [...list, theme].sort((a, b) => a - b)) : list),
    supporters: replace(profile.supporters, supporters),
    scores: replace(profile.scores, supporters.map((partner) => scoreOf.get(partner) ?? 1)),
    support: replace(profile.support, supporters.reduce((sum, partner) => sum + profile.weights[partner]!, 0)),
  }
}

/** Approval voting for a number of themes: exact. What counts is the support of the theme that would have to make or take the last place. */
export function approvalMargin(profile: Profile, theme: number): Margin {
  const { support, open, limit, fixed } = profile
  const places = limit - fixed.length
  const others = open.filter((other) => other !== theme).map((other) => support[other]!).sort((a, b) => b - a)
  const last = others[places - 1] ?? -1
  const gap = support[theme]! - last
  if (gap === 0) return { theme, way: 'tied', atLeast: 0, atMost: 0 }
  const count = heaviest(profile, theme, gap < 0, Math.abs(gap))
  return { theme, way: gap < 0 ? 'enter' : 'leave', atLeast: count ?? profile.partners.length + 1, atMost: count }
}

/** The fewest partners that together weigh this much, of those who do not (`adding`) or do support the theme. */
function heaviest({ weights, supporters, partners }: Profile, theme: number, adding: boolean, gap: number): number | undefined {
  const inside = new Set(supporters[theme])
  const able = partners.flatMap((_, partner) => inside.has(partner) === adding ? [] : [weights[partner]!]).sort((a, b) => b - a)
  let sum = 0
  const at = able.findIndex((weight) => (sum += weight) >= gap)
  return at < 0 ? undefined : at + 1
}

/**
 * Any rule, by trying: exact when one change is enough (every single change is tried); else at least 2, and at most what adding the partners one by one, heaviest first, needs.
 * A bound, and shown as one.
 */
export function marginByTrial(profile: Profile, theme: number, outcomes: (profile: Profile) => Outcomes): Margin {
  const now = place(theme, outcomes(profile))
  if (now === 'some') return { theme, way: 'tied', atLeast: 0, atMost: 0 }
  const inside = new Set(profile.supporters[theme])
  const able = profile.partners.flatMap((_, partner) => inside.has(partner) === (now === 'all') ? [partner] : []).sort((a, b) => profile.weights[b]! - profile.weights[a]! || a - b)
  const way = now === 'all' ? 'leave' : 'enter'
  const changes = (partners: Choice): boolean => place(theme, outcomes(withChanged(profile, theme, new Set(partners)))) !== now
  if (able.some((partner) => changes([partner]))) return { theme, way, atLeast: 1, atMost: 1 }
  for (let count = 2; count <= able.length; count += 1) if (changes(able.slice(0, count))) return { theme, way, atLeast: 2, atMost: count }
  return { theme, way, atLeast: Math.min(2, able.length + 1), atMost: undefined }
}
