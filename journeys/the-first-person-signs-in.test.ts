// A fresh installation for real use: the first person comes in with a password and a code app, adds a passkey, and changes role.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hotp, stepOf } from '../src/methods/one-time-code/totp.ts'
import { type Program, program, stopped } from '../tests/program.ts'
import { expectGoodPage, openBrowser, PHONE, type Someone, WITHOUT_SCRIPTS } from './browser.ts'

const NAME = 'Noor de Eerste'
const EMAIL = 'noor@voorbeeld.nl'
const PASSWORD = 'grijze fiets zonder bel'

const { someone } = await openBrowser()
const folder = mkdtempSync(join(tmpdir(), 'slagvaardig-production-'))
chmodSync(folder, 0o711)
const environment = { INSTALLATION: 'production', DATA_DIR: join(folder, 'data') }

let site: Program
let address: string
let secret: Buffer
let noor: Someone

const invite = async () => program({ ...environment, PUBLIC_URL: address }, ['invite', '--first', EMAIL, NAME]).ended

/** The code that the app shows, `steps` half minutes from now. */
const code = (steps = 0): string => hotp(secret, stepOf(new Date()) + steps)

/** What the page shows of the secret, for who cannot scan: base 32 in groups of four. */
function fromBase32(text: string): Buffer {
  const bits = [...text.replaceAll(/[^A-Z2-7]/g, '')].map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

beforeAll(async () => {
  site = program(environment)
  // Passkeys need a name, not a number.
  address = (await site.address).replace('127.0.0.1', 'localhost')
  noor = await someone({ baseURL: address })
})
afterAll(async () => {
  await stopped(site)
  rmSync(folder, { recursive: true, force: true })
})

describe('a fresh installation', () => {
  it('lets nobody in, and has no invented people', async () => {
    await noor.goTo('/inloggen')
    expect(await noor.page.getByText('Dit is een proef').count()).toBe(0)
    await expectGoodPage(noor, 'inloggen')
    const phone = await someone({ ...PHONE, baseURL: address })
    await phone.goTo('/inloggen')
    await expectGoodPage(phone, 'inloggen-telefoon')
  })

  it('gives its first invitation on the command line', async () => {
    const { code: exit, out } = await invite()
    expect(exit).toBe(0)
    await noor.page.goto(out.at(-1)!)
    await noor.page.getByRole('heading', { name: `Welkom, ${NAME}` }).waitFor()
    await expectGoodPage(noor, 'uitnodiging')
  })

  it('lets her choose a password and a code app, and refuses a password that everyone tries', async () => {
    await noor.page.getByRole('button', { name: 'Kies hoe u wilt inloggen' }).click()
    const { page } = noor
    secret = fromBase32((await page.getByText('Typ dan deze sleutel over').innerText()).split(':').at(-1)!)
    const fill = async (password: string): Promise<void> => {
      await page.getByLabel('Wachtwoord', { exact: true }).fill(password)
      await page.getByLabel('Nog een keer hetzelfde wachtwoord').fill(password)
      await page.getByLabel('Code die de app nu toont').fill(code())
      await page.getByRole('button', { name: 'Klaar' }).click()
    }
    await fill('Welkom123456')
    await page.getByText('te makkelijk te raden').first().waitFor()
    await expectGoodPage(noor, 'inloggen-instellen')
    await fill(PASSWORD)
    await page.getByRole('heading', { name: 'Bewaar uw herstelcodes' }).waitFor()
    expect(await page.getByRole('main').getByRole('listitem').count()).toBe(10)
    await expectGoodPage(noor, 'herstelcodes')
    await page.getByRole('button', { name: 'Ik heb ze bewaard' }).click()
    await page.getByRole('heading', { name: `Dag ${NAME}` }).waitFor()
  })

  it('gives no second first invitation', async () => {
    expect((await invite()).code).toBe(1)
  })
})

describe('she', () => {
  it('works in one role at a time, and sees where she is signed in', async () => {
    await noor.goTo('/mijn-account')
    await expectGoodPage(noor, 'mijn-account')
    await noor.page.getByText('Beheerder', { exact: true }).click()
    await noor.page.getByRole('button', { name: 'Ga verder in deze rol' }).click()
    await noor.page.getByText('U werkt nu in een andere rol').waitFor()
    expect(await noor.goTo('/inlogdiensten')).toBe(200)
    await expectGoodPage(noor, 'inlogdiensten')
  })

  it('adds a passkey, and signs in with nothing else', async () => {
    const { page } = noor
    const device = await page.context().newCDPSession(page)
    await device.send('WebAuthn.enable')
    await device.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    })
    await noor.goTo('/mijn-account')
    await page.getByRole('button', { name: 'Voeg een passkey toe' }).click()
    await page.getByRole('button', { name: 'Maak een passkey' }).click()
    await page.getByLabel('Hoe noemt u deze passkey?').fill('Laptop')
    await expectGoodPage(noor, 'passkey-maken')
    await page.getByRole('button', { name: 'Maak de passkey' }).click()
    await page.getByRole('heading', { name: `Dag ${NAME}` }).waitFor()
    await noor.goTo('/uitloggen')
    await page.getByRole('main').getByRole('button', { name: 'Uitloggen' }).click()
    await noor.goTo('/inloggen?terug=/mijn-account')
    await page.getByRole('button', { name: 'Inloggen met een passkey' }).click()
    await expectGoodPage(noor, 'passkey')
    await page.getByRole('button', { name: 'Bevestig met uw toestel' }).click()
    await page.getByRole('heading', { name: 'Mijn account' }).waitFor()
    expect(await page.getByRole('main').innerText()).toContain('Laptop')
  })

  it('signs in with her password and a code too, without a script; with a wrong code she does not', async () => {
    const elsewhere = await someone({ ...WITHOUT_SCRIPTS, baseURL: address })
    const { page } = elsewhere
    await elsewhere.goTo('/inloggen')
    await page.getByLabel('E-mailadres').fill(EMAIL)
    await page.getByRole('textbox', { name: 'Wachtwoord' }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Verder' }).click()
    await page.getByRole('textbox', { name: 'Code' }).fill('000000')
    await page.getByRole('main').getByRole('button', { name: 'Inloggen' }).click()
    await page.getByText('Deze code klopt niet').first().waitFor()
    await expectGoodPage(elsewhere, 'code-fout')
    await page.getByRole('textbox', { name: 'Code' }).fill(code(1))
    await page.getByRole('main').getByRole('button', { name: 'Inloggen' }).click()
    await page.getByRole('heading', { name: `Dag ${NAME}` }).waitFor()
  })
})
