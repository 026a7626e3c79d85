// Tests the links in running text: each address once, without the punctuation of the sentence.
import { expect, it } from 'vitest'
import { LinkedText } from './linked-text.tsx'

it('makes a link of every address, and leaves the rest as it is', () => {
  expect(String(<LinkedText text="Staatsblad: https://wetten.overheid.nl/BWBR0036681; zie ook (https://www.cbs.nl/x?a=1&b=2)." />)).toBe(
    'Staatsblad: <a class="utrecht-link utrecht-link--html-a" href="https://wetten.overheid.nl/BWBR0036681">wetten.overheid.nl</a>; zie ook '
    + '(<a class="utrecht-link utrecht-link--html-a" href="https://www.cbs.nl/x?a=1&amp;b=2">cbs.nl</a>).',
  )
})

it('shows text without an address as text, also when it looks like markup', () => {
  expect(String(<LinkedText text="CBS <37230ned>" />)).toBe('CBS &lt;37230ned&gt;')
})

it('leaves as text what only looks like an address', () => {
  expect(String(<LinkedText text="Zie https://[kapot en verder." />)).toBe('Zie https://[kapot en verder.')
})
