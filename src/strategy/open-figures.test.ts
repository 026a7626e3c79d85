// Tests what the comparison of the strategy's own table says, on figures made for the test in the form that imports give them.
import { describe, expect, it } from 'vitest'
import { newId } from '../platform/id.ts'
import { mapDateOf } from '../places/public.ts'
import { showRegion } from '../places/region.ts'
import { world } from '../../tests/world.ts'
import { showOpenFigures } from './open-figures.ts'

const w = await world()
const visitor = w.as('visitor')
const codes = (await visitor.does(showRegion, { on: mapDateOf(2025) })).municipalities.map(({ code }) => code)
const [first, ...others] = codes as [string, ...string[]]

type Figures = Record<string, Record<string, (number | null)[]>>

/** Takes in a later delivery than any other; figures per kind of crime and area, for 2015, 2017 and 2018. */
async function deliver(table: string, mapYear: number | null, figures: Figures): Promise<void> {
  const id = newId()
  await w.owner.begin(async (sql) => {
    await sql`insert into monitor.source (identifier, publisher, attribution) values (${table}, 'Test', 'cijfers voor de test') on conflict do nothing`
    await sql`
      insert into monitor.vintage (id, source, title, restated, map_year, periods, period_titles, period_status, taken_from, checksum, bytes, rows, warnings, imported_at, imported_as)
      values (${id}, ${table}, 'Test', 'yes', ${mapYear}, ${['2015JJ00', '2017JJ00', '2018JJ00']}, ${['2015', '2017', '2018']},
              ${['Definitief', 'Definitief', 'Definitief']}, 'test', ${newId().replaceAll('-', '').repeat(2)}, 1, 1, '[]', now() + interval '1 day', 'seed')`
    for (const [category, areas] of Object.entries(figures)) {
      await sql`insert into monitor.category (vintage_id, key, title) values (${id}, ${category}, ${`soort ${category}`})`
      for (const [area, values] of Object.entries(areas)) {
        await sql`insert into monitor.series (vintage_id, measure, category, area, values) values (${id}, 'GeregistreerdeMisdrijven_1', ${category}, ${area}, ${values})`
      }
    }
  })
}

const spread = (values: (number | null)[], rest: (number | null)[] = [0, 0, 0]) => ({ [first]: values, ...Object.fromEntries(others.map((code) => [code, rest])) })

await deliver('47018NED', 2025, {
  '1.1.1': { ...spread([8455, 7000, 6170]), GM9999: [5, 5, 5] },
  '1.4.2': spread([285, 0, 254]), '1.4.4': spread([2770, 0, 2581]), '1.4.5': spread([4460, 0, 4067]),
  '1.4.3': spread([100, 100, 100], [1, 1, null]),
})
await deliver('47025NED', null, { '0.0.0': { NL: [1000, 900, 850] }, '1.4.6': { NL: [4738, 4000, 3534] } })

const answer = await visitor.does(showOpenFigures, { strategy: '2019-2022' })
const category = (slug: string) => answer.categories.find((one) => one.slug === slug)!

describe('open figures beside the strategy’s own table', () => {
  it('add up the municipalities of the region, and no others, in the two years compared', () => {
    expect(category('woninginbraak').region).toMatchObject({ before: 8455, after: 6170, missing: [] })
    expect(answer.region).toMatchObject({ table: '47018NED', mapYear: 2025, municipalities: codes.length })
  })

  it('name the kinds of crime that a category misses, also when one municipality misses one year', () => {
    expect(category('geweld').region).toMatchObject({ before: 7515, after: 6902, missing: ['1.4.1', '1.4.3'] })
  })

  it('have only the country where no municipality is counted', () => {
    expect(category('straatroof')).toMatchObject({ region: null, country: { before: 4738, after: 3534 } })
    expect(category('totaal')).toMatchObject({ region: null, country: { before: 1000, after: 850 } })
  })

  it('say nothing of what no delivery has', () => {
    expect(category('overvallen')).toEqual({ slug: 'overvallen', region: null, country: null })
  })

  it('are not asked of a strategy without a table of its own', async () => {
    expect(await visitor.tries(showOpenFigures, { strategy: '2023-2026' })).toBe('not-found')
  })
})
