// Elections by place instead of by name, for tests: partner 0 approves themes 0 and 2, and so on.
import type { Election } from './election.ts'
import { prepare, type Profile } from './profile.ts'

type Example = {
  readonly approvals: readonly (readonly number[])[]
  readonly themes: number
  readonly number?: number
  readonly capacity?: number
  readonly costs?: readonly number[]
  readonly weights?: readonly number[]
  readonly scores?: readonly (readonly (readonly [number, number])[])[]
  readonly locked?: readonly number[]
  readonly excluded?: readonly number[]
  readonly districts?: readonly string[]
  readonly seed?: string
}

/** An election with themes '0', '1', … and partners 'p0', 'p1', … */
export function electionOf({ approvals, themes, number, capacity, costs, weights, scores, locked = [], excluded = [], districts, seed = 'seed' }: Example): Election {
  return {
    partners: approvals.map((_, at) => ({ id: `p${at}`, ...weights && { weight: weights[at]! }, ...districts && { groups: { district: districts[at]! } } })),
    themes: Array.from({ length: themes }, (_, at) => ({ id: `${at}`, ...costs && { cost: costs[at]! } })),
    ballots: approvals.map((list, at) => ({ partner: `p${at}`, approves: list.map(String), ...scores && { scores: Object.fromEntries(scores[at]!) } })),
    size: capacity === undefined ? { kind: 'number', number: number ?? 1 } : { kind: 'capacity', capacity },
    locked: locked.map(String),
    excluded: excluded.map(String),
    seed,
  }
}

export const profileOf = (example: Example): Profile => prepare(electionOf(example))

/** The profile with ties settled as reference programs do: the theme that comes first in this order. */
export function settledBy(profile: Profile, before: (a: string, b: string) => boolean): Profile {
  const order = [...profile.themes.keys()].sort((a, b) => before(profile.themes[a]!, profile.themes[b]!) ? -1 : 1)
  return { ...profile, rank: profile.themes.map((_, theme) => order.indexOf(theme)) }
}

/** By place, as abcvoting settles ties. */
export const byPlace = (profile: Profile): Profile => settledBy(profile, (a, b) => Number(a) < Number(b))

/** Sets of choices as one text, whatever their order. */
export const textOfAll = (all: readonly (readonly number[])[]): string => all.map(String).sort().join(' ')
