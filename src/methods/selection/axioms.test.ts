// Tests what must hold for every election: names and order do not matter, support never hurts, nobody who is due something is left out, and short cuts change nothing.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { approvalVotingOutcomes } from './approval.ts'
import { choices, objectionsToEjrPlus } from './certificates.ts'
import { equalShares, equalSharesOutcomes } from './equal-shares.ts'
import { electionOf, profileOf, textOfAll } from './examples.ts'
import { compare, fraction, fractionFrom, minus, plus, textOf, times, ZERO } from './exact.ts'
import { approvalMargin, place, withChanged } from './margins.ts'
import { pavMargin } from './pav-margins.ts'
import { electionFrom, pabulibFrom } from './pabulib-election.ts'
import { readPabulib, writePabulib } from './pabulib.ts'
import { pavScore, proportionalApproval } from './pav.ts'
import { phragmenOutcomes } from './phragmen.ts'
import { type Choice, inOrder, prepare, type Profile } from './profile.ts'
import { boughtForCertain } from './shares-bounds.ts'
import { Shares } from './shares-state.ts'
import { allSwaps } from './swaps.ts'
import { firstByRank } from './ties.ts'

const THEMES = 5
type Drawn = { approvals: number[][], weights: number[], number: number, costs: number[], capacity: number }
const drawn: fc.Arbitrary<Drawn> = fc.integer({ min: 2, max: 6 }).chain((partners) => fc.record({
  approvals: fc.array(fc.subarray([0, 1, 2, 3, 4]), { minLength: partners, maxLength: partners }),
  weights: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: partners, maxLength: partners }),
  number: fc.integer({ min: 1, max: 4 }),
  costs: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: THEMES, maxLength: THEMES }),
  capacity: fc.integer({ min: 4, max: 25 }),
}))
const byNumber = ({ approvals, weights, number }: Drawn): Profile => profileOf({ approvals, weights, number, themes: THEMES })
const byCapacity = ({ approvals, weights, costs, capacity }: Drawn): Profile => profileOf({ approvals, weights, costs, capacity, themes: THEMES })

const pavAll = (profile: Profile): readonly Choice[] => {
  const found = proportionalApproval(profile)
  return found.kind === 'proved' ? found.all : []
}
const RULES: Record<string, (profile: Profile) => readonly Choice[]> = {
  approval: (profile) => approvalVotingOutcomes(profile).all,
  pav: pavAll,
  'equal-shares': (profile) => equalSharesOutcomes(profile, { completion: 'fill' }).all,
  phragmen: (profile) => phragmenOutcomes(profile).all,
}
const permutation = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: THEMES })

describe.each(Object.keys(RULES))('%s', (rule) => {
  const outcomes = RULES[rule]!

  it('is neutral: with other names for the themes the same themes are chosen', () => {
    fc.assert(fc.property(drawn, permutation, fc.boolean(), (given, names, numbered) => {
      const renamed: Drawn = { ...given, approvals: given.approvals.map((list) => inOrder(list.map((theme) => names[theme]!))), costs: given.costs.map((_, theme) => given.costs[names.indexOf(theme)]!) }
      const make = numbered ? byNumber : byCapacity
      expect(textOfAll(outcomes(make(renamed)))).toBe(textOfAll(outcomes(make(given)).map((choice) => inOrder(choice.map((theme) => names[theme]!)))))
    }), { numRuns: 60 })
  })

  it('is anonymous: the order of the partners does not matter, and a weight is as good as so many partners', () => {
    fc.assert(fc.property(drawn, fc.boolean(), (given, numbered) => {
      const make = numbered ? byNumber : byCapacity
      const apart = given.approvals.flatMap((list, at) => Array.from({ length: given.weights[at]! }, () => list)).reverse()
      expect(textOfAll(outcomes(make({ ...given, approvals: apart, weights: apart.map(() => 1) })))).toBe(textOfAll(outcomes(make(given))))
    }), { numRuns: 60 })
  })
})

// Equal Shares is not monotonic, and Phragmén is only where every partner has one vote.
describe.each(['approval', 'pav', 'phragmen'])('%s', (rule) => {
  it('is monotonic: a theme that is chosen in every outcome stays chosen when one more partner approves it', () => {
    fc.assert(fc.property(drawn, fc.nat(THEMES - 1), fc.nat(5), (given, theme, partner) => {
      const profile = byNumber(rule === 'phragmen' ? { ...given, weights: given.weights.map(() => 1) } : given)
      fc.pre(partner < given.approvals.length && !given.approvals[partner]!.includes(theme))
      fc.pre(place(theme, { all: RULES[rule]!(profile) }) === 'all')
      expect(place(theme, { all: RULES[rule]!(withChanged(profile, theme, new Set([partner]))) })).toBe('all')
    }), { numRuns: 60 })
  })
})

describe('proportionality', () => {
  it('is checked alike by our short way and by going through every group: EJR+', () => {
    fc.assert(fc.property(drawn, fc.nat(), (given, pick) => {
      const profile = byNumber(given)
      const all = [...choices([0, 1, 2, 3, 4], given.number)]
      const choice = all[pick % all.length]!
      const got = given.approvals.map((list) => list.filter((theme) => choice.includes(theme)).length)
      const objects = (group: readonly number[]): boolean => {
        const weight = group.reduce((sum, partner) => sum + given.weights[partner]!, 0)
        const common = [0, 1, 2, 3, 4].some((theme) => !choice.includes(theme) && group.every((partner) => given.approvals[partner]!.includes(theme)))
        return common && [1, 2, 3, 4].some((level) => level <= given.number && weight * given.number >= level * profile.total && group.every((partner) => got[partner]! < level))
      }
      const people = given.approvals.map((_, at) => at)
      const groups = people.flatMap((_, size) => [...choices(people, size + 1)])
      expect(objectionsToEjrPlus(profile, choice).length > 0).toBe(groups.some(objects))
    }), { numRuns: 80 })
  })

  it('holds for every outcome of PAV, and for Equal Shares before it is filled up, by number and by capacity', () => {
    fc.assert(fc.property(drawn, (given) => {
      for (const choice of pavAll(byNumber(given))) expect(objectionsToEjrPlus(byNumber(given), choice)).toEqual([])
      for (const profile of [byNumber(given), byCapacity(given)]) for (const choice of equalSharesOutcomes(profile).all) expect(objectionsToEjrPlus(profile, choice)).toEqual([])
    }), { numRuns: 80 })
  })
})

describe('PAV', () => {
  it('finds what going through every choice finds, also under a capacity', () => {
    fc.assert(fc.property(drawn, fc.boolean(), (given, numbered) => {
      const profile = numbered ? byNumber(given) : byCapacity(given)
      const cost = (choice: Choice): number => choice.reduce((sum, theme) => sum + profile.cost[theme]!, 0)
      const possible = [0, 1, 2, 3, 4, 5].flatMap((size) => [...choices([0, 1, 2, 3, 4], size)])
        .filter((choice) => numbered ? choice.length === given.number : cost(choice) <= given.capacity && choice.every((theme) => profile.support[theme]! > 0))
      const scores = possible.map((choice) => pavScore(profile, choice))
      const best = scores.reduce((most, score) => compare(score, most) > 0 ? score : most, ZERO)
      expect(textOfAll(pavAll(profile))).toBe(textOfAll(possible.filter((_, at) => compare(scores[at]!, best) === 0)))
    }), { numRuns: 100 })
  })

  it('gives the gain of a swap as the difference of two scores', () => {
    fc.assert(fc.property(drawn, (given) => {
      const profile = byNumber(given)
      const choice = [0, 1, 2, 3].slice(0, given.number)
      for (const { out, in: into, gain } of allSwaps(profile, choice).swaps) {
        expect(textOf(gain)).toBe(textOf(minus(pavScore(profile, [...choice.filter((theme) => theme !== out), into]), pavScore(profile, choice))))
      }
    }), { numRuns: 40 })
  })
})

describe('a margin', () => {
  it.each([['approval', approvalMargin], ['pav', pavMargin]] as const)('is the smallest number of changes that changes the outcome: %s', (rule, margin) => {
    fc.assert(fc.property(drawn, fc.nat(THEMES - 1), (given, theme) => {
      const profile = byNumber(given)
      const now = place(theme, { all: RULES[rule]!(profile) })
      const able = given.approvals.flatMap((list, at) => list.includes(theme) === (now === 'all') ? [at] : [])
      const changes = (group: number[]): boolean => place(theme, { all: RULES[rule]!(withChanged(profile, theme, new Set(group))) }) !== now
      const least = now === 'some' ? 0 : able.map((_, at) => at + 1).find((size) => [...choices(able, size)].some(changes))
      expect(margin(profile, theme)!.atMost).toBe(least)
    }), { numRuns: 60 })
  })
})

describe('short cuts', () => {
  it('of Equal Shares in floating point say the same as fractions, or nothing', () => {
    let certain = 0
    fc.assert(fc.property(drawn, fc.constantFrom('cost', 'count', 'score'), fc.integer({ min: 1, max: 60 }), (given, utility, money) => {
      const scores = given.approvals.map((list, at) => list.map((theme): [number, number] => [theme, 1 + (theme * 3 + at) % 5]))
      const profile = profileOf({ ...given, themes: THEMES, scores })
      const exact = new Shares(profile, utility, money)
      for (let tied = exact.cheapest(); tied.length > 0; tied = exact.cheapest()) exact.buy(firstByRank(tied, profile.rank))
      const short = boughtForCertain(profile, utility, money)
      if (short) certain += 1
      expect(short ?? exact.bought).toEqual(exact.bought)
    }), { numRuns: 400 })
    expect(certain).toBeGreaterThan(100)
  })

  it('do not let a purse lose or make money', () => {
    fc.assert(fc.property(drawn, (given) => {
      const profile = byCapacity(given)
      const { rounds, left } = equalShares(profile)
      const sum = [...rounds.flatMap(({ paid }) => paid.map(({ amount }) => amount)), ...left].reduce(plus, ZERO)
      expect(textOf(sum)).toBe(`${given.capacity}`)
      for (const { theme, paid } of rounds) expect(textOf(paid.map(({ amount }) => amount).reduce(plus, ZERO))).toBe(`${profile.cost[theme]}`)
    }), { numRuns: 60 })
  })
})

describe('fractions and files', () => {
  it('add, multiply and compare as fractions do, and are read as they are written', () => {
    const any = fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: 1, max: 99 }))
    fc.assert(fc.property(any, any, ([a, b], [c, d]) => {
      const [x, y] = [fraction(a, b), fraction(c, d)]
      expect(compare(plus(x, y), fraction(a * d + c * b, b * d))).toBe(0)
      expect(compare(times(x, y), fraction(a * c, b * d))).toBe(0)
      expect(fractionFrom(textOf(x))).toEqual(x)
    }))
  })

  it('of pabulib carry an election there and back', () => {
    fc.assert(fc.property(drawn, fc.boolean(), fc.subarray([0, 1], { maxLength: 1 }), (given, numbered, excluded) => {
      const { approvals, weights, costs, capacity, number } = given
      const election = electionOf({ approvals, weights, themes: THEMES, excluded, districts: approvals.map((_, at) => `D;"${at % 2}"`), ...numbered ? { number } : { costs, capacity } })
      expect(prepare(electionFrom(readPabulib(writePabulib(pabulibFrom(election, 'Een ronde; met "tekens"')))))).toEqual(prepare(election))
    }), { numRuns: 60 })
  })
})
