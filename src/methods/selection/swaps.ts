// One in, one out: what every exchange of one chosen theme for another gains or costs, and which order of exchanges leaves nobody out on the way.
// Local search with PAV: Aziz, Elkind, Huang, Lackner, Sánchez-Fernández & Skowron 2018. Paths that keep JR need not exist: Dong, Frank, Peters & Suksompong 2025.
import { objectionsToEjrPlus, objectionsToJr } from './certificates.ts'
import { compare, type Fraction, fraction, plus, ZERO } from './exact.ts'
import { type Choice, costOf, inOrder, type Profile, satisfaction } from './profile.ts'

export type Swap = {
  readonly out: number
  readonly in: number
  /** What the PAV score becomes higher; below zero it becomes lower. */
  readonly gain: Fraction
  /** How much capacity the choice would take too much. 0 = it fits. */
  readonly over: number
  readonly jr: boolean
  readonly ejrPlus: boolean
}

export type Swaps = {
  /** Of the choice as it stands. */
  readonly jr: boolean
  readonly ejrPlus: boolean
  /** By gain, most first; then by what goes out and what comes in. */
  readonly swaps: readonly Swap[]
  /** total / number²: when no swap gains as much, the choice has EJR, whatever rule chose it. Undefined when a capacity is chosen for. */
  readonly threshold: Fraction | undefined
}

/** Every exchange of one theme that is not fixed for one that is open. */
export function allSwaps(profile: Profile, choice: Choice): Swaps {
  const counts = satisfaction(profile, choice)
  const swaps: Swap[] = []
  for (const out of choice.filter((theme) => !profile.fixed.includes(theme))) {
    for (const into of profile.open.filter((theme) => !choice.includes(theme))) {
      const next = swapped(choice, out, into)
      const ejrPlus = objectionsToEjrPlus(profile, next).length === 0
      swaps.push({
        out,
        in: into,
        gain: gainOf(profile, counts, out, into),
        over: Math.max(0, costOf(profile, next) - profile.limit),
        jr: ejrPlus || objectionsToJr(profile, next).length === 0,
        ejrPlus,
      })
    }
  }
  return {
    jr: objectionsToJr(profile, choice).length === 0,
    ejrPlus: objectionsToEjrPlus(profile, choice).length === 0,
    swaps: swaps.sort((a, b) => compare(b.gain, a.gain) || a.out - b.out || a.in - b.in),
    threshold: profile.byNumber ? fraction(profile.total, profile.limit ** 2) : undefined,
  }
}

/** The choice with one theme out and another in. */
export const swapped = (choice: Choice, out: number, into: number): number[] => inOrder([...choice.filter((theme) => theme !== out), into])

/** Adds up by satisfaction first, so that there are few fractions: who gains a theme adds weight / (count + 1), who loses one takes weight / count. */
function gainOf({ weights, supporters }: Profile, counts: readonly number[], out: number, into: number): Fraction {
  const parts = new Map<number, number>()
  const add = (part: number, weight: number): unknown => parts.set(part, (parts.get(part) ?? 0) + weight)
  const [losing, winning] = [new Set(supporters[out]), new Set(supporters[into])]
  for (const partner of winning) if (!losing.has(partner)) add(counts[partner]! + 1, weights[partner]!)
  for (const partner of losing) if (!winning.has(partner)) add(counts[partner]!, -weights[partner]!)
  return [...parts].reduce((sum, [part, weight]) => plus(sum, fraction(weight, part)), ZERO)
}

/** One step on the way from one choice to another. */
export type Step = { readonly out: number, readonly in: number, readonly jr: boolean }

const LONGEST = 8

/**
 * The way from one choice to another by single swaps, with as few steps without JR as possible; a step without JR is a warning, not a prohibition.
 * Undefined when the choices differ in size, or in more themes than can be tried in every order (8).
 */
export function wayBetween(profile: Profile, from: Choice, to: Choice): Step[] | undefined {
  const [leave, enter] = [from.filter((theme) => !to.includes(theme)), to.filter((theme) => !from.includes(theme))]
  if (leave.length !== enter.length || leave.length > LONGEST) return undefined
  type Way = { readonly choice: Choice, readonly steps: readonly Step[], readonly warnings: number }
  let ways = new Map<string, Way>([[inOrder(from).join(), { choice: inOrder(from), steps: [], warnings: 0 }]])
  for (let round = 0; round < leave.length; round += 1) {
    const next = new Map<string, Way>()
    for (const way of ways.values()) for (const out of leave.filter((theme) => way.choice.includes(theme))) for (const into of enter.filter((theme) => !way.choice.includes(theme))) {
      const choice = swapped(way.choice, out, into)
      const known = next.get(choice.join())
      const jr = known?.steps.at(-1)?.jr ?? objectionsToJr(profile, choice).length === 0
      const warnings = way.warnings + (jr ? 0 : 1)
      if (!known || warnings < known.warnings) next.set(choice.join(), { choice, warnings, steps: [...way.steps, { out, in: into, jr }] })
    }
    ways = next
  }
  return [...ways.values()][0]?.steps.slice() ?? []
}
