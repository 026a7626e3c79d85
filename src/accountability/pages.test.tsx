// The public pages say what the figures say: titles that answer, margins beside them, and the same figures in every csv.
import { describe, expect, it } from 'vitest'
import { world } from '../../tests/world.ts'
import '../agenda/routes.ts'
import '../frontline/routes.ts'
import type { Download, Page, Screen, Visit } from '../platform/page.ts'
import type { Problem } from '../platform/problem.ts'
import type { Route } from '../platform/routes.ts'
import '../strategy/routes.ts'
import { routes } from './routes.ts'

const w = await world()

function visitAs(who: 'visitor' | 'coalition-office', params: Record<string, string>): Visit {
  const person = w.as(who)
  const url = new URL('http://localhost/')
  return {
    params, url, query: url.searchParams, trial: true, browser: '', run: person.does, runAnew: person.does, setCookie: () => {}, cookie: () => undefined,
    actor: { coalition: person.identity.coalition, person: null, mandate: null, organisation: null, role: who, name: who, settings: {} },
  }
}

async function show(route: Route, params: Record<string, string> = {}, who: 'visitor' | 'coalition-office' = 'visitor'): Promise<{ title: string; text: string; html: string }> {
  const page: Page = (await route.load()).default
  const screen = (await page.show?.(visitAs(who, params), { values: {}, issues: [] })) as Screen
  const html = String(<>{screen.lead}{screen.body}</>)
  return { title: screen.title, html, text: html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ') }
}

async function csv(route: Route, file: string): Promise<string[][]> {
  const page: Page = (await route.load()).default
  const answer = (await page.show?.(visitAs('visitor', { file }), { values: {}, issues: [] })) as Download | undefined
  expect(answer?.download.type).toBe('text/csv; charset=utf-8')
  return String(answer?.download.body).trim().split('\r\n').map((line) => line.split(';'))
}

describe('the home page', () => {
  it('asks the question, and answers it per ambition with a margin', async () => {
    const { title, text } = await show(routes.home)
    expect(title).toBe('Is Midden-Nederland in 2022 veiliger dan in 2018?')
    expect(text).toContain('39 gemeenten, het Openbaar Ministerie en de politie spraken samen 3 ambities af')
    expect(text).toContain('Niet te zeggen')
    expect(text).toContain('12 soorten misdrijven samen, 2022 ten opzichte van 2018 · marge −23% tot −18%')
    expect(text).toContain('Woninginbraak: aantoonbaar gedaald in 6 van de 38 gemeenten, nergens aantoonbaar gestegen')
    expect(text).toContain('Woninginbraak: de daling begon al voor 2018')
    expect(text).toContain('Weesp hoort daar niet meer bij en is niet apart terug te rekenen')
  })

  it('shows how many reports and actions lie behind it, and leads to every offence, district and municipality', async () => {
    const { html, text } = await show(routes.home)
    expect(text).toMatch(/\d+ signalen van professionals/)
    expect(html.match(/href="\/verantwoording\/misdrijven\/[\d.]+"/g)?.length).toBe(12)
    expect(new Set(html.match(/href="\/verantwoording\/districten\/[a-z-]+"/g)).size).toBe(5)
    expect(new Set(html.match(/href="\/verantwoording\/gemeenten\/GM\d+"/g)).size).toBe(38)
  })
})

describe('the page of an ambition', () => {
  it('says what cannot be said, and why, with the figures of the country as proof', async () => {
    const { title, text } = await show(routes.ambition, { ambition: 'criminaliteit' })
    expect(title).toBe('Niet meer geregistreerde criminaliteit: niet te zeggen')
    expect(text).toContain('Zij veranderden daar met −8%, alle misdrijven samen met +4%')
    expect(text).toContain('5% (niet afgesproken door de partners)')
    expect(text).not.toContain('Opnieuw oordelen')
  })

  it('lets the coalition office judge again, with the settings of the judgement before', async () => {
    const { html, text } = await show(routes.ambition, { ambition: 'criminaliteit' }, 'coalition-office')
    expect(text).toContain('Oordeel op de nieuwste cijfers')
    expect(html).toMatch(/name="margin"[^>]*value="5"|value="5"[^>]*name="margin"/)
  })

  it('refuses an empty or impossible setting in the form, and takes a decimal comma', async () => {
    const page: Page = (await routes.ambition.load()).default
    const send = (margin: string) => page.act?.(visitAs('coalition-office', { ambition: 'criminaliteit' }), {
      text: (name) => ({ method: 'registered-crime-1', margin, norm: '50' })[name] ?? '', list: () => [], file: () => undefined, values: {},
    })
    for (const margin of ['', 'veel', '-1']) await expect(send(margin)).rejects.toMatchObject({ code: 'invalid-input', issues: [{ field: 'margin' }] })
    await expect(send('2,5')).resolves.toMatchObject({ to: '/verantwoording/ambities/criminaliteit' })
    expect((await show(routes.ambition, { ambition: 'criminaliteit' })).text).toContain('2,5% (niet afgesproken door de partners)')
  })

  it.each([['ervaren-veiligheid', 'Meer ervaren veiligheid: niet te zeggen'], ['meer-zicht', 'Meer zicht, meer te doen: niet te zeggen']])('exists for %s', async (ambition, title) => {
    expect((await show(routes.ambition, { ambition })).title).toBe(title)
  })
})

describe('the pages of figures', () => {
  it('answer in their title', async () => {
    expect((await show(routes.offence, { offence: '1.1.1' })).title).toBe('Woninginbraak: 42% minder dan in 2018')
    expect((await show(routes.offence, { offence: '1.2.3' })).title).toBe('Diefstal van fietsen, brommers en snorfietsen: geen aantoonbaar verschil met 2018')
    expect((await show(routes.municipality, { municipality: 'GM0034' })).title).toBe('Almere: 24% minder misdrijven van 12 soorten dan in 2018')
    expect((await show(routes.municipality, { municipality: 'GM0342' })).title).toMatch(/^Soest: /)
    expect((await show(routes.district, { district: 'flevoland' })).title).toBe('Flevoland: 18% minder misdrijven van 12 soorten dan in 2018')
  })

  it('show the themes of a district with how sure each is, and say so when none is known', async () => {
    expect((await show(routes.district, { district: 'utrecht-stad' })).text).toContain('afgeleid')
    expect((await show(routes.district, { district: 'flevoland' })).text).toContain('De strategie zegt niet welke thema’s bij dit district horen')
  })

  it('show the region and the country beside a municipality, per 1,000 inhabitants and with a margin', async () => {
    const { text } = await show(routes.municipality, { municipality: 'GM0034' })
    expect(text).toContain('Per 1.000 inwoners: Almere 16,5, Nederland 19,8')
    for (const place of ['Flevoland', 'Midden-Nederland']) expect(text).toContain(place)
    expect(text).toContain('Om te vergelijken, niet om te rangschikken')
  })

  it('warn where a rise can mean that there was more looking', async () => {
    expect((await show(routes.offence, { offence: '3.1.1' })).text).toContain('Meer registraties kunnen betekenen dat er meer is gezocht')
  })

  it('name source and delivery, and mark years that may still change', async () => {
    const { text } = await show(routes.offence, { offence: '1.1.1' })
    expect(text).toMatch(/Bron: politie, via CBS open data, tabel 47018NED, ingelezen op \d+ \w+ \d{4}/)
    expect(text).toContain('voorlopig')
  })
})

describe('the page of a priority', () => {
  it('shows what is done, what is told, and the ambitions above it', async () => {
    const { title, text } = await show(routes.priority, { priority: 'goc' })
    expect(title).toMatch(/^Georganiseerde ondermijnende criminaliteit: /)
    expect(text).toContain('Van signaal tot ambitie')
    expect(text).toContain('Waar dit toe moet leiden')
  })

  it('shows the open figures that go with it, or says that there are none', async () => {
    const { text } = await show(routes.priority, { priority: 'goc' })
    expect(text).toMatch(/Drugshandel: aantoonbaar gedaald in/)
    expect(text).toContain('Meer registraties kunnen betekenen dat er meer is gezocht.')
    expect((await show(routes.priority, { priority: 'cyberveiligheid' })).text).toContain('Over deze prioriteit zijn er geen open cijfers per gemeente')
    expect((await show(routes.priority, { priority: 'goc-2023' })).text).not.toContain('Wat open cijfers erover zeggen')
  })

  it('is not there for a priority that nobody chose', async () => {
    await expect(show(routes.priority, { priority: 'wereldvrede' })).rejects.toMatchObject({ code: 'not-found' } satisfies Partial<Problem>)
  })
})

describe('the page behind the counts', () => {
  it('says how much was reported and hides small counts', async () => {
    const { title, text } = await show(routes.reports)
    expect(title).toMatch(/^Professionals meldden (\d+|minder dan 5) signalen en (\d+|minder dan 5) drempels$/)
    expect(text).toContain('In deze proef zijn de meldingen verzonnen')
    expect(text).toContain('niet getoond')
  })
})

describe('how we count', () => {
  it('explains interval, margin and families in words and formulas', async () => {
    const { text } = await show(routes.method)
    for (const words of ['φ', 'Benjamini en Hochberg', '1 + speling', 'binomiale verdeling']) expect(text).toContain(words)
  })
})

describe('every csv', () => {
  it('holds the figures of its page, a row per place or offence', async () => {
    const offence = await csv(routes.offenceCsv, '1.1.1.csv')
    expect(offence).toHaveLength(1 + 1 + 5 + 38)
    expect(offence.find((row) => row[1] === 'Midden-Nederland')?.slice(2, 5)).toEqual(['6170', '3580', '-42'])
    expect(offence[0]).toContain('2025 (voorlopig)')
    expect(await csv(routes.municipalityCsv, 'GM0344.csv')).toHaveLength(1 + 12)
    expect(await csv(routes.districtCsv, 'oost-utrecht.csv')).toHaveLength(1 + 12)
    expect(await csv(routes.ambitionCsv, 'criminaliteit.csv')).toHaveLength(1 + 1 + 12)
    expect(await csv(routes.ambitionCsv, 'ervaren-veiligheid.csv')).toHaveLength(1 + 2)
    expect((await csv(routes.priorityCsv, 'goc.csv')).length).toBeGreaterThan(1)
  })

  it('has the same number of cells in each row', async () => {
    for (const rows of [await csv(routes.offenceCsv, '1.4.2.csv'), await csv(routes.municipalityCsv, 'GM0339.csv'), await csv(routes.ambitionCsv, 'criminaliteit.csv')]) {
      expect(new Set(rows.map((row) => row.length)).size).toBe(1)
    }
  })
})
