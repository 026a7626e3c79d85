// A mayor has five minutes before a meeting: signs in, opens one page, and knows what was agreed and how it stands.
import { expect, it } from 'vitest'
import { expectGoodPage, openBrowser, signIn } from './browser.ts'

const { someone } = await openBrowser()

it('a board member sees at once what can be done, and reads the account and the agenda in one click each', async () => {
  const mayor = await someone()
  await signIn(mayor, 'board-member')
  await expectGoodPage(mayor, 'start-bestuurder')
  await mayor.page.getByRole('main').getByRole('link', { name: 'Waar staan we?' }).click()
  await expectGoodPage(mayor, 'voorpagina-bestuurder')
  await mayor.goTo('/mijn')
  await mayor.page.getByRole('main').getByRole('link', { name: 'Actieagenda’s' }).click()
  await expectGoodPage(mayor, 'actieagendas-bestuurder')
  await mayor.goTo('/uitloggen')
  await mayor.page.getByRole('main').getByRole('button').first().click()
  expect(await mayor.goTo('/mijn')).toBe(401)
})

it('every one of the eight can sign in and has a start page without a fault', async () => {
  const roles = ['coalition-office', 'safety-adviser', 'frontline-professional', 'taskforce-lead', 'case-director', 'privacy-officer', 'administrator'] as const
  for (const role of roles) {
    const person = await someone()
    await signIn(person, role)
    await expectGoodPage(person, `start-${role}`)
  }
})
