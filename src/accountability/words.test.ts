// Titles answer in plain Dutch, and never say more than the figures do.
import { describe, expect, it } from 'vitest'
import type { Change } from '../methods/statistics/change.ts'
import type { Verdict } from '../methods/statistics/verdict.ts'
import { answerText, changeText, countText, marginText, settingText, tallyOf, trendText } from './words.ts'

const judged = (ratio: number | null, verdict: Verdict): { change: Change; verdict: Verdict } =>
  ({ change: { ratio, low: 0.5, high: 0.643, p: 0.01, method: 'quasi-poisson' }, verdict })
const year = (at: number, low: number, high: number) => ({ year: at, low, high })

describe('the answer in a title', () => {
  it('names a fall or a rise, and nothing when none is demonstrable', () => {
    expect(answerText(judged(0.58, 'fell'), 2018)).toBe('42% minder dan in 2018')
    expect(answerText(judged(1.63, 'rose'), 2018)).toBe('63% meer dan in 2018')
    expect(answerText(judged(0.7, 'no-demonstrable-difference'), 2018)).toBe('geen aantoonbaar verschil met 2018')
    expect(answerText(judged(null, 'rose'), 2018)).toBe('geen aantoonbaar verschil met 2018')
  })

  it('counts the places where something demonstrably moved, and leaves out those without a figure', () => {
    const places = [judged(0.5, 'fell'), judged(0.6, 'fell'), judged(1, 'no-demonstrable-difference'), null].map((difference) => ({ difference }))
    expect(tallyOf(places)).toBe('aantoonbaar gedaald in 2 van de 3 gemeenten, nergens aantoonbaar gestegen')
    expect(tallyOf([{ difference: judged(2, 'rose') }])).toBe('aantoonbaar gedaald in geen van de 1 gemeenten, aantoonbaar gestegen in 1')
  })

  it('says whether it began before, only when the bands lie apart', () => {
    const base = { base: 2018 }
    expect(trendText([year(2012, 900, 1000), year(2018, 500, 600)], base, 'fell')).toBe('De daling begon al voor 2018')
    expect(trendText([year(2012, 550, 700), year(2018, 500, 600)], base, 'fell')).toBe('De daling begon niet aantoonbaar voor 2018')
    expect(trendText([year(2012, 100, 200), year(2018, 500, 600)], base, 'rose')).toBe('De stijging begon al voor 2018')
    expect(trendText([year(2012, 900, 1000), year(2018, 500, 600)], base, 'no-demonstrable-difference')).toBe('De daling van voor 2018 zette niet aantoonbaar door')
    expect(trendText([year(2018, 500, 600)], base, 'fell')).toBe('Door de jaren')
  })
})

describe('figures in words', () => {
  it('write changes and margins as percentages, also without an end', () => {
    expect(changeText({ ratio: 0.58 })).toBe('−42%')
    expect(changeText({ ratio: null })).toBe('niet te berekenen')
    expect(marginText({ low: 0.523, high: 0.643 })).toBe('−48% tot −36%')
    expect(marginText({ low: 0.6, high: null })).toBe('−40% of meer')
  })

  it('write a setting as it was chosen', () => expect([settingText(0.05), settingText(0.025)]).toEqual(['5%', '2,5%']))

  it('never write a small count', () => expect([countText(null), countText(5)]).toEqual(['minder dan 5', '5']))
})
