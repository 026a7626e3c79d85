// One decision, counted by all the rules that are offered, with its certificates: everything a page or the offline file shows, with names and exact amounts as text.
import { approvalVoting, approvalVotingOutcomes } from './approval.ts'
import { canHaveEjrPlus, type Coverage, coverageOf, isFull, objectionsToEjrPlus, objectionsToJr } from './certificates.ts'
import { type Election, examine, type Finding } from './election.ts'
import { equalShares, equalSharesOutcomes, type SharesOptions, type SharesOutcome } from './equal-shares.ts'
import { explainPartners, explainThemes, named, type NamedObjection, type PartnerExplanation, type ThemeExplanation } from './explain.ts'
import { textOf } from './exact.ts'
import { type PavOptions, proportionalApproval } from './pav.ts'
import { phragmenOutcomes, sequentialPhragmen } from './phragmen.ts'
import { type Choice, costOf, prepare, type Profile } from './profile.ts'
import { allSwaps } from './swaps.ts'
import { lotOf } from './ties.ts'
import type { Outcomes } from './universes.ts'

export const RULES = ['approval', 'pav', 'equal-shares', 'phragmen'] as const
export type RuleName = (typeof RULES)[number]

/** shares: which completion is agreed changes outcomes, so it stands in the decision. */
export type DecisionOptions = { readonly rule: RuleName, readonly shares?: SharesOptions, readonly pav?: PavOptions }

export type RuleOutcome = {
  readonly rule: RuleName
  /** Undefined when the rule has no outcome: impossible conditions, or too large to prove. */
  readonly chosen: readonly string[] | undefined
  readonly none: 'impossible' | 'too-large' | undefined
  /** All the equally good outcomes; more than one means that the lot decided. */
  readonly tied: readonly (readonly string[])[]
  readonly allListed: boolean
  readonly cost: number
  /** Nothing that anyone approves fits any more. */
  readonly full: boolean
  readonly objectionsToJr: readonly NamedObjection[]
  readonly objectionsToEjrPlus: readonly NamedObjection[]
  readonly coverage: { readonly withoutAny: readonly string[], readonly kinds: Coverage['kinds'] }
  /** Groups that must be covered and are not; only PAV can be held to it. */
  readonly uncovered: readonly string[]
}

export type NamedSwap = { readonly out: string, readonly in: string, readonly gain: string, readonly over: number, readonly jr: boolean, readonly ejrPlus: boolean }

export type Decision = {
  readonly findings: readonly Finding[]
  readonly options: DecisionOptions
  readonly outcomes: readonly RuleOutcome[]
  /** Chosen by every rule that has an outcome, and by some only. */
  readonly agreed: readonly string[]
  readonly disputed: readonly string[]
  /** With the lot of each theme, so that anyone can draw it again. */
  readonly lots: Readonly<Record<string, string>>
  readonly ejrPlusPossible: 'yes' | 'no' | 'unknown'
  /** Of the outcome of the rule that decides; empty when it has none. */
  readonly swaps: readonly NamedSwap[]
  readonly swapThreshold: string | undefined
  readonly partners: readonly PartnerExplanation[]
  readonly themes: readonly ThemeExplanation[]
}

type Counted = { readonly choice: Choice | undefined, readonly outcomes: Outcomes, readonly none?: RuleOutcome['none'], readonly shares?: SharesOutcome }

/** Counts an election by all rules. Throws an ElectionError when it cannot be counted. */
export function decide(election: Election, options: DecisionOptions): Decision {
  const profile = prepare(election)
  const counted = new Map(RULES.map((rule) => [rule, count(profile, rule, options)]))
  const outcomes = RULES.map((rule) => describe(election, profile, rule, counted.get(rule)!))
  const chosen = outcomes.flatMap((outcome) => outcome.chosen ? [outcome.chosen] : [])
  const { choice, shares } = counted.get(options.rule)!
  const swaps = choice && allSwaps(profile, choice)
  const inEvery = (theme: string): boolean => chosen.length > 0 && chosen.every((themes) => themes.includes(theme))
  return {
    findings: examine(election),
    options,
    outcomes,
    agreed: profile.themes.filter(inEvery),
    disputed: profile.themes.filter((theme) => !inEvery(theme) && chosen.some((themes) => themes.includes(theme))),
    lots: Object.fromEntries(profile.themes.map((theme) => [theme, lotOf(election.seed, theme)])),
    ejrPlusPossible: outcomes.some((outcome) => outcome.chosen && outcome.objectionsToEjrPlus.length === 0) ? 'yes' : canHaveEjrPlus(profile),
    swaps: (swaps?.swaps ?? []).map((swap) => ({ ...swap, out: profile.themes[swap.out]!, in: profile.themes[swap.in]!, gain: textOf(swap.gain) })),
    swapThreshold: swaps?.threshold && textOf(swaps.threshold),
    partners: choice ? explainPartners(profile, choice, shares) : [],
    themes: choice ? explainThemes(election, profile, choice) : [],
  }
}

function count(profile: Profile, rule: RuleName, { shares: sharesOptions = { completion: 'fill' }, pav }: DecisionOptions): Counted {
  if (rule === 'approval') return { choice: approvalVoting(profile), outcomes: approvalVotingOutcomes(profile) }
  if (rule === 'phragmen') return { choice: sequentialPhragmen(profile).resolute, outcomes: phragmenOutcomes(profile) }
  if (rule === 'equal-shares') {
    const shares = equalShares(profile, sharesOptions)
    return { choice: shares.resolute, outcomes: equalSharesOutcomes(profile, sharesOptions), shares }
  }
  const found = proportionalApproval(profile, pav)
  if (found.kind !== 'proved') return { choice: undefined, none: found.kind, outcomes: { all: [], complete: false } }
  return { choice: found.resolute, outcomes: { all: found.all, complete: found.complete } }
}

function describe(election: Election, profile: Profile, rule: RuleName, { choice, outcomes, none }: Counted): RuleOutcome {
  const names = (themes: Choice): string[] => themes.map((theme) => profile.themes[theme]!)
  const set = choice ?? []
  const { withoutAny, kinds } = coverageOf(election, profile, set)
  return {
    rule,
    chosen: choice && names(choice),
    none,
    tied: outcomes.all.map(names),
    allListed: outcomes.complete,
    cost: costOf(profile, set),
    full: choice !== undefined && isFull(profile, choice),
    objectionsToJr: choice ? objectionsToJr(profile, choice).map((objection) => named(profile, objection)) : [],
    objectionsToEjrPlus: choice ? objectionsToEjrPlus(profile, choice).map((objection) => named(profile, objection)) : [],
    coverage: { withoutAny: withoutAny.map((partner) => profile.partners[partner]!), kinds },
    uncovered: profile.mustCover.filter((_, group) => !set.some((theme) => profile.covers[theme]!.includes(group))),
  }
}
