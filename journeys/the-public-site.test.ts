// Visits every address of the public site by following its links, as a reader and as a reading machine.
import { describe, expect, inject, it } from 'vitest'
import { DARK, ENLARGED, faultsOf, openBrowser, PHONE, type Someone, WITHOUT_SCRIPTS } from './browser.ts'

const { someone } = await openBrowser()
const site = inject('site')

type Visited = { path: string; from: string; status: number; type: string; html: string }

/** The addresses within the site that a page links to, without the part after #. */
function linksIn({ path, html }: Visited): string[] {
  return [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map((match) => match[1]!.replaceAll('&amp;', '&'))
    .filter((href) => !/^(?:[a-z]+:|#)/.test(href) || href.startsWith(site))
    .map((href) => new URL(href, site + path)).filter(({ origin }) => origin === site).map(({ pathname, search }) => pathname + search)
}

/** Fetches the home page and everything that can be reached from it. */
async function crawl(): Promise<Visited[]> {
  const known = new Map([['/', 'the start']])
  const visited: Visited[] = []
  for (const [path, from] of known) {
    const answer = await fetch(site + path, { redirect: 'follow' })
    const type = answer.headers.get('content-type') ?? ''
    const found = { path, from, status: answer.status, type, html: type.startsWith('text/html') ? await answer.text() : '' }
    if (!found.html) await answer.arrayBuffer()
    visited.push(found)
    for (const link of linksIn(found)) if (!known.has(link)) known.set(link, path)
  }
  return visited
}

const visited = await crawl()
const pages = visited.filter(({ type }) => type.startsWith('text/html'))

/** A few pages of each sort: addresses that differ only in what stands in their last part. */
const sample = [...Map.groupBy(pages, ({ path }) => path.replace(/\?.*/, '?').replace(/[^/]+$/, '')).values()].flatMap((alike) => alike.slice(0, 2))

/** Opens every one of `paths` as `reader` and gathers what is wrong. */
async function faultsOn(reader: Someone, chosen: Visited[]): Promise<string[]> {
  const faults: string[] = []
  for (const { path } of chosen) {
    await reader.goTo(path)
    faults.push(...(await faultsOf(reader)).map((fault) => `${path}: ${fault}`))
  }
  return faults
}

describe('the public site', () => {
  it('is more than a front door', () => {
    expect(pages.length).toBeGreaterThan(50)
    expect(visited.some(({ type }) => type.startsWith('text/csv'))).toBe(true)
  })

  it('answers every address that it links to', () => {
    // A page for those who signed in may ask a visitor to do so first.
    expect(visited.filter(({ status }) => status !== 200 && status !== 401).map(({ path, from, status }) => `${path} (linked from ${from}) answers ${status}`)).toEqual([])
  })

  it('gives every page a title of its own', () => {
    const titles = Map.groupBy(pages.filter(({ path, status }) => status === 200 && !path.includes('?')), ({ html }) => /<title>([^<]*)/.exec(html)?.[1] ?? '')
    expect([...titles].filter(([title, alike]) => title === '' || alike.length > 1).map(([title, alike]) => `${title}: ${alike.map(({ path }) => path).join(', ')}`)).toEqual([])
  })

  it('has no fault on any page', { timeout: 900_000 }, async () => {
    expect(await faultsOn(await someone(), pages)).toEqual([])
  })

  it('has no fault in dark colours', async () => {
    expect(await faultsOn(await someone(DARK), sample)).toEqual([])
  })

  it('has no fault on a phone of 360 pixels', async () => {
    expect(await faultsOn(await someone(PHONE), sample)).toEqual([])
  })

  it('has no fault at 400 %', async () => {
    expect(await faultsOn(await someone(ENLARGED), sample)).toEqual([])
  })

  it('shows the same words with scripts switched off', async () => {
    const [withScripts, without] = [await someone(), await someone(WITHOUT_SCRIPTS)]
    const wordsFor = async (reader: Someone, path: string): Promise<string[]> => {
      await reader.goTo(path)
      return (await reader.page.locator('main').innerText()).split(/\s+/).filter(Boolean)
    }
    for (const { path } of sample) expect(await wordsFor(without, path), path).toEqual(await wordsFor(withScripts, path))
  })
})
