// Every outcome that some way of breaking ties leads to ("parallel universes"): what a rule says before any lot is drawn.
import type { Choice } from './profile.ts'

/** All the outcomes; `complete` is false when there were too many to follow. */
export type Outcomes = { readonly all: readonly Choice[], readonly complete: boolean }

const STATES = 20_000

/** Follows every branch once. next: the states that may follow, or the outcome when there are none. key: equal for states with the same future. */
export function everyUniverse<State>(start: State, next: (state: State) => readonly State[] | { outcome: Choice }, key: (state: State) => string): Outcomes {
  const seen = new Set<string>()
  const outcomes = new Map<string, Choice>()
  const open = [start]
  while (open.length > 0 && seen.size < STATES) {
    const after = next(open.pop()!)
    if ('outcome' in after) {
      const outcome = [...after.outcome].sort((a, b) => a - b)
      outcomes.set(outcome.join(), outcome)
      continue
    }
    for (const state of after) {
      const name = key(state)
      if (seen.has(name)) continue
      seen.add(name)
      open.push(state)
    }
  }
  return { all: [...outcomes.values()], complete: open.length === 0 }
}
