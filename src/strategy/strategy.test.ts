// Tests what the operations on strategies answer, and who may do what.
import { describe, expect, it } from 'vitest'
import { newId } from '../platform/id.ts'
import { whoMay } from '../../tests/who-may.ts'
import { COALITION, type Who, world } from '../../tests/world.ts'
import { listAmbitions } from './ambitions.ts'
import { showClaimedChanges } from './claimed-changes.ts'
import { confirmDistrictTheme } from './confirm-district-theme.ts'
import { listDistrictThemes } from './district-themes.ts'
import { listPriorities } from './priorities.ts'
import { showOpenFigures } from './open-figures.ts'
import { showPriority } from './priority.ts'
import { showPriorityHistory } from './priority-history.ts'
import { listStatements } from './statements.ts'
import { listStrategies } from './strategies.ts'
import { showStrategy } from './strategy.ts'

const w = await world()
const visitor = w.as('visitor')
const office = w.as('coalition-office')
const first = { strategy: '2019-2022' }

const themeNamed = async (slug: string) => {
  const { themes } = await visitor.does(listDistrictThemes, first)
  return themes.find((theme) => theme.slug === slug)!
}

describe('reading the strategies', () => {
  it('lists the latest first, each with the one it succeeds', async () => {
    const { strategies } = await visitor.does(listStrategies, {})
    expect(strategies.map(({ slug, succeeds }) => [slug, succeeds])).toEqual([['2023-2026', '2019-2022'], ['2019-2022', null]])
  })

  it('shows one strategy whole, with everything the seed holds', async () => {
    const strategy = await visitor.does(showStrategy, first)
    expect(strategy).toMatchObject({ municipalities: 39, succeededBy: '2023-2026', adoptedOn: null, adoptionEvidence: 'to-be-confirmed' })
    const { sources, chapters, priorities, ambitions, statements, themes } = strategy
    expect([sources, chapters, priorities, ambitions, statements, themes].map((list) => list.length)).toEqual([4, 34, 4, 3, 165, 10])
  })

  it('says not found of a strategy that does not exist', async () => {
    expect(await visitor.tries(showStrategy, { strategy: '1999-2002' })).toBe('not-found')
  })

  it('gives of a priority only its own statements, each with its lines', async () => {
    const priority = await visitor.does(showPriority, { priority: 'goc' })
    expect(priority).toMatchObject({ strategy: '2019-2022', state: 'ended', succeededBy: 'goc-2023' })
    expect(priority.statements.every((statement) => statement.priority === 'goc' && statement.firstLine !== null)).toBe(true)
    expect(priority.statements.find(({ code }) => code === 'goc-opgave-54')).toMatchObject({ firstLine: 384, lastLine: 386, chapter: 'goc-opgave' })
  })

  it('narrows statements to one kind', async () => {
    const { statements } = await visitor.does(listStatements, { ...first, kind: 'admission' })
    expect(statements.map(({ title }) => title)).toEqual(['Meer inzicht', 'Nieuwe manieren van handelen', 'Samenwerking van overheid en bedrijven'])
  })

  it('asks with each ambition a question about 2022 against 2018', async () => {
    const { ambitions } = await visitor.does(listAmbitions, first)
    expect(ambitions.map(({ slug, baseYear, targetYear, firstLine }) => [slug, baseYear, targetYear, firstLine])).toEqual([
      ['meer-zicht', 2018, 2022, 72], ['criminaliteit', 2018, 2022, 75], ['ervaren-veiligheid', 2018, 2022, 76],
    ])
  })

  it('gives the percentages of the own table and the categories without a pair among them', async () => {
    const claim = await visitor.does(showClaimedChanges, first)
    expect(claim.percentages).toEqual([-15, -9, -27, -33, -39])
    expect(claim.categories.map(({ slug, offences }) => [slug, offences.length])).toEqual([['totaal', 1], ['woninginbraak', 1], ['geweld', 5], ['straatroof', 1], ['overvallen', 1]])
    expect(await visitor.tries(showClaimedChanges, { strategy: '2023-2026' })).toBe('not-found')
  })
})

describe('one in, one out', () => {
  it('shows in 2023 that one priority left and one entered, and that two stayed', async () => {
    const history = await visitor.does(showPriorityHistory, { from: '2019-2022', to: '2023-2026' })
    expect(history.stayed.map(({ before, after }) => [before.slug, after.slug])).toEqual([['goc', 'goc-2023'], ['cyberveiligheid', 'digitale-veiligheid']])
    expect([history.left, history.entered].map((list) => list.map(({ slug }) => slug))).toEqual([['veiligheid-en-zorg'], ['maatschappelijke-onrust']])
    expect(history.keepsFocus).toBe(true)
  })

  it('marks as inferred that the one came in for the other', async () => {
    const { priorities } = await visitor.does(listPriorities, { strategy: '2023-2026' })
    expect(priorities.find(({ slug }) => slug === 'maatschappelijke-onrust')).toMatchObject({ replaces: 'veiligheid-en-zorg', evidence: 'inferred' })
  })
})

describe('confirming the district of a theme', () => {
  const source = { sourceTitle: 'Jaarplan district Flevoland 2021' }

  it('gives the theme its district and its source, in the name of who confirmed it', async () => {
    const { id } = await themeNamed('horeca')
    await office.does(confirmDistrictTheme, { theme: id, district: 'flevoland', ...source, sourceUrl: 'https://example.org/jaarplan' })
    expect(await themeNamed('horeca')).toMatchObject({ district: 'flevoland', districtName: 'Flevoland', status: 'confirmed', ...source })
    const [row] = await w.owner`select decided_by, decided_at from strategy.district_theme where id = ${id}`
    expect(row?.['decided_by']).toBe(office.identity.mandate)
    expect(row?.['decided_at']).toBeInstanceOf(Date)
  })

  it('writes in the ledger which theme and which district', async () => {
    const { id } = await themeNamed('vastgoed')
    await office.does(confirmDistrictTheme, { theme: id, district: 'west-utrecht', ...source })
    const [line] = await w.owner`select sentence from platform.access_record where operation = 'strategy.confirm-district-theme' order by at desc limit 1`
    expect(line?.['sentence']).toBe(`bevestigde thema ${id} voor district west-utrecht`)
  })

  it('may correct what was only inferred', async () => {
    const { id } = await themeNamed('kwetsbare-gebieden')
    await office.does(confirmDistrictTheme, { theme: id, district: 'utrecht-stad', ...source })
    expect((await themeNamed('kwetsbare-gebieden')).status).toBe('confirmed')
  })

  it('refuses what is confirmed already', async () => {
    const { id } = await themeNamed('autobedrijven')
    expect(await office.tries(confirmDistrictTheme, { theme: id, district: 'flevoland', ...source })).toBe('conflict')
    expect((await themeNamed('autobedrijven')).district).toBe('oost-utrecht')
  })

  it('lets one of two win who confirm at the same moment', async () => {
    const { id } = await themeNamed('risicolocaties')
    const answers = await Promise.all(['flevoland', 'west-utrecht'].map((district) => office.tries(confirmDistrictTheme, { theme: id, district, ...source })))
    expect(answers.sort()).toEqual(['conflict', 'done'])
  })

  it.each([
    ['an area that is no district', { district: 'RE03', ...source }],
    ['no source', { district: 'flevoland', sourceTitle: ' ' }],
    ['an address that is no web address', { district: 'flevoland', ...source, sourceUrl: 'javascript:alert(1)' }],
  ])('refuses %s', async (_what, given) => {
    const { id } = await themeNamed('motorbendes')
    expect(await office.tries(confirmDistrictTheme, { theme: id, ...given })).toBe('invalid-input')
  })

  it('does not know a theme that does not exist', async () => {
    expect(await office.tries(confirmDistrictTheme, { theme: newId(), district: 'flevoland', ...source })).toBe('not-found')
  })
})

describe('the rules in the database, without the operation in front', () => {
  const asRole = (role: string, mandate: string, act: (sql: typeof w.owner) => Promise<unknown>) => w.owner.begin(async (sql) => {
    await sql.unsafe(`set local role slagvaardig_app; set local app.coalition = '${COALITION}'; set local app.role = '${role}'; set local app.mandate = '${mandate}'`)
    return act(sql as unknown as typeof w.owner)
  })
  const mandate = office.identity.mandate!
  const confirm = (by: string) => (sql: typeof w.owner) => sql`
    update strategy.district_theme set district = 'flevoland', status = 'confirmed', source_title = 'Jaarplan 2021', decided_by = ${by}, decided_at = now()
     where slug = 'buitengebied-2'`

  it('let nobody but the office change a theme', async () => {
    expect(await asRole('safety-adviser', mandate, confirm(mandate))).toHaveProperty('count', 0)
  })

  it('let the office confirm only in its own name', async () => {
    await expect(asRole('coalition-office', mandate, confirm(newId()))).rejects.toMatchObject({ code: '42501' })
  })

  it('let nobody rename a theme or touch another table', async () => {
    await expect(asRole('coalition-office', mandate, (sql) => sql`update strategy.district_theme set name = 'Anders'`)).rejects.toMatchObject({ code: '42501' })
    await expect(asRole('coalition-office', mandate, (sql) => sql`delete from strategy.statement`)).rejects.toMatchObject({ code: '42501' })
  })

  it('show another coalition nothing', async () => {
    const rows = await w.owner.begin(async (sql) => {
      await sql.unsafe(`set local role slagvaardig_app; set local app.coalition = '${newId()}'; set local app.role = 'coalition-office'`)
      return sql`select 1 from strategy.strategy`
    })
    expect(rows).toHaveLength(0)
  })
})

describe('who may', () => {
  const everyone = {
    'board-member': 'done', 'coalition-office': 'done', 'safety-adviser': 'done', 'frontline-professional': 'done', 'taskforce-lead': 'done',
    'case-director': 'done', 'privacy-officer': 'done', 'administrator': 'done', 'visitor': 'done',
  } as const
  whoMay(listStrategies, () => ({}), everyone, () => w)
  whoMay(showStrategy, () => first, everyone, () => w)
  whoMay(listStatements, () => first, everyone, () => w)
  whoMay(listPriorities, () => ({}), everyone, () => w)
  whoMay(showPriority, () => ({ priority: 'goc' }), everyone, () => w)
  whoMay(listAmbitions, () => first, everyone, () => w)
  whoMay(listDistrictThemes, () => first, everyone, () => w)
  whoMay(showClaimedChanges, () => first, everyone, () => w)
  whoMay(showOpenFigures, () => first, everyone, () => w)
  whoMay(showPriorityHistory, () => ({ from: '2019-2022', to: '2023-2026' }), everyone, () => w)

  const openTheme = async (who: Who) => ({ theme: (await themeNamed(who === 'coalition-office' ? 'bedrijventerreinen' : 'motorbendes')).id, district: 'west-utrecht', sourceTitle: 'Jaarplan 2021' })
  whoMay(confirmDistrictTheme, openTheme, {
    'board-member': 'not-allowed', 'coalition-office': 'done', 'safety-adviser': 'not-allowed', 'frontline-professional': 'not-allowed', 'taskforce-lead': 'not-allowed',
    'case-director': 'not-allowed', 'privacy-officer': 'not-allowed', 'administrator': 'not-allowed', 'visitor': 'not-signed-in',
  }, () => w)
})
