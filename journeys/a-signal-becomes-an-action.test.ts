// A toezichthouder reports something on a phone; it is weighed, becomes an action, and the toezichthouder reads what became of it.
import { describe, expect, it } from 'vitest'
import { expectGoodPage, openBrowser, PHONE, signIn, WITHOUT_SCRIPTS } from './browser.ts'

const { someone } = await openBrowser()
const professional = await someone(PHONE)
const adviser = await someone()
const lead = await someone()

const SEEN = 'Bij een lege loods op het bedrijventerrein staan elke nacht busjes met draaiende motor.'
const PRIORITY = /^Georganiseerde/
let report = ''
let action = ''

describe('a signal', () => {
  it('is reported on a phone, and says when there will be an answer', async () => {
    await signIn(professional, 'frontline-professional')
    await professional.page.getByRole('main').getByRole('link', { name: 'Iets melden' }).click()
    await expectGoodPage(professional, 'melden-telefoon')
    await professional.page.getByLabel('Wat ziet u?').fill(SEEN)
    await professional.page.getByRole('button', { name: 'Versturen' }).click()
    await professional.page.getByRole('heading', { name: /Dank u wel/ }).waitFor()
    await expectGoodPage(professional, 'melden-ontvangen-telefoon')
    await professional.page.getByRole('link', { name: 'Bekijk het signaal' }).click()
    await expectGoodPage(professional, 'melding-telefoon')
    report = new URL(professional.page.url()).pathname
  })

  it('is refused with a word of advice when it names a person, and nothing typed is lost', async () => {
    const reporter = await someone({ ...PHONE, ...WITHOUT_SCRIPTS })
    await signIn(reporter, 'frontline-professional')
    await reporter.goTo('/melden')
    await reporter.page.getByLabel('Wat ziet u?').fill('Bel 06-12345678 voor meer.')
    await reporter.page.getByRole('button', { name: 'Versturen' }).click()
    await reporter.page.getByText('Er is nog niets verstuurd').waitFor()
    expect(await reporter.page.getByLabel('Wat ziet u?').inputValue()).toBe('Bel 06-12345678 voor meer.')
    await expectGoodPage(reporter, 'melden-geweigerd-telefoon')
  })

  it('cannot be seen by someone who has nothing to do with it', async () => {
    const colleague = await someone()
    expect(await colleague.goTo(report)).toBe(401)
    await signIn(colleague, 'case-director')
    expect(await colleague.goTo(report)).toBe(404)
  })

  it('is weighed by the adviser of the municipality and brought to a taskforce', async () => {
    await signIn(adviser, 'safety-adviser')
    await adviser.goTo('/meldingen')
    await expectGoodPage(adviser, 'meldingen')
    await adviser.goTo(`${report}/wegen`)
    await expectGoodPage(adviser, 'melding-wegen')
    const option = await adviser.page.getByLabel(/Bij welke prioriteit/).locator('option').filter({ hasText: PRIORITY }).first().getAttribute('value')
    await adviser.page.getByLabel(/Bij welke prioriteit/).selectOption(option)
    await adviser.page.getByLabel('Antwoord aan de melder').fill('Dank. Wij leggen dit naast andere signalen over lege loodsen.')
    await adviser.page.getByRole('button', { name: 'Opslaan en antwoorden' }).click()
    await adviser.page.getByText('De melder kan uw antwoord lezen').waitFor()
    await adviser.goTo(`${report}/taskforce`)
    await adviser.page.getByLabel('Antwoord aan de melder').fill('De taskforce kijkt er nu naar.')
    await adviser.page.getByRole('button', { name: 'Breng naar de taskforce' }).click()
    await adviser.page.getByText('De taskforce kan de melding nu lezen').waitFor()
    await expectGoodPage(adviser, 'melding-gewogen')
  })

  it('becomes an action of the taskforce', async () => {
    await signIn(lead, 'taskforce-lead')
    await lead.goTo(report)
    await lead.page.getByRole('link', { name: 'Maak hier een actie van' }).click()
    await expectGoodPage(lead, 'actie-maken')
    await lead.page.getByLabel('Hoe heet de actie?').fill('Voorbeeld: nachtelijke controle van loodsen')
    await lead.page.getByLabel('Wat gaat er gebeuren?').fill('Gemeente en politie kijken samen wat er in lege loodsen gebeurt.')
    await lead.page.getByLabel('Wie doet het?').selectOption({ index: 1 })
    await lead.page.getByLabel('Antwoord aan de melder').fill('Wij controleren de loodsen in de komende weken.')
    await lead.page.getByRole('button', { name: 'Plan de actie en antwoord' }).click()
    await lead.page.getByRole('heading', { name: 'Voorbeeld: nachtelijke controle van loodsen' }).waitFor()
    await expectGoodPage(lead, 'actie')
    action = new URL(lead.page.url()).pathname
  })

  it('shows its sender what became of it', async () => {
    await professional.goTo('/meldingen/mijn')
    await expectGoodPage(professional, 'mijn-meldingen-telefoon')
    expect(await professional.page.getByRole('main').innerText()).toContain('Wij controleren de loodsen')
    await professional.goTo(report)
    await professional.page.getByRole('link', { name: 'Voorbeeld: nachtelijke controle van loodsen' }).click()
    expect(new URL(professional.page.url()).pathname).toBe(action)
  })
})
