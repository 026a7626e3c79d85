// The coalition office takes in a table, then its revision, and sees what the publisher changed; a wrong table changes nothing.
import { describe, expect, it } from 'vitest'
import { EXAMPLE, IDENTIFIER, keyedCsv, metadataCsv, type Model, zipOf } from '../tests/deliveries.ts'
import { expectGoodPage, openBrowser, signIn, WITHOUT_SCRIPTS } from './browser.ts'

const { someone } = await openBrowser()
const office = await someone()

const delivery = (model: Model): { name: string; mimeType: string; buffer: Buffer } => ({
  name: `${IDENTIFIER}.zip`, mimeType: 'application/zip',
  buffer: zipOf({ [`${IDENTIFIER}_metadata.csv`]: metadataCsv(model), [`${IDENTIFIER}_UntypedDataSet.csv`]: keyedCsv(model) }),
})

// One figure of the last year goes from 395 to 401, and a missing one is filled in.
const REVISED: Model = { ...EXAMPLE, figures: [[[100, 90], [400, 401]], [[10, 9], [40, 38]]] }

async function send(model: Model, table: string, outcome: RegExp): Promise<void> {
  await office.goTo('/cijfers/invoer')
  await office.page.getByLabel('Of een bestand').setInputFiles(delivery(model))
  await office.page.getByLabel('Nummer van de tabel').fill(table)
  await office.page.getByRole('button', { name: 'Haal op' }).click()
  await office.page.getByRole('heading', { level: 1, name: outcome }).waitFor({ timeout: 60_000 })
}

describe('the coalition office', () => {
  it('takes in a table and sees what came in', async () => {
    await signIn(office, 'coalition-office')
    await office.goTo('/cijfers/invoer')
    await expectGoodPage(office, 'cijfers-ophalen')
    await send(EXAMPLE, IDENTIFIER, /De cijfers zijn ingelezen/)
    await expectGoodPage(office, 'cijfers-ingelezen')
    await office.page.getByRole('link', { name: 'Bekijk de levering' }).click()
    await expectGoodPage(office, 'levering')
    expect(await office.page.getByRole('main').innerText()).toContain('Controlegetal')
  })

  it('sees after a revision which figures the publisher changed', async () => {
    await send(REVISED, IDENTIFIER, /De cijfers zijn ingelezen/)
    await office.page.getByRole('link', { name: 'Bekijk de levering' }).click()
    await office.page.getByRole('link', { name: 'Wat deze levering veranderde' }).click()
    await office.page.getByRole('heading', { level: 1, name: /1 cijfer veranderde/ }).waitFor()
    await expectGoodPage(office, 'revisie')
    expect(await office.page.getByRole('main').innerText()).toMatch(/395\s+401/)
  })

  it('gets a report instead of figures when it is another table than was asked for', async () => {
    await send(EXAMPLE, '47018NED', /De levering is niet ingelezen/)
    await expectGoodPage(office, 'cijfers-geweigerd')
  })

  it('follows the progress without scripts too', async () => {
    const plain = await someone(WITHOUT_SCRIPTS)
    await signIn(plain, 'coalition-office')
    await plain.goTo('/cijfers/invoer')
    await plain.page.getByLabel('Of een bestand').setInputFiles(delivery(EXAMPLE))
    await plain.page.getByRole('button', { name: 'Haal op' }).click()
    await plain.page.getByRole('heading', { level: 1, name: /De cijfers zijn ingelezen|De levering is niet ingelezen/ }).waitFor({ timeout: 60_000 })
    await expectGoodPage(plain, 'cijfers-zonder-scripts')
  })
})
