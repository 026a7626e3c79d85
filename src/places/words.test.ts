// Tests the sentence for a change of boundaries: what became what, or went up in what, or is only planned.
import { expect, it } from 'vitest'
import type { BoundaryChange } from './changes.ts'
import { changeSentence } from './words.ts'

const named = (...names: string[]) => names.map((name) => ({ code: name, name }))
const change = (kind: BoundaryChange['kind'], from: string[], to: string[], planned = false): BoundaryChange =>
  ({ id: 'x', date: '2020-01-01', kind, from: named(...from), to: named(...to), planned, evidence: 'confirmed', source: 'x', note: null })

it.each([
  [change('merger', ['Leerdam', 'Vianen', 'Zederik'], ['Vijfheerenlanden']), 'Leerdam, Vianen en Zederik werden Vijfheerenlanden.'],
  [change('merger', ['Amsterdam', 'Weesp'], ['Amsterdam']), 'Weesp ging op in Amsterdam.'],
  [change('merger', ['A', 'B', 'C'], ['A']), 'B en C gingen op in A.'],
  [change('merger', ['Hilversum', 'Wijdemeren'], ['Hilversum'], true), 'Wijdemeren gaat op in Hilversum.'],
  [change('merger', ['A', 'B'], ['C'], true), 'A en B worden C.'],
  [change('split', ['A'], ['B', 'C']), 'A werd B en C.'],
  [change('partial', ['Gooise Meren', 'Weesp'], ['Gooise Meren', 'Weesp']), 'De grens tussen Gooise Meren en Weesp verschoof.'],
])('a change is told in one sentence: %#', (given, sentence) => {
  expect(changeSentence(given)).toBe(sentence)
})
