// What partners put forward and under which conditions a choice is made from it, and whether that makes sense.

/** A partner that answers. weight: whole votes (1 by default). groups: such as { district: 'Oost-Utrecht', kind: 'gemeente' }. */
export type Partner = { readonly id: string, readonly weight?: number, readonly groups?: Readonly<Record<string, string>> }

/** A theme that may become a priority. cost: whole units of capacity; only counts when the size is a capacity. */
export type Theme = { readonly id: string, readonly cost?: number }

/** What one partner answered. scores: 0 to 5 per approved theme; without it each approval counts alike. */
export type Ballot = { readonly partner: string, readonly approves: readonly string[], readonly scores?: Readonly<Record<string, number>> }

/** How much may be chosen: exactly so many themes, or at most so much capacity. */
export type Size = { readonly kind: 'number', readonly number: number } | { readonly kind: 'capacity', readonly capacity: number }

/** What the capacity of one partner allows: load per theme and room, in the same whole units. */
export type Room = { readonly partner: string, readonly room: number, readonly load: Readonly<Record<string, number>> }

/** Everything that decides an outcome. Nothing outside it may. */
export type Election = {
  readonly partners: readonly Partner[]
  readonly themes: readonly Theme[]
  readonly ballots: readonly Ballot[]
  readonly size: Size
  /** Chosen beforehand by decision. */
  readonly locked?: readonly string[]
  /** Goes on from the period before; counts like locked, and is told apart in explanations. */
  readonly continuing?: readonly string[]
  /** Cannot be chosen, and cannot be what an objection is about. */
  readonly excluded?: readonly string[]
  /** A kind of group ('district') of which every group must get at least one theme that one of its partners approves. */
  readonly everyGroup?: string
  /** Announced before the answers were in; settles what nothing else settles. */
  readonly seed: string
}

/** Why an election cannot be counted (refused), or what one should know of it (remark). */
export type Finding = {
  readonly code:
    | 'no-partners' | 'no-themes' | 'no-seed' | 'double-id' | 'unknown-id' | 'double-ballot' | 'double-approval' | 'bad-weight' | 'bad-cost' | 'bad-score' | 'bad-size'
    | 'locked-and-excluded' | 'locked-twice' | 'too-many-locked' | 'too-few-themes' | 'unknown-group'
    | 'all-equal' | 'no-answer' | 'unsupported-locked' | 'never-fits'
  readonly refused: boolean
  readonly ids: readonly string[]
}

/** Thrown when an election is counted that cannot be. */
export class ElectionError extends Error {
  readonly findings: readonly Finding[]

  constructor(findings: readonly Finding[]) {
    super(findings.map(({ code, ids }) => [code, ...ids].join(' ')).join('; '))
    this.findings = findings
  }
}

/** Everything that is wrong with an election or worth knowing; empty when all is well. */
export function examine(election: Election): Finding[] {
  const wrong = [...strangers(election), ...amounts(election), ...locks(election)]
  return wrong.length > 0 ? wrong : remarks(election)
}

const refuse = (code: Finding['code'], ids: Iterable<string>): Finding[] => {
  const list = [...ids]
  return list.length > 0 ? [{ code, refused: true, ids: list }] : []
}

const remark = (code: Finding['code'], ids: readonly string[]): Finding[] => ids.length > 0 ? [{ code, refused: false, ids }] : []

const doubles = (ids: readonly string[]): Set<string> => new Set(ids.filter((id, at) => ids.indexOf(id) !== at))

/** Names that are double or that nobody introduced. */
function strangers({ partners, themes, ballots, locked = [], continuing = [], excluded = [], everyGroup, seed }: Election): Finding[] {
  const [people, known] = [new Set(partners.map(({ id }) => id)), new Set(themes.map(({ id }) => id))]
  const named = [...locked, ...continuing, ...excluded, ...ballots.flatMap(({ approves, scores = {} }) => [...approves, ...Object.keys(scores)])]
  return [
    ...refuse('no-partners', partners.length === 0 ? ['partners'] : []),
    ...refuse('no-themes', themes.length === 0 ? ['themes'] : []),
    ...refuse('no-seed', seed.trim() === '' ? ['seed'] : []),
    ...refuse('double-id', [...doubles(partners.map(({ id }) => id)), ...doubles(themes.map(({ id }) => id))]),
    ...refuse('double-ballot', doubles(ballots.map(({ partner }) => partner))),
    ...refuse('double-approval', ballots.filter(({ approves }) => new Set(approves).size < approves.length).map(({ partner }) => partner)),
    ...refuse('unknown-id', new Set([...named.filter((id) => !known.has(id)), ...ballots.map(({ partner }) => partner).filter((id) => !people.has(id))])),
    ...refuse('unknown-group', everyGroup !== undefined && !partners.some(({ groups }) => groups?.[everyGroup] !== undefined) ? [everyGroup] : []),
  ]
}

const isWhole = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least

/** Weights, costs, scores and the size must be whole and make sense. */
function amounts({ partners, themes, ballots, size }: Election): Finding[] {
  const most = size.kind === 'number' ? size.number : size.capacity
  const bad = ballots.filter(({ approves, scores }) => scores
    && (approves.some((id) => scores[id] === undefined) || Object.values(scores).some((score) => !isWhole(score, 0))))
  return [
    ...refuse('bad-weight', partners.filter(({ weight = 1 }) => !isWhole(weight, 1)).map(({ id }) => id)),
    ...refuse('bad-cost', themes.filter(({ cost }) => size.kind === 'capacity' && !isWhole(cost ?? -1, 1)).map(({ id }) => id)),
    ...refuse('bad-score', bad.map(({ partner }) => partner)),
    ...refuse('bad-size', isWhole(most, 1) ? [] : [size.kind]),
  ]
}

/** Locks that contradict each other or what there is room for. */
function locks({ themes, size, locked = [], continuing = [], excluded = [] }: Election): Finding[] {
  const fixed = [...locked, ...continuing]
  const out = new Set(excluded)
  const cost = (id: string): number => size.kind === 'number' ? 1 : themes.find((theme) => theme.id === id)?.cost ?? 0
  const taken = fixed.reduce((sum, id) => sum + cost(id), 0)
  const left = themes.filter(({ id }) => !out.has(id)).length
  return [
    ...refuse('locked-and-excluded', fixed.filter((id) => out.has(id))),
    ...refuse('locked-twice', doubles(fixed)),
    ...refuse('too-many-locked', taken > (size.kind === 'number' ? size.number : size.capacity) ? fixed : []),
    ...refuse('too-few-themes', size.kind === 'number' && left < size.number ? themes.map(({ id }) => id).filter((id) => !out.has(id)) : []),
  ]
}

/** What does not stop a count, but changes how its outcome must be read. */
function remarks({ partners, themes, ballots, size, locked = [], continuing = [] }: Election): Finding[] {
  const supported = new Set(ballots.flatMap(({ approves }) => approves))
  const answered = new Set(ballots.filter(({ approves }) => approves.length > 0).map(({ partner }) => partner))
  const sorts = new Set(ballots.map(({ approves, scores = {} }) => approves.map((id) => `${id}=${scores[id] ?? 1}`).sort().join(' ')))
  return [
    ...remark('all-equal', sorts.size === 1 && answered.size === partners.length ? [...supported] : []),
    ...remark('no-answer', partners.map(({ id }) => id).filter((id) => !answered.has(id))),
    ...remark('unsupported-locked', [...locked, ...continuing].filter((id) => !supported.has(id))),
    ...remark('never-fits', size.kind === 'capacity' ? themes.filter(({ cost = 0 }) => cost > size.capacity).map(({ id }) => id) : []),
  ]
}
