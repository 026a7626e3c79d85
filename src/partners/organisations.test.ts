// Tests the list of organisations: who was a partner on a date, and who may add one.
import { describe, expect, it } from 'vitest'
import { whoMay } from '../../tests/who-may.ts'
import { world } from '../../tests/world.ts'
import { addOrganisation } from './add-organisation.ts'
import { showOrganisation } from './organisation.ts'
import { listOrganisations } from './organisations.ts'

const w = await world()
const POLICE = '019ab000-0000-7000-8001-000000010002'
const DEMO_CARE = '019ab000-0000-7000-8001-000000020001'

const municipalitiesOn = async (on: string): Promise<number> =>
  (await w.as('visitor').does(listOrganisations, { kind: 'municipality', on })).length

describe('the list of organisations', () => {
  it('has the 39 municipalities of 2019, and 38 since Weesp left', async () => {
    expect(await municipalitiesOn('2019-01-01')).toBe(39)
    expect(await municipalitiesOn('2022-03-23')).toBe(39)
    expect(await municipalitiesOn('2022-03-24')).toBe(38)
  })

  it('finds an organisation by a part of its name, in any case', async () => {
    const found = await w.as('visitor').does(listOrganisations, { search: 'veiligheidshuis' })
    expect(found.map((row) => row.name)).toEqual([
      'Zorg- en Veiligheidshuis Flevoland', 'Zorg- en Veiligheidshuis Gooi en Vechtstreek', 'Zorg- en Veiligheidshuis regio Utrecht',
    ])
  })

  it('takes a percent sign in a search as a percent sign', async () => {
    expect(await w.as('visitor').does(listOrganisations, { search: '%' })).toEqual([])
  })

  it('says which organisations are invented', async () => {
    const demo = (await w.as('visitor').does(listOrganisations, {})).filter((row) => row.demo)
    expect(demo.map((row) => row.name)).toEqual(['Voorbeeldbouw (verzonnen bedrijf)', 'Voorbeeldzorg (verzonnen zorgorganisatie)'])
  })

  whoMay(listOrganisations, () => ({}), {
    'board-member': 'done', 'coalition-office': 'done', 'safety-adviser': 'done', 'frontline-professional': 'done', 'taskforce-lead': 'done',
    'case-director': 'done', 'privacy-officer': 'done', 'administrator': 'done', 'visitor': 'done',
  }, () => w)
})

describe('one organisation', () => {
  it('shows what it signed, with whom and where that was read', async () => {
    const police = await w.as('visitor').does(showOrganisation, { organisation: POLICE })
    expect(police.agreements).toMatchObject([{ kind: 'covenant', signedOn: '2021-09-13', parties: ['Hogeschool Utrecht', 'Politie-eenheid Midden-Nederland'] }])
  })

  it('that does not exist is not found', async () => {
    expect(await w.as('visitor').tries(showOrganisation, { organisation: '019ab000-0000-7000-8001-999999999999' })).toBe('not-found')
  })

  whoMay(showOrganisation, () => ({ organisation: DEMO_CARE }), {
    'board-member': 'done', 'coalition-office': 'done', 'safety-adviser': 'done', 'frontline-professional': 'done', 'taskforce-lead': 'done',
    'case-director': 'done', 'privacy-officer': 'done', 'administrator': 'done', 'visitor': 'done',
  }, () => w)
})

describe('adding an organisation', () => {
  it('puts it in the list, once', async () => {
    const { id } = await w.as('coalition-office').does(addOrganisation, { name: 'Woningstichting De Poort', kind: 'other' })
    expect(await w.as('visitor').does(showOrganisation, { organisation: id })).toMatchObject({ name: 'Woningstichting De Poort', demo: false, source: null })
    expect(await w.as('coalition-office').tries(addOrganisation, { name: 'woningstichting de poort', kind: 'care' })).toBe('conflict')
  })

  it('refuses a municipality: those come with the places', async () => {
    expect(await w.as('coalition-office').tries(addOrganisation, { name: 'Gemeente Nergens', kind: 'municipality' as 'other' })).toBe('invalid-input')
  })

  whoMay(addOrganisation, (who) => ({ name: `Partner van ${who}`, kind: 'care' as const }), {
    'board-member': 'not-allowed', 'coalition-office': 'done', 'safety-adviser': 'not-allowed', 'frontline-professional': 'not-allowed',
    'taskforce-lead': 'not-allowed', 'case-director': 'not-allowed', 'privacy-officer': 'not-allowed', 'administrator': 'not-allowed',
    'visitor': 'not-signed-in',
  }, () => w)
})
