// Tables, leafing and facts keep their headings, their order and their links, and show text as text.
import { describe, expect, test } from 'vitest'
import { type Column, DataTable } from './data-table.tsx'
import { Pagination, shownPages, SummaryList } from './lists.tsx'

type Place = { name: string; people: string }
const rows: Place[] = [{ name: 'Zeist', people: '64.000' }, { name: '<b>Soest</b>', people: '47.000' }]
const columns: Column<Place>[] = [{ head: 'Gemeente', cell: (row) => row.name }, { head: 'Inwoners', numeric: true, cell: (row) => row.people }]

describe('a table', () => {
  const html = String(<DataTable caption="Gemeenten" columns={columns} rows={rows} href={(row) => `/g/${encodeURIComponent(row.name)}`} />)
  test('has a caption, headings of columns and headings of rows', () => {
    expect(html).toContain('<caption>Gemeenten</caption>')
    expect(html.match(/<th scope="col"/g)).toHaveLength(2)
    expect(html.match(/<th scope="row"/g)).toHaveLength(2)
  })
  test('has one link a row, in the cell that names it', () => {
    expect(html.match(/<a /g)).toHaveLength(2)
    expect(html).toContain('<th scope="row"><a href="/g/Zeist">Zeist</a></th>')
  })
  test('lines figures up, heading and cell alike', () => expect(html.match(/utrecht-table__cell--numeric-column/g)).toHaveLength(3))
  test('can be scrolled with the keyboard where it is too wide, under its own name', () => {
    expect(html).toMatch(/role="region" aria-label="Gemeenten" tabindex="0"/)
  })
  test('that stacks on a phone names every figure instead', () => {
    const stacked = String(<DataTable caption="G" columns={columns} rows={rows} phone="stack" />)
    expect(stacked).toContain('data-head="Inwoners"')
    expect(stacked).not.toContain('tabindex')
  })
  test('shows text as text', () => expect(html).toContain('&lt;b&gt;Soest&lt;/b&gt;'))
  test('without rows gives way to what says so', () => {
    expect(String(<DataTable caption="G" columns={columns} rows={[]} empty={<p>Nog niets.</p>} />)).toBe('<p>Nog niets.</p>')
  })
  test('marks the present row', () => {
    const marked = String(<DataTable caption="G" columns={columns} rows={rows} current={(row) => row.name === 'Zeist'} />)
    expect(marked.match(/<tr aria-current="true">/g)).toHaveLength(1)
  })
})

describe('leafing', () => {
  test('shows the ends and the neighbours', () => {
    expect(shownPages(5, 20)).toEqual([1, 'gap', 4, 5, 6, 'gap', 20])
    expect(shownPages(1, 3)).toEqual([1, 2, 3])
    expect(shownPages(20, 20)).toEqual([1, 'gap', 19, 20])
  })
  test('never puts a gap where one page would fit', () => expect(shownPages(4, 7)).toEqual([1, 2, 3, 4, 5, 6, 7]))
  test('is absent when there is one page', () => expect(String(<Pagination label="x" page={1} pages={1} href={String} />)).not.toContain('nav'))
  test('offers no previous on the first and no next on the last page', () => {
    const first = String(<Pagination label="x" page={1} pages={2} href={(page) => `?p=${page}`} />)
    const last = String(<Pagination label="x" page={2} pages={2} href={(page) => `?p=${page}`} />)
    expect([first.includes('rel="prev"'), first.includes('rel="next"')]).toEqual([false, true])
    expect([last.includes('rel="prev"'), last.includes('rel="next"')]).toEqual([true, false])
    expect(last.match(/aria-current="page"/g)).toHaveLength(1)
  })
})

test('an action in a list of facts says what it changes', () => {
  const html = String(<SummaryList items={[{ term: 'Gemeente', value: 'Zeist', action: { label: 'Wijzigen', href: '/w' } }]} />)
  expect(html.replaceAll(/<[^>]+>/g, '')).toContain('Wijzigen Gemeente')
})
