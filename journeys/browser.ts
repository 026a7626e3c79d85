// A browser for the journeys: a visitor with a window, who may be signed in, and what every page must satisfy.
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, expect, inject } from 'vitest'
import type { Role } from '../src/platform/actor.ts'
import { ROOT } from '../src/platform/root.ts'
import { identityOf } from '../tests/world.ts'

const SCREENSHOTS = join(ROOT, 'journeys', 'screenshots')
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

export const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }
/** A window of 1280 by 1024 at 400 %: what is left of it (WCAG 1.4.10). */
export const ENLARGED: BrowserContextOptions = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }
export const DARK: BrowserContextOptions = { colorScheme: 'dark' }
export const WITHOUT_SCRIPTS: BrowserContextOptions = { javaScriptEnabled: false }

/** Someone at a screen: the page they look at, and everything that went wrong in it since it was opened. */
export type Someone = { page: Page; scripts: boolean; faults: string[]; goTo: (path: string) => Promise<number> }

function executable(): string {
  const found = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path))
  if (!found) throw new Error('The journeys need Chromium: apt-get install chromium, or name one in CHROMIUM.')
  return found
}

/** One browser for a test file, closed at its end. */
export async function openBrowser(): Promise<{ someone: (options?: BrowserContextOptions) => Promise<Someone> }> {
  // Chromium's own sandbox cannot be made by root, which is who a build server often is.
  const browser = await chromium.launch({ executablePath: executable(), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  afterAll(() => browser.close())
  return { someone: (options) => visit(browser, options) }
}

async function visit(browser: Browser, options: BrowserContextOptions = {}): Promise<Someone> {
  const context = await browser.newContext({ baseURL: inject('site'), locale: 'nl-NL', viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => {
    // That a page itself was refused is for the journey to judge; that something in it was, is a fault.
    const aboutThePage = message.location().url === page.url() && message.text().startsWith('Failed to load resource')
    if (!aboutThePage && (message.type() === 'error' || message.type() === 'warning')) faults.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
  page.on('requestfailed', (request) => {
    // Going on to the next page breaks off what was still on its way to this one.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`${request.url()} could not be fetched`)
  })
  return { page, faults, scripts: options.javaScriptEnabled !== false, goTo: async (path) => (await page.goto(path))?.status() ?? 0 }
}

/** Signs in on the screen, as the demo person with this role. */
export async function signIn({ page }: Someone, role: Role): Promise<void> {
  await page.goto('/inloggen')
  const person = identityOf(role).person
  await page.locator(`form:has(input[value="${person}"]) button`).click()
  await page.waitForURL((url) => url.pathname !== '/inloggen')
}

/** What is wrong with the page that stands open: nothing, for a page that anyone can use. axe is a script itself, so it looks only where scripts run. */
export async function faultsOf({ page, scripts, faults }: Someone): Promise<string[]> {
  const { violations } = scripts ? await new AxeBuilder({ page }).withTags(WCAG).analyze() : { violations: [] }
  const shape = await page.evaluate(() => ({
    headings: document.querySelectorAll('h1').length,
    title: document.title.trim(),
    language: document.documentElement.lang,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }))
  return [
    ...faults.splice(0),
    ...violations.map(({ id, nodes }) => `axe ${id}: ${nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' · ')}`),
    ...(shape.headings === 1 ? [] : [`it has ${shape.headings} main headings`]),
    ...(shape.title ? [] : ['it has no title']),
    ...(shape.language === 'nl' ? [] : ['it does not say that it is in Dutch']),
    ...(shape.wide > 0 ? [`it is ${shape.wide} pixels too wide`] : []),
  ]
}

/** Expects that the page that stands open has no fault, and keeps a picture of it. */
export async function expectGoodPage(someone: Someone, picture: string): Promise<void> {
  const faults = await faultsOf(someone)
  mkdirSync(SCREENSHOTS, { recursive: true })
  await someone.page.screenshot({ path: join(SCREENSHOTS, `${picture}.png`), fullPage: true })
  expect(faults, `${someone.page.url()} (${picture})`).toEqual([])
}
