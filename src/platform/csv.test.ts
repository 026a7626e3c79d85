// A csv file opens as a table, and never as a formula.
import { describe, expect, it } from 'vitest'
import { csvCell, csvOf } from './csv.ts'

describe('a csv file', () => {
  it('has a byte order mark, semicolons, decimal commas and line ends that a spreadsheet knows', () => {
    expect(csvOf(['Gemeente', 'Per 1.000'], [['Baarn', 2.5], ['Urk', null]])).toBe('\uFEFFGemeente;Per 1.000\r\nBaarn;2,5\r\nUrk;\r\n')
  })

  it('quotes what would break the table', () => {
    expect(csvCell('De Bilt; "oost"')).toBe('"De Bilt; ""oost"""')
    expect(csvCell('twee\nregels')).toBe('"twee\nregels"')
  })

  it.each(['=1+1', '+31', '-2', '@SUM(A1)', '\t=1', '＝1+1'])('disarms the formula %j', (text) => {
    expect(csvCell(text).replaceAll('"', '')).toBe(`'${text}`)
  })

  it('leaves numbers below zero as numbers, and figures without end empty', () => {
    expect(csvCell(-0.42)).toBe('-0,42')
    expect(csvCell(Infinity)).toBe('')
  })
})
