// A comparison holds in every place at once: sums agree, verdicts agree between pages, and what is missing stays missing.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { change } from '../../methods/statistics/change.ts'
import { addUp, compare, type Counts, type Figures, REGION, TOGETHER } from './comparison.ts'

const YEARS = [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023]
const PERIOD = { base: 2018, target: 2022 }
const MUNICIPALITIES = [{ code: 'GM1', district: 'oost' }, { code: 'GM2', district: 'oost' }, { code: 'GM3', district: 'west' }]

type Table = Record<string, Record<string, Counts>>

function figuresOf(table: Table, inhabitants: Record<string, Counts> = {}): Figures {
  return {
    years: YEARS, offences: Object.keys(table), municipalities: MUNICIPALITIES,
    counts: (offence, municipality) => table[offence]?.[municipality], inhabitants: (municipality) => inhabitants[municipality],
  }
}

const steady: Counts = [100, 103, 99, 101, 98, 102, 100, 99]
const halved: Counts = [400, 395, 402, 340, 290, 240, 200, 190]
const TABLE: Table = {
  '1.1.1': { GM1: halved, GM2: halved, GM3: steady },
  '1.4.5': { GM1: steady, GM2: steady, GM3: steady },
}

describe('a comparison of two years', () => {
  it('adds municipalities up to their district and the region, and offences to all together', () => {
    const found = compare(figuresOf(TABLE), PERIOD)
    expect(found.at('oost', '1.1.1')).toMatchObject({ earlier: 804, later: 400, verdict: 'fell' })
    expect(found.at(REGION, '1.1.1')).toMatchObject({ earlier: 903, later: 500 })
    expect(found.at(REGION, TOGETHER)).toMatchObject({ earlier: 1200, later: 800 })
    expect(found.at('GM3', '1.4.5')?.verdict).toBe('no-demonstrable-difference')
  })

  it('uses one scatter per offence, from the seven years up to the later one', () => {
    const found = compare(figuresOf(TABLE), PERIOD)
    const scatter = found.scatter.get('1.1.1')
    expect(scatter?.degreesOfFreedom).toBe(15)
    expect(found.at('GM1', '1.1.1')?.change).toEqual(change({ earlier: 402, later: 200 }, scatter ?? { phi: 0, degreesOfFreedom: 0 }))
    const changedLater = { ...TABLE, '1.1.1': { ...TABLE['1.1.1'], GM3: [...steady.slice(0, 7), 9999] } }
    expect(compare(figuresOf(changedLater), PERIOD).scatter.get('1.1.1')).toEqual(scatter)
  })

  it('is more careful the more comparisons are made at once', () => {
    const found = compare(figuresOf(TABLE), PERIOD)
    const alone = found.at('GM1', '1.1.1')
    expect(alone?.adjustedP).toBeGreaterThan(alone?.change.p ?? 1)
  })

  it('leaves a place without a figure open, and everything that would have to add it up', () => {
    const gap: Table = { ...TABLE, '1.1.1': { GM1: halved, GM2: halved.map((count, year) => (YEARS[year] === 2018 ? null : count)), GM3: steady } }
    const found = compare(figuresOf(gap), PERIOD)
    expect(found.at('GM2', '1.1.1')).toBeUndefined()
    expect(found.at('oost', '1.1.1')).toBeUndefined()
    expect(found.at(REGION, TOGETHER)).toBeUndefined()
    expect(found.at('GM1', '1.1.1')?.verdict).toBe('fell')
    expect(found.at('west', '1.1.1')).toBeDefined()
  })

  it('says nothing of an offence that is too rare to know its scatter', () => {
    const rare: Counts = [0, 0, 1, 0, 0, 0, 0, 0]
    expect(compare(figuresOf({ '1.4.2': { GM1: rare, GM2: rare, GM3: rare } }), PERIOD).at(REGION, '1.4.2')).toBeUndefined()
  })

  it('sets the counts against inhabitants where their number is known in both years', () => {
    const people: Counts = [1000, 1000, 1000, 1000, 1000, 1000, 2000, 2000]
    const found = compare(figuresOf(TABLE, { GM1: people, GM2: people }), PERIOD)
    expect(found.at('GM1', '1.4.5')?.perThousand).toMatchObject({ earlier: 99, later: 50 })
    expect(found.at('oost', '1.4.5')?.perThousand).toMatchObject({ earlier: 99, later: 50 })
    expect(found.at(REGION, '1.4.5')?.perThousand).toBeNull()
  })
})

describe('adding up', () => {
  const list = fc.array(fc.option(fc.integer({ min: 0, max: 500 })), { minLength: 3, maxLength: 3 })

  it('misses a year as soon as one figure is missing, and is a sum otherwise', () => {
    fc.assert(
      fc.property(fc.array(list, { minLength: 1, maxLength: 5 }), (lists) => {
        addUp(lists, 3).forEach((sum, year) => {
          const parts = lists.map((counts) => counts[year] ?? null)
          expect(sum).toBe(parts.includes(null) ? null : parts.reduce<number>((total, count) => total + (count ?? 0), 0))
        })
      }),
    )
  })

  it('of nothing is nothing, not zero', () => expect(addUp([], 2)).toEqual([null, null]))
})
