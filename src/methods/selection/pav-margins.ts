// The margin of a theme under Proportional Approval Voting for a number of themes, exact: choices without the theme do not change when its approvals do,
// so it is enough to compare the best of them with each choice that holds the theme.
import { choices, choose } from './certificates.ts'
import { leastCommonMultiple } from './exact.ts'
import type { Margin } from './margins.ts'
import { proportionalApproval } from './pav.ts'
import type { Profile } from './profile.ts'

/** More choices than this with the theme are not gone through. */
const MOST_CHOICES = 100_000
/** More steps than this are not taken to find the fewest partners that leave. */
const MOST_STEPS = 20_000

/**
 * Exact; undefined when there are too many choices, when a capacity is chosen for, or when groups must be covered (then an approval also changes what is allowed).
 * For a theme that would leave, a bound when the search for the fewest partners is too long.
 */
export function pavMargin(profile: Profile, theme: number): Margin | undefined {
  const places = profile.limit - profile.fixed.length
  const others = profile.open.filter((other) => other !== theme)
  if (!profile.byNumber || profile.mustCover.length > 0 || places < 1 || choose(others.length, places - 1) > MOST_CHOICES) return undefined
  const scale = leastCommonMultiple(profile.limit)
  const without = others.length < places ? undefined : proportionalApproval({ ...profile, open: others }, { list: 1 })
  if (!without) return { theme, way: 'leave', atLeast: profile.partners.length + 1, atMost: undefined }
  if (without.kind !== 'proved') return undefined
  const rival = Number(without.score.n * BigInt(scale) / without.score.d)
  const holding = [...scored(profile, theme, others, places - 1, scale)]
  const best = holding.reduce((most, { score }) => Math.max(most, score), 0)
  if (best === rival) return { theme, way: 'tied', atLeast: 0, atMost: 0 }
  return best < rival ? entering(profile, theme, rival, holding, scale) : leaving(profile, theme, rival, holding, scale)
}

/** A choice with the theme: its score, and how many of its other themes each partner approves. */
type Holding = { readonly score: number, readonly met: Uint8Array }

function* scored(profile: Profile, theme: number, others: readonly number[], count: number, scale: number): Generator<Holding> {
  const { weights, supporters, partners, fixed } = profile
  const inside = Uint8Array.from(partners, (_, partner) => supporters[theme]!.includes(partner) ? 1 : 0)
  const parts = [0]
  for (let j = 1; j <= profile.limit; j += 1) parts.push(parts[j - 1]! + scale / j)
  for (const choice of choices(others, count)) {
    const met = new Uint8Array(partners.length)
    for (const other of fixed) for (const partner of supporters[other]!) met[partner]! += 1
    for (const other of choice) for (const partner of supporters[other]!) met[partner]! += 1
    let score = 0
    for (let partner = 0; partner < met.length; partner += 1) score += weights[partner]! * parts[met[partner]! + inside[partner]!]!
    yield { score, met }
  }
}

/** The fewest of these amounts that together reach a sum. */
function fewest(amounts: readonly number[], sum: number): number {
  let left = sum
  const at = [...amounts].sort((a, b) => b - a).findIndex((amount) => (left -= amount) <= 0)
  return sum <= 0 ? 0 : at < 0 ? Infinity : at + 1
}

function entering({ weights, supporters, partners }: Profile, theme: number, rival: number, holding: readonly Holding[], scale: number): Margin {
  const inside = new Set(supporters[theme])
  const outside = [...partners.keys()].filter((partner) => !inside.has(partner))
  const most = Math.max(0, ...outside.map((partner) => weights[partner]! * scale))
  let best = Infinity
  for (const { score, met } of [...holding].sort((a, b) => b.score - a.score)) {
    // No choice further on can do with fewer than this.
    if (rival - score > (best - 1) * most) break
    best = Math.min(best, fewest(outside.map((partner) => weights[partner]! * scale / (met[partner]! + 1)), rival - score))
  }
  return { theme, way: 'enter', atLeast: best === Infinity ? partners.length + 1 : best, atMost: best === Infinity ? undefined : best }
}

/** Every choice with the theme that beats the rival must lose its lead at the same time. */
function leaving({ weights, supporters, partners }: Profile, theme: number, rival: number, holding: readonly Holding[], scale: number): Margin {
  const able = supporters[theme]!
  const leads = holding.filter(({ score }) => score > rival).sort((a, b) => b.score - a.score)
    .map(({ score, met }) => ({ lead: score - rival, loss: able.map((partner) => weights[partner]! * scale / (met[partner]! + 1)) }))
  const atLeast = leads.reduce((most, { lead, loss }) => Math.max(most, fewest(loss, lead)), 0)
  if (atLeast === Infinity) return { theme, way: 'leave', atLeast: partners.length + 1, atMost: undefined }
  let steps = MOST_STEPS
  const within = (left: number, gone: readonly number[], allowed: readonly number[]): boolean | undefined => {
    if ((steps -= 1) < 0) return undefined
    const open = leads.find(({ lead, loss }) => gone.reduce((rest, at) => rest - loss[at]!, lead) > 0)
    if (!open) return true
    if (fewest(allowed.map((at) => open.loss[at]!), gone.reduce((rest, at) => rest - open.loss[at]!, open.lead)) > left) return false
    const tries = [...allowed].sort((a, b) => open.loss[b]! - open.loss[a]!)
    for (const [place, at] of tries.entries()) {
      const found = within(left - 1, [...gone, at], tries.slice(place + 1))
      if (found !== false) return found
    }
    return false
  }
  for (let count = atLeast; count <= able.length; count += 1) {
    const found = within(count, [], [...able.keys()])
    if (found) return { theme, way: 'leave', atLeast: count, atMost: count }
    if (found === undefined) return { theme, way: 'leave', atLeast: count, atMost: able.length }
  }
  return { theme, way: 'leave', atLeast: able.length + 1, atMost: undefined }
}
