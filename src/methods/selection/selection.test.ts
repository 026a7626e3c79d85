// Tests the rules on elections small enough to count by hand, with fixed, excluded and unaffordable themes, and on input that cannot be counted.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { approvalVoting, approvalVotingOutcomes } from './approval.ts'
import { canHaveEjrPlus, coverageOf, isPossible, objectionsToEjrPlus, objectionsToJr } from './certificates.ts'
import { decide } from './decision.ts'
import { type Election, ElectionError, examine } from './election.ts'
import { equalShares, equalSharesOutcomes } from './equal-shares.ts'
import { electionOf, profileOf, textOfAll } from './examples.ts'
import { compare, fraction, fractionFrom, numberOf, textOf } from './exact.ts'
import { influenceOf } from './explain.ts'
import { approvalMargin, marginByTrial } from './margins.ts'
import { pavMargin } from './pav-margins.ts'
import { pavScore, proportionalApproval } from './pav.ts'
import { phragmenOutcomes, sequentialPhragmen } from './phragmen.ts'
import { prepare } from './profile.ts'
import { allSwaps, wayBetween } from './swaps.ts'
import { lotOf } from './ties.ts'

// Six partners want 0, 1 and 2; three want 3: with three places the six are due two, the three are due one.
const SIX_AND_THREE = { approvals: [[0, 1, 2], [0, 1, 2], [0, 1, 2], [0, 1, 2], [0, 1, 2], [0, 1, 2], [3], [3], [3]], themes: 4, number: 3 }

describe('six partners against three', () => {
  const profile = profileOf(SIX_AND_THREE)

  it('get everything by approval voting, and the three could object', () => {
    expect(approvalVoting(profile)).toEqual([0, 1, 2])
    expect(objectionsToJr(profile, [0, 1, 2])).toEqual([{ theme: 3, partners: [6, 7, 8], weight: 3, got: 0 }])
  })

  it.each([
    ['PAV', () => { const found = proportionalApproval(profile); return found.kind === 'proved' ? found.all : [] }],
    ['Phragmén', () => phragmenOutcomes(profile).all],
    ['Equal Shares', () => equalSharesOutcomes(profile).all],
  ])('get two of three by %s, and nobody could object', (_, outcomes) => {
    expect(textOfAll(outcomes())).toBe('0,1,3 0,2,3 1,2,3')
    expect(objectionsToEjrPlus(profile, outcomes()[0]!)).toEqual([])
  })

  it('have a score of 6 × (1 + 1/2) + 3', () => {
    expect(textOf(pavScore(profile, [0, 1, 3]))).toBe('12')
  })

  it('pay 1/6 each for what they get, and the three 1/3', () => {
    const { rounds, left } = equalShares(profile)
    expect(rounds.map(({ paid }) => [paid.length, textOf(paid[0]!.amount)])).toEqual([[6, '1/6'], [6, '1/6'], [3, '1/3']])
    expect(left.every(({ n }) => n === 0n)).toBe(true)
  })
})

describe('a tie', () => {
  it('is shown whole, and is drawn with a lot that anyone can draw again', () => {
    const profile = profileOf({ approvals: [[0], [1], [2]], themes: 3, number: 1, seed: 'trekking 14 mei' })
    const first = [0, 1, 2].sort((a, b) => lotOf('trekking 14 mei', `${a}`) < lotOf('trekking 14 mei', `${b}`) ? -1 : 1)[0]
    expect(textOfAll(approvalVotingOutcomes(profile).all)).toBe('0 1 2')
    expect(approvalVoting(profile)).toEqual([first])
    expect(lotOf('trekking 14 mei', '0')).toBe(createHash('sha256').update('trekking 14 mei\n0').digest('hex'))
  })

  it('of more outcomes than can be listed still has its settled outcome', () => {
    const profile = profileOf({ approvals: Array.from({ length: 5 }, () => Array.from({ length: 12 }, (_, at) => at)), themes: 12, number: 3 })
    const [short, long] = [proportionalApproval(profile, { list: 10 }), proportionalApproval(profile)]
    expect(short.kind === 'proved' && [short.complete, short.all.length, short.resolute]).toEqual([false, 10, long.kind === 'proved' && long.resolute])
    expect(long.kind === 'proved' && long.all.length).toBe(220)
  })
})

describe('fixed themes', () => {
  it('are in every outcome, and what they cost is asked of those who approve them', () => {
    const profile = profileOf({ approvals: [[0], [0, 1], [1], [1]], themes: 3, costs: [8, 2, 4], capacity: 12, locked: [0] })
    const shares = equalShares(profile)
    expect(shares.left.map(textOf)).toEqual(['-1', '-1', '2', '2'])
    expect(sequentialPhragmen(profile).startLoads.map(textOf)).toEqual(['4', '4', '0', '0'])
    for (const choice of [shares.resolute, approvalVoting(profile), sequentialPhragmen(profile).resolute]) expect(isPossible(profile, choice)).toBe(true)
  })

  it('can make an outcome without objection impossible, and the report says so', () => {
    const profile = profileOf({ approvals: [[0], [0, 1]], themes: 3, number: 1, locked: [2] })
    expect(canHaveEjrPlus(profile)).toBe('no')
    expect(canHaveEjrPlus(profileOf({ approvals: [[0], [0, 1]], themes: 3, number: 1 }))).toBe('yes')
  })
})

describe('conditions on the choice', () => {
  const election: Election = { ...electionOf({ ...SIX_AND_THREE, number: 2, districts: ['A', 'A', 'A', 'B', 'B', 'B', 'C', 'C', 'C'] }), everyGroup: 'district' }

  it('give every district a theme', () => {
    const found = proportionalApproval(prepare(election))
    expect(found.kind === 'proved' && textOfAll(found.all)).toBe('0,3 1,3 2,3')
    expect(coverageOf(election, prepare(election), [0, 1]).kinds.district!.at(-1)).toEqual({ group: 'C', partners: 3, covered: 0, themes: [] })
  })

  it('say which district cannot be given any', () => {
    const found = proportionalApproval(prepare({ ...election, excluded: ['3'] }))
    expect(found).toEqual({ kind: 'impossible', uncoverable: ['C'] })
  })

  it('keep to what a partner has room for, or count what overrunning it costs', () => {
    const profile = profileOf({ ...SIX_AND_THREE, number: 2 })
    const rooms = [{ partner: 'p6', room: 1, load: { 3: 5 } }]
    const [hard, cheap, dear] = [{ rooms }, { rooms, overrunPrice: '1/8' }, { rooms, overrunPrice: '1/3' }].map((options) => proportionalApproval(profile, options))
    expect(hard!.kind === 'proved' && textOfAll(hard!.all)).toBe('0,1 0,2 1,2')
    expect(cheap!.kind === 'proved' && [hard!.kind === 'proved' && textOf(hard!.score), textOf(cheap!.score)]).toEqual(['9', '9'])
    expect(dear!.kind === 'proved' && textOfAll(dear!.all)).toBe('0,1 0,2 1,2')
  })

  it('say so when there is too much to search, with a score that nothing exceeds', () => {
    const found = proportionalApproval(profileOf(SIX_AND_THREE), { steps: 3 })
    expect(found.kind === 'too-large' && [compare(found.bound, fraction(12)) >= 0, compare(found.score, fraction(12)) <= 0]).toEqual([true, true])
  })
})

describe('one in, one out', () => {
  const profile = profileOf(SIX_AND_THREE)

  it('shows every swap with its exact gain, best first', () => {
    const { swaps, ejrPlus, threshold } = allSwaps(profile, [0, 1, 2])
    expect(swaps.map(({ out, in: into, gain, jr }) => [out, into, textOf(gain), jr])).toEqual([[0, 3, '1', true], [1, 3, '1', true], [2, 3, '1', true]])
    expect([ejrPlus, textOf(threshold!)]).toEqual([false, '1'])
  })

  it('finds a way from one choice to another and warns of each step that leaves a group out', () => {
    const split = profileOf({ approvals: [[0, 1], [0, 1], [2, 3], [2, 3]], themes: 4, number: 2 })
    expect(wayBetween(split, [0, 2], [1, 3])!.map(({ jr }) => jr)).toEqual([true, true])
    expect(wayBetween(split, [0, 2], [0, 1])!.map(({ jr }) => jr)).toEqual([false])
    expect(wayBetween(split, [0, 2], [0])).toBeUndefined()
  })
})

describe('the margin of a theme', () => {
  it('is the number of answers that would have to change', () => {
    const profile = profileOf({ approvals: [[0], [0], [0], [1], []], themes: 2, number: 1 })
    for (const margin of [approvalMargin, pavMargin, (given: typeof profile, theme: number) => marginByTrial(given, theme, approvalVotingOutcomes)]) {
      expect(margin(profile, 0)).toEqual({ theme: 0, way: 'leave', atLeast: 2, atMost: 2 })
      expect(margin(profile, 1)).toEqual({ theme: 1, way: 'enter', atLeast: 2, atMost: 2 })
    }
  })

  it('tells whose answer decides', () => {
    const profile = profileOf({ approvals: [[0], [0], [1]], themes: 2, number: 1 })
    expect(influenceOf(profile, [0]).map(({ changes, share }) => [changes, share])).toEqual([[true, '1'], [true, '1'], [false, '0']])
  })
})

describe('an election that cannot be counted', () => {
  const sound = electionOf(SIX_AND_THREE)
  it.each<[string, Partial<Election>, string]>([
    ['contradictory locks', { locked: ['0'], excluded: ['0'] }, 'locked-and-excluded 0'],
    ['a theme locked and continuing', { locked: ['0'], continuing: ['0'] }, 'locked-twice 0'],
    ['more locks than places', { locked: ['0', '1', '2', '3'] }, 'too-many-locked 0 1 2 3'],
    ['no capacity', { size: { kind: 'capacity', capacity: 0 }, themes: [{ id: '0', cost: 1 }, { id: '1', cost: 1 }, { id: '2', cost: 1 }, { id: '3', cost: 1 }] }, 'bad-size capacity'],
    ['no partners', { partners: [], ballots: [] }, 'no-partners partners'],
    ['a theme that nobody introduced', { locked: ['9'] }, 'unknown-id 9'],
    ['fewer themes than places', { size: { kind: 'number', number: 5 } }, 'too-few-themes 0 1 2 3'],
    ['half a vote', { partners: sound.partners.map((partner, at) => at === 0 ? { ...partner, weight: 0.5 } : partner) }, 'bad-weight p0'],
    ['two answers of one partner', { ballots: [...sound.ballots, sound.ballots[0]!] }, 'double-ballot p0'],
    ['no seed', { seed: ' ' }, 'no-seed seed'],
  ])('is refused with its reason: %s', (_, change, reason) => {
    expect(() => prepare({ ...sound, ...change })).toThrow(ElectionError)
    expect(() => prepare({ ...sound, ...change })).toThrow(reason)
  })

  it('is told apart from one that can be counted but needs a remark: all answers alike', () => {
    const alike = electionOf({ approvals: [[0, 1], [0, 1]], themes: 2, number: 1 })
    expect(examine(alike).map(({ code, refused }) => [code, refused])).toEqual([['all-equal', false]])
  })
})

describe('a whole decision', () => {
  const decision = decide(electionOf({ ...SIX_AND_THREE, districts: ['A', 'A', 'A', 'B', 'B', 'B', 'C', 'C', 'C'] }), { rule: 'pav' })

  it('shows what each rule chooses, where they agree, and who could object', () => {
    expect(decision.outcomes.map(({ rule, tied }) => [rule, tied.length])).toEqual([['approval', 1], ['pav', 3], ['equal-shares', 3], ['phragmen', 3]])
    expect(decision.outcomes[0]!.objectionsToJr).toEqual([{ theme: '3', partners: ['p6', 'p7', 'p8'], weight: 3, got: 0 }])
    expect([...decision.agreed, ...decision.disputed].sort()).toEqual(['0', '1', '2', '3'])
    expect(decision.ejrPlusPossible).toBe('yes')
  })

  it('can be written as JSON and read again without a change', () => {
    expect(JSON.parse(JSON.stringify(decision))).toEqual(JSON.parse(JSON.stringify(decide(electionOf({ ...SIX_AND_THREE, districts: ['A', 'A', 'A', 'B', 'B', 'B', 'C', 'C', 'C'] }), { rule: 'pav' }))))
    expect(decision.partners.reduce((sum, { part }) => sum + numberOf(fractionFrom(part)), 0)).toBe(12)
  })
})
