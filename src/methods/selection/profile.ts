// An election made ready for counting: themes and partners by their place in the list, in arrays.
import { type Election, ElectionError, examine } from './election.ts'
import { publishedRank, type Rank } from './ties.ts'

/** A set of themes, by their places, ascending. */
export type Choice = readonly number[]

export type Profile = {
  readonly themes: readonly string[]
  readonly partners: readonly string[]
  readonly weights: readonly number[]
  /** The sum of the weights. */
  readonly total: number
  /** Per partner the themes approved. */
  readonly approves: readonly (readonly number[])[]
  /** Per theme the partners that approve it. */
  readonly supporters: readonly (readonly number[])[]
  /** Beside `supporters`: the score that each gave, 1 when no scores were asked. A score of 0 is no approval. */
  readonly scores: readonly (readonly number[])[]
  /** Per theme the weight of its supporters. */
  readonly support: readonly number[]
  /** Per theme; 1 when a number of themes is chosen. */
  readonly cost: readonly number[]
  /** The number of themes, or the capacity. */
  readonly limit: number
  readonly byNumber: boolean
  /** Locked and continuing. */
  readonly fixed: Choice
  /** Neither fixed nor excluded. */
  readonly open: Choice
  /** Per theme the groups that it covers, of those that must be covered. */
  readonly covers: readonly (readonly number[])[]
  /** The groups that must be covered. */
  readonly mustCover: readonly string[]
  readonly rank: Rank
}

/** Makes an election ready for counting. Throws an ElectionError when it cannot be counted. */
export function prepare(election: Election): Profile {
  const refused = examine(election).filter((finding) => finding.refused)
  if (refused.length > 0) throw new ElectionError(refused)
  const themes = election.themes.map(({ id }) => id)
  const byNumber = election.size.kind === 'number'
  const placeOf = new Map(themes.map((id, place) => [id, place]))
  const places = (ids: readonly string[] = []): number[] => ids.map((id) => placeOf.get(id)!).sort((a, b) => a - b)
  const fixed = places([...election.locked ?? [], ...election.continuing ?? []])
  const out = new Set([...places(election.excluded), ...fixed])
  const answers = answersOf(election, placeOf)
  return {
    ...answers,
    themes,
    cost: election.themes.map(({ cost = 1 }) => byNumber ? 1 : cost),
    limit: election.size.kind === 'number' ? election.size.number : election.size.capacity,
    byNumber,
    fixed,
    open: themes.map((_, place) => place).filter((place) => !out.has(place)),
    ...coverage(election, answers.supporters),
    rank: publishedRank(themes, answers.support, election.seed),
  }
}

type Answers = Pick<Profile, 'partners' | 'weights' | 'total' | 'approves' | 'supporters' | 'scores' | 'support'>

function answersOf({ partners, themes, ballots }: Election, placeOf: ReadonlyMap<string, number>): Answers {
  const ballotOf = new Map(ballots.map((ballot) => [ballot.partner, ballot]))
  const supporters: number[][] = themes.map(() => [])
  const scores: number[][] = themes.map(() => [])
  const weights = partners.map(({ weight = 1 }) => weight)
  const approves = partners.map(({ id }, partner) => {
    const ballot = ballotOf.get(id)
    const approved = (ballot?.approves ?? []).filter((theme) => (ballot?.scores?.[theme] ?? 1) > 0).map((theme) => placeOf.get(theme)!).sort((a, b) => a - b)
    for (const theme of approved) {
      supporters[theme]!.push(partner)
      scores[theme]!.push(ballot?.scores?.[themes[theme]!.id] ?? 1)
    }
    return approved
  })
  const support = supporters.map((list) => list.reduce((sum, partner) => sum + weights[partner]!, 0))
  return { partners: partners.map(({ id }) => id), weights, total: weights.reduce((a, b) => a + b, 0), approves, supporters, scores, support }
}

function coverage({ partners, everyGroup }: Election, supporters: Profile['supporters']): Pick<Profile, 'covers' | 'mustCover'> {
  if (everyGroup === undefined) return { covers: supporters.map(() => []), mustCover: [] }
  const groupOf = partners.map(({ groups }) => groups?.[everyGroup])
  const mustCover = [...new Set(groupOf.filter((group) => group !== undefined))].sort()
  return { mustCover, covers: supporters.map((list) => [...new Set(list.map((partner) => groupOf[partner]))].flatMap((group) => group === undefined ? [] : [mustCover.indexOf(group)])) }
}

/** How many of a choice's themes each partner approves. */
export function satisfaction({ partners, supporters }: Profile, choice: Choice): number[] {
  const count = partners.map(() => 0)
  for (const theme of choice) for (const partner of supporters[theme]!) count[partner]! += 1
  return count
}

/** The capacity that a choice takes; its number of themes when a number is chosen. */
export const costOf = ({ cost }: Profile, choice: Choice): number => choice.reduce((sum, theme) => sum + cost[theme]!, 0)

/** The same choice, in the order of the themes. */
export const inOrder = (choice: Iterable<number>): number[] => [...choice].sort((a, b) => a - b)
