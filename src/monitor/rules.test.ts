// Tests the pure rules: on which map a table draws, sums with holes, what two deliveries share, the states of an import.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../platform/root.ts'
import { NOT_A_NUMBER, NumberReader } from './parts/numbers.ts'
import { byTime, periodKey, statusOfName } from './parts/periods.ts'
import { addUp, bordersOf, RUN_MOVES, sharedPeriods } from './rules.ts'

const about = { catalog: 'Politie', title: '', texts: [], areaText: '', mapYear: null, hasAreas: true }

describe('on which map a table draws', () => {
  it('stands in the publisher’s words, before the MapYear field', () => {
    expect(bordersOf({ ...about, title: 'Geregistreerde misdrijven; soort misdrijf, gemeente 2025' })).toEqual({ restated: 'yes', mapYear: 2025 })
    expect(bordersOf({ ...about, texts: ['Cijfers worden gepresenteerd volgens de nieuwe buurtindeling van 2024'], mapYear: 2019 })).toEqual({ restated: 'yes', mapYear: 2024 })
    expect(bordersOf({ ...about, areaText: 'Wijken en buurten (indeling 2024)', mapYear: 2019 })).toEqual({ restated: 'yes', mapYear: 2024 })
    expect(bordersOf({ ...about, texts: ['volgens de gemeentelijke indeling van 1 januari 2025.'] })).toEqual({ restated: 'yes', mapYear: 2025 })
  })

  it('is that of each year for CBS, unless CBS says otherwise', () => {
    expect(bordersOf({ ...about, catalog: 'CBS', mapYear: 2020 })).toEqual({ restated: 'no', mapYear: 2020 })
    expect(bordersOf({ ...about, catalog: 'CBS', texts: ['Alle jaren zijn herleid naar de gemeentelijke indeling van 2023.'] })).toEqual({ restated: 'yes', mapYear: 2023 })
  })

  it('is not known for another publisher, and there is none without areas', () => {
    expect(bordersOf({ ...about, catalog: 'RIVM' }).restated).toBe('unknown')
    expect(bordersOf({ ...about, hasAreas: false, mapYear: 2020 })).toEqual({ restated: 'unknown', mapYear: null })
  })
})

describe('a sum of kinds', () => {
  const value = fc.option(fc.integer({ min: 0, max: 1000 }))

  it('is there only for periods in which no kind is missing, and names each kind that is', () => {
    fc.assert(fc.property(fc.array(fc.array(value, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 4 }), (rows) => {
      const kinds = rows.map((_, at) => `k${at}`)
      const { values, missing } = addUp(kinds, new Map(rows.map((row, at) => [`k${at}`, row])), 3)
      values.forEach((sum, period) => {
        const parts = rows.map((row) => row[period] ?? null)
        expect(sum).toBe(parts.includes(null) ? null : parts.reduce<number>((total, part) => total + (part ?? 0), 0))
      })
      expect(missing).toEqual(kinds.filter((_, at) => rows[at]?.includes(null)))
    }))
  })
})

describe('what two deliveries share', () => {
  it('are the periods that both have, wherever they stand', () => {
    expect(sharedPeriods(['2017JJ00', '2018JJ00', '2019JJ00'], ['2018JJ00', '2019JJ00', '2020JJ00'])).toEqual({
      pairs: [{ period: '2018JJ00', earlier: 1, later: 0 }, { period: '2019JJ00', earlier: 2, later: 1 }], earlier: { from: 2, to: 3 }, later: { from: 1, to: 2 },
    })
    expect(sharedPeriods(['2017JJ00'], ['2018JJ00'])).toEqual({ pairs: [], earlier: { from: 1, to: 0 }, later: { from: 1, to: 0 } })
  })
})

describe('a period', () => {
  it('is known by its key and by every name that exports give it', () => {
    expect(['2018', '2018*', '2018 januari', '2018 1e kwartaal**', "2018/'19", '2018MM12', '2018 2e halfjaar'].map(periodKey))
      .toEqual(['2018JJ00', '2018JJ00', '2018MM01', '2018KW01', '2018SJ00', '2018MM12', '2018HJ02'])
    expect(['18', '2018MM13', '2018 smarch', '', 'Totaal'].map(periodKey)).toEqual(['', '', '', '', ''])
    expect(['2018', '2018*', '2018**'].map(statusOfName)).toEqual(['onbekend', 'Voorlopig', 'NaderVoorlopig'])
  })

  it('comes after what happened before it; a year after its months', () => {
    const keys = ['2019JJ00', '2018JJ00', '2018MM12', '2018MM01', '2018KW04', '2019MM01']
    const order = keys.map((key) => ({ key, title: '', status: 'onbekend' as const })).sort(byTime).map(({ key }) => key)
    expect(order).toEqual(['2018KW04', '2018MM01', '2018MM12', '2018JJ00', '2019MM01', '2019JJ00'])
  })
})

describe('a number', () => {
  it('comes back as it was written, with a comma or a point, padded or not', () => {
    fc.assert(fc.property(fc.integer({ min: -(2 ** 45), max: 2 ** 45 }), fc.integer({ min: 0, max: 6 }), fc.constantFrom('.', ','), (whole, decimals, mark) => {
      const value = whole / 10 ** decimals
      const text = value.toFixed(decimals).replace('.', mark)
      expect(new NumberReader().readText(`   ${text} `)).toBe(Number(value.toFixed(decimals)))
    }))
  })

  it('is missing, or none', () => {
    expect(['', '   ', '.', '       .', 'x', '-'].map((text) => new NumberReader().readText(text))).toEqual([NaN, NaN, NaN, NaN, NaN, NaN])
    expect(['a', '1a', '1.2.3', '1,2,3', '1.', '.5', '--1', '1 000', '0x1F', 'Infinity', 'NaN'].map((text) => new NumberReader().readText(text)).every((value) => value === NOT_A_NUMBER)).toBe(true)
    expect(new NumberReader().readText('1.5E-07')).toBe(1.5e-7)
    expect(new NumberReader().readText('1234567890123456')).toBe(1_234_567_890_123_456)
  })

  it('has one decimal mark in one delivery', () => {
    const reader = new NumberReader()
    expect([reader.readText('1,5'), reader.readText('1.5'), reader.readText('2')]).toEqual([1.5, NOT_A_NUMBER, 2])
  })
})

describe('the states of an import', () => {
  it('are drawn as they are', () => {
    const page = readFileSync(join(ROOT, 'docs', 'states', 'import.md'), 'utf8')
    const drawn = [...page.matchAll(/^ +(\S+) --> (\S+)$/gm)].map((match) => `${match[1]} > ${match[2]}`).sort()
    const steps = Object.entries(RUN_MOVES).flatMap(([from, next]) => (next.length === 0 ? [`${from} > [*]`] : next.map((to) => `${from} > ${to}`)))
    expect(drawn).toEqual(['[*] > waiting', ...steps].sort())
  })
})
