// A verdict follows from the findings and from nothing else, and turns when they turn.
import { describe, expect, it } from 'vitest'
import { judgeExperiencedSafety, judgeObstacles, judgeRegisteredCrime } from './rules.ts'

describe('registered crime', () => {
  it('is only judged by the total of all crime', () => {
    expect(judgeRegisteredCrime(null)).toBe('cannot-be-said')
    expect(judgeRegisteredCrime('shown')).toBe('met')
    expect(judgeRegisteredCrime('open')).toBe('cannot-be-said')
    expect(judgeRegisteredCrime('refuted')).toBe('not-met')
  })
})

describe('experienced safety', () => {
  const before = { value: 34, low: 32, high: 36 }

  it('needs both years', () => {
    expect(judgeExperiencedSafety(before, null)).toBe('cannot-be-said')
    expect(judgeExperiencedSafety(null, before)).toBe('cannot-be-said')
  })

  it('is at best on course, because professionals are not measured', () => {
    expect(judgeExperiencedSafety(before, { value: 29, low: 27, high: 31 })).toBe('on-course')
    expect(judgeExperiencedSafety(before, { value: 33, low: 31, high: 35 })).toBe('cannot-be-said')
    expect(judgeExperiencedSafety(before, { value: 39, low: 37, high: 41 })).toBe('not-met')
  })
})

describe('obstacles', () => {
  it('are on course from the norm up', () => {
    expect(judgeObstacles({ answered: 20, lowered: 10 }, 0.5)).toBe('on-course')
    expect(judgeObstacles({ answered: 20, lowered: 9 }, 0.5)).toBe('behind')
  })

  it('say nothing when the counts are too small to show', () => {
    expect(judgeObstacles({ answered: null, lowered: null }, 0.5)).toBe('cannot-be-said')
    expect(judgeObstacles({ answered: 9, lowered: null }, 0.5)).toBe('cannot-be-said')
  })
})
