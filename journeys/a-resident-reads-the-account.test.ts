// A resident reads how the region is doing, why, and what that means for the own municipality; and takes the figures along.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from '../src/platform/root.ts'
import { DARK, expectGoodPage, openBrowser, PHONE, WITHOUT_SCRIPTS } from './browser.ts'

const { someone } = await openBrowser()

describe('a resident', () => {
  it('sees on the front page how each ambition is doing', async () => {
    const resident = await someone()
    await resident.goTo('/')
    await expectGoodPage(resident, 'voorpagina')
    if (process.env['PICTURE'] === 'write') await resident.page.screenshot({ path: join(ROOT, 'docs', 'screenshot.png'), fullPage: true, clip: { x: 0, y: 0, width: 1280, height: 1680 } })
    await resident.page.getByRole('link', { name: 'Waarom, en hoe zeker' }).nth(1).click()
    await expectGoodPage(resident, 'ambitie')
    expect(await resident.page.getByRole('main').innerText()).toContain('Wat is afgesproken')
  })

  it('finds the own municipality and takes its figures along', async () => {
    const resident = await someone()
    await resident.goTo('/')
    await resident.page.getByRole('main').getByRole('link', { name: 'Zeist' }).last().click()
    await expectGoodPage(resident, 'gemeente')
    const arriving = resident.page.waitForEvent('download')
    await resident.page.getByRole('link', { name: /^CSV/ }).first().click()
    const file = await arriving
    expect(file.suggestedFilename()).toContain('GM0355')
    expect(readFileSync(await file.path(), 'utf8')).toMatch(/^1\.1\.1;Woninginbraak;\d+/m)
  })

  it('follows the thread from an ambition down to the signals behind it, as numbers', async () => {
    const resident = await someone()
    await resident.goTo('/')
    const thread = resident.page.getByRole('main').getByText(/signalen|meldingen/).first()
    await thread.waitFor()
    expect(await resident.page.getByRole('main').innerText()).toMatch(/minder dan 5|\d+\s*(?:signalen|meldingen)/)
  })

  it('can do the same in the dark, on a phone, without scripts', async () => {
    const resident = await someone({ ...PHONE, ...DARK, ...WITHOUT_SCRIPTS })
    await resident.goTo('/')
    await expectGoodPage(resident, 'voorpagina-telefoon-donker')
    await resident.page.getByRole('main').getByRole('link', { name: 'Zeist' }).last().click()
    await expectGoodPage(resident, 'gemeente-telefoon-donker')
  })
})
