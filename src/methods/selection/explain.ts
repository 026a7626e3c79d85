// What an outcome means for each partner and each theme, as data: pages and the offline file turn it into sentences.
import type { Objection } from './certificates.ts'
import type { Election } from './election.ts'
import type { SharesOutcome } from './equal-shares.ts'
import { textOf } from './exact.ts'
import { marginalScore, partScore, proportionalApproval } from './pav.ts'
import { type Choice, type Profile, satisfaction } from './profile.ts'

/** Amounts are exact, as text: '3', '7/2'. */
export type PartnerExplanation = {
  readonly partner: string
  readonly chosen: readonly string[]
  readonly notChosen: readonly string[]
  /** What the partner adds to the PAV score. */
  readonly part: string
  /** Equal Shares only: what it paid for what, and what it has left; `debt` is what fixed themes asked beyond its share. */
  readonly paid: readonly { readonly theme: string, readonly amount: string }[]
  readonly left: string | undefined
  readonly debt: boolean
}

/** Per partner what came of its answer. shares: the count by Equal Shares, when that is the rule. */
export function explainPartners(profile: Profile, choice: Choice, shares?: SharesOutcome): PartnerExplanation[] {
  const counts = satisfaction(profile, choice)
  const names = (themes: Choice): string[] => themes.map((theme) => profile.themes[theme]!)
  return profile.partners.map((id, partner) => {
    const left = shares?.left[partner]
    return {
      partner: id,
      chosen: names(profile.approves[partner]!.filter((theme) => choice.includes(theme))),
      notChosen: names(profile.approves[partner]!.filter((theme) => !choice.includes(theme))),
      part: textOf(partScore(profile.weights[partner]!, counts[partner]!)),
      paid: (shares?.rounds ?? []).flatMap(({ theme, paid }) => paid.filter((payment) => payment.partner === partner && payment.amount.n > 0n)
        .map(({ amount }) => ({ theme: profile.themes[theme]!, amount: textOf(amount) }))),
      left: left && textOf(left),
      debt: left !== undefined && left.n < 0n,
    }
  })
}

export type ThemeExplanation = {
  readonly theme: string
  readonly approvals: number
  /** Their weight together. */
  readonly support: number
  readonly status: 'chosen' | 'locked' | 'continuing' | 'not-chosen' | 'excluded'
  /** What the theme adds to the PAV score of this choice, or would add to it. */
  readonly adds: string
}

/** Per theme its support and what became of it. */
export function explainThemes(election: Election, profile: Profile, choice: Choice): ThemeExplanation[] {
  return profile.themes.map((id, theme) => ({
    theme: id,
    approvals: profile.supporters[theme]!.length,
    support: profile.support[theme]!,
    status: statusOf(election, id, choice.includes(theme)),
    adds: textOf(marginalScore(profile, choice, theme)),
  }))
}

function statusOf({ locked = [], continuing = [], excluded = [] }: Election, id: string, chosen: boolean): ThemeExplanation['status'] {
  if (excluded.includes(id)) return 'excluded'
  if (!chosen) return 'not-chosen'
  return locked.includes(id) ? 'locked' : continuing.includes(id) ? 'continuing' : 'chosen'
}

/** An objection with names instead of places. */
export type NamedObjection = { readonly theme: string, readonly partners: readonly string[], readonly weight: number, readonly got: number }

export const named = (profile: Profile, { theme, partners, weight, got }: Objection): NamedObjection =>
  ({ theme: profile.themes[theme]!, partners: partners.map((partner) => profile.partners[partner]!), weight, got })

/** What the answer of one partner did: the share of the score that is its own, and what would be chosen without it. */
export type Influence = { readonly partner: string, readonly share: string, readonly withoutIt: readonly string[] | undefined, readonly changes: boolean | undefined }

/**
 * Per partner its influence under PAV: its part of the score, and whether the best choices would be others if it had not answered (undefined when that is too large to prove).
 * A count per partner, so made on request and not for every page.
 */
export function influenceOf(profile: Profile, choice: Choice): Influence[] {
  const counts = satisfaction(profile, choice)
  const keys = (all: readonly Choice[]): string => all.map((one) => one.join()).sort().join(';')
  const now = proportionalApproval(profile)
  return profile.partners.map((partner, at) => {
    const then = proportionalApproval(withoutAnswer(profile, at))
    const known = now.kind === 'proved' && then.kind === 'proved'
    return {
      partner,
      share: textOf(partScore(profile.weights[at]!, counts[at]!)),
      withoutIt: then.kind === 'proved' ? then.resolute.map((theme) => profile.themes[theme]!) : undefined,
      changes: known ? keys(now.all) !== keys(then.all) : undefined,
    }
  })
}

function withoutAnswer(profile: Profile, partner: number): Profile {
  const keeps = profile.supporters.map((list) => list.map((other) => other !== partner))
  return {
    ...profile,
    approves: profile.approves.map((list, at) => at === partner ? [] : list),
    supporters: profile.supporters.map((list, theme) => list.filter((_, at) => keeps[theme]![at])),
    scores: profile.scores.map((list, theme) => list.filter((_, at) => keeps[theme]![at])),
    support: profile.support.map((weight, theme) => profile.supporters[theme]!.includes(partner) ? weight - profile.weights[partner]! : weight),
  }
}
