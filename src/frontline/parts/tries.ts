// Counts how often an address tried a wrong code, so that guessing is slow as well as hopeless.

/** At most `most` wrong tries per address within `withinMs`. Kept in this process, and forgotten at a restart. */
export function wrongTries({ most, withinMs }: { most: number; withinMs: number }) {
  const tries = new Map<string, number[]>()
  const recent = (address: string, now: number): number[] => (tries.get(address) ?? []).filter((at) => now - at < withinMs)
  return {
    mayTry: (address: string, now: number): boolean => recent(address, now).length < most,
    noteWrong: (address: string, now: number): void => {
      // Bounded memory: when very many addresses try, the oldest are forgotten first.
      if (tries.size >= 10_000) tries.delete(tries.keys().next().value!)
      tries.set(address, [...recent(address, now), now])
    },
  }
}
