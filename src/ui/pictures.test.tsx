// Pictures say in words what they show, in the right order for keyboard and phone, and never by colour alone.
import { describe, expect, test } from 'vitest'
import { AreaMap } from './area-map.tsx'
import { directionLegend, type DirectionWords } from './area.tsx'
import { BarComparison, placeOf } from './bar-comparison.tsx'
import { Figure } from './figure.tsx'
import { LineChart } from './line-chart.tsx'
import { Thread } from './story.tsx'
import { type Tile, TileMap } from './tile-map.tsx'
import { VerdictChip, type VerdictKind } from './verdict.tsx'

const words: DirectionWords = { down: 'aantoonbaar gedaald', same: 'geen verschil', up: 'aantoonbaar gestegen', none: 'geen cijfer' }
const tiles: Tile[] = [
  { id: '3', name: 'Zeist', value: '−18%', direction: 'down', column: 1, row: 1, href: '/zeist', detail: '217 in 2018, 179 in 2022' },
  { id: '1', name: 'Utrechtse Heuvelrug', short: 'Heuvelrug', value: '+3%', direction: 'same', column: 0, row: 0, href: '/uh' },
  { id: '2', name: 'Weesp', value: '', direction: 'none', column: 1, row: 0 },
]
const text = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ').trim()
const parts = (html: string): [map: string, list: string] => [html.slice(0, html.indexOf('area-list')), html.slice(html.indexOf('area-list'))]

describe('a tile map', () => {
  const [map, list] = parts(String(<TileMap label="Kaart" areas={tiles} words={words} />))
  const order = (html: string): string[] => ['Utrechtse Heuvelrug', 'Weesp', 'Zeist'].toSorted((one, other) => html.indexOf(`>${one}`) - html.indexOf(`>${other}`))
  test('is walked from upper left to lower right', () => expect(order(map)).toEqual(['Utrechtse Heuvelrug', 'Weesp', 'Zeist']))
  test('becomes a list in the order that the page gives', () => expect(order(list)).toEqual(['Zeist', 'Utrechtse Heuvelrug', 'Weesp']))
  test('says the direction in words, in both', () => {
    expect(text(map)).toContain('Zeist −18% aantoonbaar gedaald')
    expect(text(list)).toContain('−18% aantoonbaar gedaald')
  })
  test('gives what demonstrably moved a shape, and nothing else', () => expect(map.match(/class="arrow"/g)).toHaveLength(1))
  test('reads the full name of a shortened one', () => {
    expect(map).toContain('<span aria-hidden="true">Heuvelrug</span><span class="read-aloud">Utrechtse Heuvelrug</span>')
  })
  test('links only what leads somewhere', () => expect(map.match(/<a /g)).toHaveLength(2))
})

describe('a map of outlines', () => {
  const area = { id: 'a', name: 'Noord', value: '−12%', direction: 'down' as const, path: 'M0 0h1v1Z' }
  test('is one picture without links, and a group of named links with them', () => {
    expect(String(<AreaMap label="K" width={2} height={2} words={words} areas={[area]} />)).toContain('role="img"')
    const linked = String(<AreaMap label="K" width={2} height={2} words={words} areas={[{ ...area, href: '/n' }]} />)
    expect(linked).toContain('role="group"')
    expect(linked).toContain('<a href="/n" aria-label="Noord: −12%, aantoonbaar gedaald">')
  })
})

describe('a trend', () => {
  const points = [2018, 2019, 2020].map((year, index) => ({ label: String(year), value: 100 - index * 20, text: String(100 - index * 20), low: 50, high: 120, provisional: index === 2, show: index === 0 }))
  const html = String(<LineChart id="t" title="Inbraken" description="Daalt." points={points} period={{ from: '2018', to: '2019', label: 'looptijd' }} head={{ period: 'Jaar', value: 'Aantal', range: 'Marge' }} />)
  test('has a name and a description', () => {
    expect(html).toContain('role="img" aria-labelledby="t-titel t-uitleg"')
    expect(html).toContain('<title id="t-titel">Inbraken</title>')
    expect(html).toContain('<desc id="t-uitleg">Daalt.</desc>')
  })
  test('has every figure in its table, and says which are provisional', () => {
    for (const figure of ['100', '80', '60 (voorlopig cijfer)', '50 tot 120']) expect(text(html)).toContain(figure)
  })
  test('explains in its legend what is drawn, and only that', () => {
    const legend = text(html.slice(html.indexOf('<ul class="legend"'), html.indexOf('<details')))
    expect(legend).toBe('onzekerheidsmarge voorlopig cijfer looptijd')
  })
  test('has no inline style', () => expect(html).not.toMatch(/\sstyle=/))
})

describe('a comparison', () => {
  test('says each figure in words beside its drawing', () => {
    expect(text(String(<BarComparison label="V" rows={[{ label: 'Zeist', value: 3, text: '3,1', low: 2, high: 4 }]} reference={{ value: 5, label: 'Regio: 5' }} />))).toBe('Regio: 5 Zeist 3,1')
  })
  test('keeps the whole interval and what it is compared with in the picture', () => {
    const place = placeOf([{ label: 'a', value: 3, text: '', low: -2, high: 4 }], 9, undefined)
    for (const value of [-2, 0, 3, 4, 9]) {
      expect(Number.parseFloat(place(value))).toBeGreaterThanOrEqual(0)
      expect(Number.parseFloat(place(value))).toBeLessThanOrEqual(100)
    }
  })
  test('survives a single zero', () => expect(placeOf([{ label: 'a', value: 0, text: '0' }], undefined, undefined)(0)).toBe('1%'))
})

test('each verdict has a word and a shape of its own', () => {
  const shapes = (['met', 'open', 'not-met'] as VerdictKind[]).map((kind) => String(<VerdictChip kind={kind} word="woord" />))
  expect(new Set(shapes.map((html) => html.match(/ d="([^"]+)"/)?.[1])).size).toBe(3)
  for (const html of shapes) expect(text(html)).toBe('woord')
})

test('a figure says whose figures its links give', () => {
  const html = String(<Figure title="Inbraak daalde" source="Bron: politie" csv="/x.csv" legend={directionLegend(words)}>beeld</Figure>)
  expect(text(html)).toContain('CSV bij: Inbraak daalde')
  expect(text(html)).not.toContain('Hoe wij rekenen')
})

test('the thread marks the present step, once, in words too', () => {
  const html = String(<Thread steps={[{ count: '3', label: 'signalen', href: '/s' }, { count: '1', label: 'actie', current: true }]} />)
  expect(html.match(/aria-current="step"/g)).toHaveLength(1)
  expect(text(html)).toBe('3 signalen 1 actie U bent hier')
})
