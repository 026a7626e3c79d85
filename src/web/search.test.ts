// Tests searching and its suggestions: Dutch words in any form, and never a hit that the searcher may not see.
import { describe, expect, it } from 'vitest'
import { whoMay } from '../../tests/who-may.ts'
import { type Who, world } from '../../tests/world.ts'
import { search } from './search.ts'
import { suggestions } from './suggestions.ts'

const w = await world()
const SECRET = '019ab000-0000-7000-8005-000000000003'
const everybody = {
  'board-member': 'done', 'coalition-office': 'done', 'safety-adviser': 'done', 'frontline-professional': 'done', 'taskforce-lead': 'done',
  'case-director': 'done', 'privacy-officer': 'done', 'administrator': 'done', 'visitor': 'done',
} as const

const actionsFor = async (who: Who, text: string): Promise<string[]> => (await w.as(who).does(search, { text })).actions.map(({ key }) => key)

describe('searching', () => {
  it('finds a word in another form', async () => {
    expect(await actionsFor('visitor', 'schuur')).toEqual(await actionsFor('visitor', 'schuren'))
    expect(await actionsFor('visitor', 'schuren')).toHaveLength(1)
  })

  it('finds a word inside a longer one, and the kinds of crime by it', async () => {
    const { offences, actions } = await w.as('visitor').does(search, { text: 'inbraak' })
    expect(offences.map(({ title }) => title.toLowerCase())).toEqual(expect.arrayContaining([expect.stringContaining('inbraak')]))
    expect(await actionsFor('visitor', 'churen')).toHaveLength(1)
    expect(actions.length).toBeLessThan(20)
  })

  it('finds what is for a taskforce alone only for who may see it', async () => {
    for (const who of ['taskforce-lead', 'board-member', 'coalition-office'] as const) expect(await actionsFor(who, 'gezamenlijke controle')).toEqual([SECRET])
    for (const who of ['visitor', 'safety-adviser', 'administrator'] as const) expect(await actionsFor(who, 'gezamenlijke controle')).toEqual([])
  })

  it('finds reports for who may read them, and none for a visitor', async () => {
    const reportsFor = async (who: Who) => (await w.as(who).does(search, { text: 'voorbeeld' })).reports.length
    expect(await reportsFor('coalition-office')).toBeGreaterThan(0)
    expect(await reportsFor('visitor')).toBe(0)
  })

  it('takes signs that mean something to the database as signs', async () => {
    for (const text of ['%_', "' or 1=1 --", '(((', '& | !', 'a:*b']) expect(await w.as('visitor').tries(search, { text })).toBe('done')
  })

  whoMay(search, () => ({ text: 'controle' }), everybody, () => w)
})

describe('suggestions', () => {
  const suggestedTo = async (who: Who, text: string): Promise<string[]> => (await w.as(who).does(suggestions, { text })).suggestions

  it('complete the beginning of any word of a title', async () => {
    expect(await suggestedTo('visitor', 'Voorbeeld: sch')).toEqual(['Voorbeeld: schouw van lege schuren'])
    expect(await suggestedTo('visitor', 'schu')).toEqual(['Voorbeeld: schouw van lege schuren'])
    expect(await suggestedTo('visitor', 'chouw')).toEqual([])
  })

  it('hold back the title of what one may not see', async () => {
    expect(await suggestedTo('visitor', 'gezamen')).toEqual([])
    expect(await suggestedTo('coalition-office', 'gezamen')).toEqual(['Voorbeeld: gezamenlijke controle in oktober'])
  })

  whoMay(suggestions, () => ({ text: 'co' }), everybody, () => w)
})
