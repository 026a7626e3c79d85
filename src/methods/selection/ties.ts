// The published rule for ties: most approvals first, then a lot that anyone can draw again from the announced seed.
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** What decides between themes that are equal otherwise: the place of each theme, 0 first. No two share a place. */
export type Rank = readonly number[]

/** The lot of a theme: SHA-256 of seed, a line feed and the theme's id, in hex; the smallest wins. `printf 'seed\nid' | sha256sum` draws it again. */
export const lotOf = (seed: string, theme: string): string => bytesToHex(sha256(utf8ToBytes(`${seed}\n${theme}`)))

/** Places by most approvals (weighted), then by lot. */
export function publishedRank(themes: readonly string[], support: readonly number[], seed: string): Rank {
  const lots = themes.map((theme) => lotOf(seed, theme))
  const order = themes.map((_, theme) => theme).sort((a, b) => support[b]! - support[a]! || (lots[a]! < lots[b]! ? -1 : 1))
  const rank = themes.map(() => 0)
  order.forEach((theme, place) => { rank[theme] = place })
  return rank
}

/** The theme with the best place. */
export const firstByRank = (themes: readonly number[], rank: Rank): number => themes.reduce((best, theme) => rank[theme]! < rank[best]! ? theme : best)

/** Of equally good sets the one that holds the best-placed theme that not all of them hold, and so on. */
export function setByRank(sets: readonly (readonly number[])[], rank: Rank): readonly number[] {
  const places = (set: readonly number[]): number[] => set.map((theme) => rank[theme]!).sort((a, b) => a - b)
  return sets.reduce((best, set) => isBefore(places(set), places(best)) ? set : best)
}

function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((place, index) => place !== b[index])
  return at >= 0 && (b[at] === undefined || a[at]! < b[at])
}
