// Tests the rules of places on the real seed and on invented histories: counts over time, and restating figures.
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../platform/root.ts'
import { type Change, changesBetween, crosswalk, dayOf, haveSameMap, isValidOn, mapDateOf, type Membership, membersOn, restate } from './rules.ts'

const seed = (name: string): Record<string, unknown[]> =>
  JSON.parse(readFileSync(join(ROOT, 'seed', 'midden-nederland', name), 'utf8')) as Record<string, unknown[]>
const opened = <Row extends object>(rows: unknown[]): Row[] => rows.map((row) => ({ validFrom: null, validTo: null, ...row as Row }))

const memberships = opened<Membership>(seed('places-memberships.json')['memberships']!)
const municipalities = opened<{ code: string; name: string; validFrom: string | null; validTo: string | null }>(seed('places.json')['municipalities']!)
const changes = seed('places-changes.json')['changes'] as Change[]
const codesOn = (date: string): string[] => municipalities.filter((row) => isValidOn(row, date)).map((row) => row.code).sort()
const walk = (from: string, to: string) => crosswalk(codesOn(from), changes, from, to)

describe('the region on a date', () => {
  it.each([
    ['2011-01-01', 41], ['2015-12-31', 41], ['2016-01-01', 39], ['2018-12-31', 39], ['2019-01-01', 39], ['2022-03-23', 39],
    ['2022-03-24', 38], ['2026-11-23', 38], ['2027-06-01', 38],
  ])('has on %s as many municipalities as it really had: %i', (date, count) => {
    expect(membersOn(memberships, 'RE03', date)).toHaveLength(count)
  })

  it('has 39 municipalities in 2018 and in 2019, but not the same ones', () => {
    const [before, after] = [membersOn(memberships, 'RE03', '2018-12-31'), membersOn(memberships, 'RE03', '2019-01-01')]
    expect(before.filter((code) => !after.includes(code))).toEqual(['GM0620'])
    expect(after.filter((code) => !before.includes(code))).toEqual(['GM1961'])
  })

  it('holds no municipality on a day that it did not exist', () => {
    for (const { municipality, validFrom, validTo } of memberships) {
      const own = municipalities.find((row) => row.code === municipality)!
      expect([own.validFrom === null || own.validFrom <= validFrom!, own.validTo === validTo || own.validTo === null], municipality).toEqual([true, true])
    }
  })

  it('puts a municipality in at most one area of a kind at a time', () => {
    const kinds = new Map((seed('places.json')['areas'] as { code: string; kind: string }[]).map((area) => [area.code, area.kind]))
    for (const date of ['2012-01-01', '2014-06-01', '2018-01-01', '2020-01-01', '2026-01-01']) {
      const places = memberships.filter((row) => isValidOn(row, date)).map((row) => `${row.municipality} ${kinds.get(row.area)}`)
      expect(new Set(places).size).toBe(places.length)
    }
  })
})

describe('a change of boundaries', () => {
  it('agrees with the days on which municipalities begin and end', () => {
    for (const change of changes.filter((one) => !one.planned && one.kind === 'merger')) {
      const ended = change.from.filter((code) => !change.to.includes(code))
      for (const code of ended) expect(municipalities.find((row) => row.code === code)?.validTo, code).toBe(change.date)
      const begun = change.to.filter((code) => !change.from.includes(code))
      for (const code of begun) expect(municipalities.find((row) => row.code === code)?.validFrom, code).toBe(change.date)
    }
  })

  it('that is only planned is never applied', () => {
    expect(changesBetween(changes, '2026-01-01', '2030-01-01')).toEqual([])
    expect(haveSameMap(changes, '2026-01-01', '2030-01-01')).toBe(true)
  })

  it('separates the maps before and after it, in both directions', () => {
    expect(haveSameMap(changes, '2022-03-23', '2022-03-24')).toBe(false)
    expect(haveSameMap(changes, '2022-03-24', '2022-03-23')).toBe(false)
    expect(haveSameMap(changes, '2020-01-01', '2021-12-31')).toBe(true)
  })
})

describe('figures of one year on the map of another', () => {
  it('add up where municipalities merged', () => {
    const recipe = walk('2018-01-01', '2019-01-01').recipes.find((row) => row.target === 'GM1961')
    expect(recipe).toEqual({ target: 'GM1961', parts: ['GM0545', 'GM0620', 'GM0707'], exact: true, because: ['2019-vijfheerenlanden'] })
  })

  it('reproduce what Statistics Netherlands counted after the merger', () => {
    const inhabitants = new Map([['GM0381', 33_097], ['GM0424', 6_202], ['GM0425', 17_397]])
    expect(restate(inhabitants, walk('2015-01-01', '2016-01-01').recipes).figures.get('GM1942')).toBe(56_696)
  })

  it('are only near where a border moved: Weesp and Gooise Meren in 2016', () => {
    const { recipes } = walk('2015-01-01', '2017-01-01')
    expect(recipes.filter((row) => !row.exact).map((row) => row.target)).toEqual(['GM0457', 'GM1942'])
  })

  it('cannot be taken apart again where municipalities merged', () => {
    const { lost } = walk('2019-01-01', '2018-01-01')
    expect(lost).toEqual(['GM0545', 'GM0620', 'GM0707'].map((target) => ({ target, within: ['GM1961'], because: ['2019-vijfheerenlanden'] })))
  })

  it('of Weesp are part of Amsterdam after 24 March 2022', () => {
    const { recipes } = walk('2022-01-01', '2023-01-01')
    expect(recipes.find((row) => row.target === 'GM0457')).toBeUndefined()
    expect(recipes.find((row) => row.target === 'GM0363')!.parts).toEqual(['GM0363', 'GM0457'])
  })

  it('are not made when a part is missing, and that is said', () => {
    const { figures, incomplete } = restate(new Map([['GM0620', 7]]), walk('2018-01-01', '2019-01-01').recipes)
    expect(figures.has('GM1961')).toBe(false)
    expect(incomplete).toEqual([{ target: 'GM1961', missing: ['GM0545', 'GM0707'] }])
  })
})

it('a day is a day in the Netherlands', () => {
  expect(dayOf(new Date('2026-12-31T23:30:00Z'))).toBe('2027-01-01')
  expect(mapDateOf(2022)).toBe('2022-01-01')
})

/** An invented history: every year either nothing, a merger of two that exist, or a moved border between two that exist. */
const history = fc.array(fc.record({ kind: fc.constantFrom('merger', 'partial'), one: fc.nat(), other: fc.nat(), keepsCode: fc.boolean() }), { maxLength: 12 })
  .map((steps) => {
    let living = Array.from({ length: 8 }, (_, index) => `A${index}`)
    const made: Change[] = []
    const alive = [living]
    for (const [index, step] of steps.entries()) {
      const [one, other] = [living[step.one % living.length]!, living[step.other % living.length]!]
      if (one !== other) {
        const target = step.keepsCode ? one : `B${index}`
        const to = step.kind === 'merger' ? [target] : [one, other]
        made.push({ id: `c${index}`, date: `${2012 + index}-01-01`, kind: step.kind, from: [one, other], to, planned: false })
        if (step.kind === 'merger') living = [...living.filter((code) => code !== one && code !== other), target]
      }
      alive.push(living)
    }
    return { changes: made, alive }
  })

const figuresOf = (codes: string[]): Map<string, number> => new Map(codes.map((code, index) => [code, 2 ** index]))
const total = (figures: Map<string, number>): number => [...figures.values()].reduce((sum, value) => sum + value, 0)

describe('restating, whatever the history', () => {
  it('to the same map changes nothing', () => {
    fc.assert(fc.property(history, fc.nat(12), ({ changes: made, alive }, year) => {
      const codes = alive[Math.min(year, alive.length - 1)]!
      const date = `${2011 + Math.min(year, alive.length - 1)}-06-01`
      const { recipes, lost } = crosswalk(codes, made, date, date)
      expect(restate(figuresOf(codes), recipes).figures).toEqual(figuresOf(codes))
      expect([lost, recipes.every((row) => row.exact)]).toEqual([[], true])
    }))
  })

  it('forward keeps the total, and gives a figure to exactly those that exist then', () => {
    fc.assert(fc.property(history, ({ changes: made, alive }) => {
      const figures = figuresOf(alive[0]!)
      const restated = restate(figures, crosswalk(alive[0]!, made, '2011-06-01', '2030-01-01').recipes).figures
      expect(total(restated)).toBe(total(figures))
      expect([...restated.keys()].sort()).toEqual([...alive.at(-1)!].sort())
    }))
  })

  it('in two steps gives the same as in one', () => {
    fc.assert(fc.property(history, fc.nat(12), ({ changes: made, alive }, step) => {
      const middle = Math.min(step, alive.length - 1)
      const date = `${2011 + middle}-06-01`
      const once = restate(figuresOf(alive[0]!), crosswalk(alive[0]!, made, '2011-06-01', '2030-01-01').recipes)
      const halfway = restate(figuresOf(alive[0]!), crosswalk(alive[0]!, made, '2011-06-01', date).recipes)
      const twice = restate(halfway.figures, crosswalk(alive[middle]!, made, date, '2030-01-01').recipes)
      expect(new Map(twice.figures)).toEqual(new Map(once.figures))
      expect(twice.near.every((code) => once.near.includes(code))).toBe(true)
    }))
  })

  it('backward gives every municipality either a figure or the reason why not, and never invents one', () => {
    fc.assert(fc.property(history, ({ changes: made, alive }) => {
      const last = alive.at(-1)!
      const { recipes, lost } = crosswalk(last, made, '2030-01-01', '2011-06-01')
      expect([...recipes, ...lost].map((row) => row.target).sort()).toEqual([...alive[0]!].sort())
      for (const { target, parts } of recipes) expect([target, parts.length, last.includes(parts[0]!)]).toEqual([target, 1, true])
    }))
  })
})
