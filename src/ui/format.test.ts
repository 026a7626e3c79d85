// Numbers, dates and counts read as Dutch readers expect them.
import { describe, expect, test } from 'vitest'
import {
  countOf, formatChange, formatDate, formatDateShort, formatDifference, formatMoment, formatNumber, formatPercent, formatRange, formatSize,
  joinWords,
} from './format.ts'

describe('a number', () => {
  test('has points between thousands and a comma before decimals', () => {
    expect(formatNumber(1234567)).toBe('1.234.567')
    expect(formatNumber(12345.678, 1)).toBe('12.345,7')
  })
  test('has a real minus sign', () => expect(formatNumber(-5)).toBe('−5'))
  test('is never minus nothing', () => {
    expect(formatNumber(-0.2)).toBe('0')
    expect(formatPercent(-0.002)).toBe('0%')
    expect(formatChange(-0.002)).toBe('0%')
  })
  test('that is absent, unknown or infinite says so', () => {
    for (const absent of [null, undefined, Number.NaN, Number.POSITIVE_INFINITY]) expect(formatNumber(absent)).toBe('geen cijfer')
  })
})

describe('a share and a change', () => {
  test('are written without a space before the percent sign', () => expect(formatPercent(0.42)).toBe('42%'))
  test('a change always shows its direction', () => {
    expect(formatChange(-0.423)).toBe('−42%')
    expect(formatChange(0.634)).toBe('+63%')
    expect(formatDifference(12)).toBe('+12')
    expect(formatDifference(-1200)).toBe('−1.200')
  })
  test('a range is two figures, or one when both are the same', () => {
    expect(formatRange(formatChange(-0.46), formatChange(-0.38))).toBe('−46% tot −38%')
    expect(formatRange('3', '3')).toBe('3')
  })
})

describe('a count', () => {
  test('agrees with its noun', () => {
    expect(countOf(0, 'gemeente', 'gemeenten')).toBe('geen gemeenten')
    expect(countOf(1, 'gemeente', 'gemeenten')).toBe('1 gemeente')
    expect(countOf(1039, 'gemeente', 'gemeenten')).toBe('1.039 gemeenten')
  })
})

describe('a date', () => {
  test('reads as a day', () => {
    expect(formatDate('2026-11-23')).toBe('23 november 2026')
    expect(formatDateShort('2026-01-02')).toBe('02-01-2026')
  })
  test('is the day in the Netherlands, also just before midnight in UTC', () => expect(formatDate('2026-06-30T22:30:00Z')).toBe('1 juli 2026'))
  test('with its time says so in words', () => expect(formatMoment(new Date('2026-11-23T13:05:00Z'))).toBe('23 november 2026, 14.05 uur'))
})

describe('the size of a file', () => {
  test('is in the unit that people see elsewhere', () => {
    expect(formatSize(0)).toBe('0 kB')
    expect(formatSize(120)).toBe('1 kB')
    expect(formatSize(84_200)).toBe('84 kB')
    expect(formatSize(999_900)).toBe('1,0 MB')
    expect(formatSize(1_240_000)).toBe('1,2 MB')
    expect(formatSize(52_000_000)).toBe('52 MB')
  })
})

test('words are joined as in a sentence', () => {
  expect(joinWords([])).toBe('')
  expect(joinWords(['Baarn'])).toBe('Baarn')
  expect(joinWords(['Baarn', 'Soest', 'Zeist'])).toBe('Baarn, Soest en Zeist')
})
