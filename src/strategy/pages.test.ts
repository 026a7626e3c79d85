// Tests that each page tells what it should to whom it should.
import { describe, expect, it } from 'vitest'
import type { Actor } from '../platform/actor.ts'
import type { Page, Screen, Visit } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { allRoutes, defineRoutes } from '../platform/routes.ts'
import { type Who, world } from '../../tests/world.ts'
import { routes } from './routes.ts'
import { listStatements } from './statements.ts'

// Pages here link to the account of a priority, which stands in a module to the right.
const missing = () => Promise.reject(new Error('this page is not part of the test'))
if (!allRoutes().some(({ name }) => name === 'accountability.priority')) defineRoutes('accountability', { priority: ['/prioriteiten/:priority', missing] })

const w = await world()
const PARAMS = { strategy: '2019-2022' }

async function shown(load: () => Promise<{ default: Page }>, more: { who?: Who; params?: Record<string, string> } = {}): Promise<{ title: string; html: string }> {
  const { who = 'visitor', params = PARAMS } = more
  const person = w.as(who)
  const visit: Visit = {
    actor: { ...person.identity, role: who, organisation: null, name: '', settings: {} } satisfies Actor, params, query: new URLSearchParams(),
    url: new URL('http://localhost/'), trial: true, browser: '', run: (operation, input) => person.does(operation, input), runAnew: (operation, input) => person.does(operation, input), setCookie: () => {}, cookie: () => undefined,
  }
  const screen = await (await load()).default.show!(visit, { values: {}, issues: [] }) as Screen
  return { title: screen.title, html: `${String(screen.lead ?? '')}${String(screen.body)}` }
}

const count = (html: string, part: RegExp): number => html.match(part)?.length ?? 0

describe('the strategy in one picture', () => {
  it('names the three ambitions, the four priorities and the principles, and links each to its place', async () => {
    const { html } = await shown(routes.overview.load)
    for (const words of ['Meer zicht, meer te doen', 'Niet meer geregistreerde criminaliteit', 'Meer ervaren veiligheid', 'Cyberveiligheid', 'Lokale en districtelijke prioriteiten', 'Frontlijn']) {
      expect(html).toContain(words)
    }
    expect(html).toContain('href="/strategie/2019-2022/bron#zin-beeld-focus"')
    expect(html).toContain('href="/prioriteiten/goc"')
  })
})

describe('the whole strategy', () => {
  it('shows every statement once, and nothing twice', async () => {
    const { html } = await shown(routes.strategy.load)
    const places = [...html.matchAll(/bron#zin-([a-z0-9-]+)"/g)].map((match) => match[1]!)
    const { statements } = await w.as('visitor').does(listStatements, PARAMS)
    expect(places.sort()).toEqual(statements.map(({ code }) => code).sort())
  })

  it('says that the date of adoption was not found', async () => {
    expect((await shown(routes.strategy.load)).html).toContain('datum niet gevonden')
  })

  it('shows of the successor that the year of adoption is inferred', async () => {
    const { html } = await shown(routes.strategy.load, { params: { strategy: '2023-2026' } })
    expect(html).toMatch(/12 april 2023 .{0,120}afgeleid/)
  })
})

describe('the outline of the source', () => {
  it('has for every place that the strategy links to an anchor', async () => {
    const [strategy, source, overview] = await Promise.all([shown(routes.strategy.load), shown(routes.source.load), shown(routes.overview.load)])
    const linked = [...`${strategy.html}${overview.html}`.matchAll(/\/bron#([a-z0-9-]+)"/g)].map((match) => match[1])
    expect(linked.filter((anchor) => !source.html.includes(`id="${anchor}"`))).toEqual([])
  })

  it('gives no anchor to two things', async () => {
    const { html } = await shown(routes.source.load)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  it('says in which text the lines were counted', async () => {
    expect((await shown(routes.source.load)).html).toMatch(/<code>[0-9a-f]{64}<\/code>/)
  })
})

describe('priorities then and now', () => {
  it('answers in its title what happened', async () => {
    expect((await shown(routes.priorities.load)).title).toBe('2 prioriteiten bleven, 1 ging eraf en 1 kwam erbij')
  })

  it('marks what is inferred', async () => {
    expect(count((await shown(routes.priorities.load)).html, />afgeleid</g)).toBe(3)
  })
})

describe('themes per district', () => {
  it('gives a district only to what a source names, and says "te bevestigen" of the rest', async () => {
    const { html } = await shown(routes.districtThemes.load)
    expect(count(html, />te bevestigen</g)).toBe(6)
    expect(html).toContain('Flevoland, Gooi en Vechtstreek en West-Utrecht')
  })

  it('offers the form to the coalition office and to nobody else', async () => {
    const address = routes.confirmTheme.url({ strategy: '2019-2022', theme: 'horeca' })
    expect((await shown(routes.districtThemes.load, { who: 'coalition-office' })).html).toContain(address)
    expect((await shown(routes.districtThemes.load, { who: 'safety-adviser' })).html).not.toContain(address)
  })

  it.each([['visitor', 'not-signed-in'], ['safety-adviser', 'not-allowed']] as const)('shows the form not to the %s', async (who, code) => {
    const refused = shown(routes.confirmTheme.load, { who, params: { ...PARAMS, theme: 'horeca' } })
    await expect(refused).rejects.toThrow(Problem)
    await expect(refused).rejects.toMatchObject({ code })
  })

  it('shows the office a form with the five districts', async () => {
    const { html } = await shown(routes.confirmTheme.load, { who: 'coalition-office', params: { ...PARAMS, theme: 'horeca' } })
    expect(count(html, /<option value="[a-z-]+"/g)).toBe(5)
  })
})

describe('the strategy’s own figures', () => {
  it('shows names and percentages apart, with the doubt, and never a pair', async () => {
    const { html } = await shown(routes.development.load)
    expect(html).toContain('−15%, −9%, −27%, −33% en −39%')
    expect(html).toContain('Wij maken er daarom geen paren van')
    for (const name of ['Totaal', 'Geweld', 'Straatroof', 'Overvallen']) {
      const row = html.split('<tr').find((part) => new RegExp(`<th scope="row"[^>]*>(<[^>]*>)*${name}`).test(part)) ?? ''
      expect(row, name).toContain('niet te bevestigen')
    }
  })

  it('says of each category where the strategy names it', async () => {
    expect(count((await shown(routes.development.load)).html, /bron#beeld-ontwikkeling"/g)).toBe(6)
  })
})
