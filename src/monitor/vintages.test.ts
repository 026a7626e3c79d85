// What is taken in stays as it was, is seen by everyone, and is written by few.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EXAMPLE, IDENTIFIER, inFolder, type Model, v3Folder } from '../../tests/deliveries.ts'
import { type Answers, whoMay } from '../../tests/who-may.ts'
import { COALITION, world } from '../../tests/world.ts'
import { newId } from '../platform/id.ts'
import { Problem } from '../platform/problem.ts'
import { showFigures } from './figures.ts'
import { importCommand } from './import-command.ts'
import { readDelivery } from './import-read.ts'
import { importTable } from './import-table.ts'
import { listImports } from './imports.ts'
import { listIndicators } from './indicators.ts'
import { jobs } from './jobs.ts'
import { knownCodes } from './known-codes.ts'
import type { Reading } from './parts/reading.ts'
import { putAside, waitingFile } from './parts/uploads.ts'
import { showRevision } from './revision.ts'
import { startImport } from './start-import.ts'
import { showVintage } from './vintage.ts'
import { listVintages } from './vintages.ts'

const w = await world()
const office = w.as('coalition-office')

async function readingOf(model: Model): Promise<Reading> {
  const { reading } = await inFolder(v3Folder(model), (folder) => readDelivery(folder))
  if (!reading) throw new Error('nothing was read')
  // The checksum is that of a folder made for the test; tests that load twice need two.
  return { ...reading, origin: { ...reading.origin, checksum: reading.origin.checksum.slice(0, 32) + newId().replaceAll('-', '') } }
}

const changed = (model: Model, value: number): Model => ({ ...model, figures: [[[value, 90], [400, 395]], [[10, 9], [40, null]]] })
const first = await office.does(importTable, { reading: await readingOf(EXAMPLE) })

const OFFICE_ONLY: Answers = {
  'board-member': 'not-allowed', 'coalition-office': 'done', 'safety-adviser': 'not-allowed', 'frontline-professional': 'not-allowed', 'taskforce-lead': 'not-allowed',
  'case-director': 'not-allowed', 'privacy-officer': 'not-allowed', administrator: 'not-allowed', visitor: 'not-signed-in',
}
const EVERYONE: Answers = {
  'board-member': 'done', 'coalition-office': 'done', 'safety-adviser': 'done', 'frontline-professional': 'done', 'taskforce-lead': 'done',
  'case-director': 'done', 'privacy-officer': 'done', administrator: 'done', visitor: 'done',
}

describe('who may take figures in, and who may see them', () => {
  whoMay(importTable, async () => ({ reading: await readingOf(EXAMPLE) }), OFFICE_ONLY, () => w)
  whoMay(startImport, () => ({ address: 'https://opendata.cbs.nl/ODataApi/odata/83648NED' }), OFFICE_ONLY, () => w)
  whoMay(listImports, () => ({}), OFFICE_ONLY, () => w)
  whoMay(knownCodes, () => ({ table: IDENTIFIER }), OFFICE_ONLY, () => w)
  whoMay(listVintages, () => ({}), EVERYONE, () => w)
  whoMay(showVintage, () => ({ vintage: first.vintage }), EVERYONE, () => w)
  whoMay(listIndicators, () => ({}), EVERYONE, () => w)
  whoMay(showFigures, () => ({ indicator: 'woninginbraak', areas: 'GM0307' }), EVERYONE, () => w)
  whoMay(showRevision, async () => ({ vintage: (await office.does(importTable, { reading: await readingOf(EXAMPLE) })).vintage }), EVERYONE, () => w)
})

describe('a vintage', () => {
  it('holds what the delivery held', async () => {
    const vintage = await w.as('visitor').does(showVintage, { vintage: first.vintage })
    expect(vintage).toMatchObject({
      table: IDENTIFIER, publisher: 'Politie', attribution: 'Bron: politie, via CBS open data', modified: '2025-12-15', restated: 'yes', mapYear: 2025,
      periods: ['2018JJ00', '2019JJ00'], periodStatus: ['Definitief', 'Voorlopig'], rows: 8, series: 4, areas: 2, categories: 2, importedAs: 'coalition-office', warnings: [],
    })
    const rows = await w.owner`select area, values from monitor.series where vintage_id = ${first.vintage} and category = '1.1.1' order by area`
    expect(rows.map((row) => [row['area'], row['values']])).toEqual([['GM0307', [10, 9]], ['GM0344', [40, null]]])
  })

  it('is refused when the report is, and then nothing at all has been loaded', async () => {
    const before = await w.owner`select count(*) from monitor.vintage`
    const reading = await readingOf(EXAMPLE)
    reading.report.add('doubled-row', { row: 3 })
    expect(await office.tries(importTable, { reading })).toBe('invalid-input')
    expect(await w.owner`select count(*) from monitor.vintage`).toEqual(before)
  })

  it('is not seen in part: a fault while loading takes everything back', async () => {
    const reading = await readingOf(EXAMPLE)
    const broken = { ...reading, periodAt: reading.periodAt.slice(1) }
    await expect(office.does(importTable, { reading: broken })).rejects.toThrow(Problem)
    const left = await w.owner`select 1 from monitor.vintage where checksum = ${reading.origin.checksum}`
    expect(left).toHaveLength(0)
  })

  it('is not made twice of the same delivery', async () => {
    const reading = await readingOf(EXAMPLE)
    await office.does(importTable, { reading })
    expect(await office.tries(importTable, { reading })).toBe('conflict')
  })

  it('is never changed, not even by the owner of the tables', async () => {
    for (const table of ['vintage', 'series', 'measure', 'category', 'area_title']) {
      await expect(w.owner.unsafe(`delete from monitor.${table}`)).rejects.toThrow(/never changed or removed/)
      await expect(w.owner.unsafe(`truncate monitor.${table} cascade`)).rejects.toThrow(/never changed or removed/)
    }
    await expect(w.owner`update monitor.series set values = array[1.0]`).rejects.toThrow(/never changed or removed/)
  })

  it('gets nothing added afterwards', async () => {
    await expect(w.owner`select monitor.add_series(${first.vintage}, array['M'], array['K'], array['GM0001'], array['{1,2}'])`).rejects.toThrow(/only added to a vintage/)
    await expect(w.owner`insert into monitor.category (vintage_id, key, title) values (${first.vintage}, 'x', 'x')`).rejects.toThrow(/only added to a vintage/)
  })
})

describe('a revision', () => {
  it('shows what a later delivery changed, the largest first, and what was added', async () => {
    const later = { ...changed(EXAMPLE, 130), years: [...EXAMPLE.years, { year: 2020, status: 'Voorlopig' as const }] }
    later.figures = later.figures.map((areas) => areas.map((values) => [...values, 5]))
    later.figures[1]![1] = [41, 38, 5]
    const before = await office.does(importTable, { reading: await readingOf(EXAMPLE) })
    const after = await office.does(importTable, { reading: await readingOf(later) })
    const revision = await w.as('visitor').does(showRevision, { vintage: after.vintage, against: before.vintage })
    expect(revision).toMatchObject({ changed: 2, appeared: 1, disappeared: 0, periodsAdded: ['2020JJ00'], periodsGone: [] })
    expect(revision.cells.map(({ area, category, period, before: was, after: is }) => [area, category, period, was, is])).toEqual([
      ['GM0344', '1.1.1', '2019JJ00', null, 38], ['GM0307', '0.0.0', '2018JJ00', 100, 130], ['GM0344', '1.1.1', '2018JJ00', 40, 41],
    ])
    const still = await w.owner`select values from monitor.series where vintage_id = ${before.vintage} and category = '0.0.0' and area = 'GM0307'`
    expect(still[0]?.['values']).toEqual([100, 90])
  })

  it('needs an earlier delivery of the same table', async () => {
    const [other] = await w.as('visitor').does(listVintages, { table: '47018NED' })
    expect(await w.as('visitor').tries(showRevision, { vintage: first.vintage, against: other?.id ?? '' })).toBe('not-found')
    expect(await w.as('visitor').tries(showRevision, { vintage: other?.id ?? '' })).toBe('not-found')
  })
})

describe('figures of an indicator', () => {
  it('are those of the seed: burglaries in Utrecht, with their definition and source', async () => {
    const { indicator, vintage, series } = await w.as('visitor').does(showFigures, { indicator: 'woninginbraak', areas: 'GM0344,NL' })
    expect(indicator).toMatchObject({ categories: ['1.1.1'], wanted: 'down' })
    expect(vintage).toMatchObject({ table: '47018NED', mapYear: 2025 })
    const at = vintage.periods.indexOf('2018JJ00')
    expect(series.map(({ title, values }) => [title, values[at]])).toEqual([['Nederland', 42_888], ['Utrecht', 1_037]])
  })

  it('add kinds up, and have no sum where one of them is missing', async () => {
    await w.owner`
      insert into monitor.indicator (code, rank, title, definition, source, measure, categories, unit, wanted, distortions)
      values ('proef', 99, 'Proef', 'Proef.', ${IDENTIFIER}, 'GeregistreerdeMisdrijven_1', array['0.0.0', '1.1.1', '7.7.7'], 'x', 'down', '{}'),
             ('proef2', 99, 'Proef', 'Proef.', ${IDENTIFIER}, 'GeregistreerdeMisdrijven_1', array['0.0.0', '1.1.1'], 'x', 'down', '{}')`
    const partly = await w.as('visitor').does(showFigures, { indicator: 'proef2', vintage: first.vintage })
    expect(partly.series.map(({ area, values, missing }) => [area, values, missing])).toEqual([['GM0307', [110, 99], []], ['GM0344', [440, null], ['1.1.1']]])
    const none = await w.as('visitor').does(showFigures, { indicator: 'proef', vintage: first.vintage })
    expect(none.series[0]).toMatchObject({ values: [null, null], missing: ['7.7.7'] })
  })
})

describe('an import from the site', () => {
  const databases = { owner: w.owner, app: w.app }
  const runJob = (run: string): Promise<void> => jobs['monitor.import']!({ coalition: COALITION, run }, databases)
  const send = async (name: string, content: string | Buffer) => putAside(new File([content as never], name))

  it('reads a file that was sent, loads it, and throws the file away', async () => {
    const files = v3Folder(changed(EXAMPLE, 77))
    const { zipOf } = await import('../../tests/deliveries.ts')
    const upload = await send(`${IDENTIFIER}.zip`, zipOf(files))
    const { run } = await office.does(startImport, { upload, table: IDENTIFIER })
    expect((await office.does(listImports, { run }))[0]).toMatchObject({ state: 'waiting', from: `${IDENTIFIER}.zip`, silent: false })
    await runJob(run)
    const [ended] = await office.does(listImports, { run })
    expect(ended).toMatchObject({ state: 'done', rows: 8 })
    expect(await w.as('visitor').does(showVintage, { vintage: ended?.vintage ?? '' })).toMatchObject({ importedAs: 'system', takenFrom: `${IDENTIFIER}.zip` })
    expect(await waitingFile(upload.waiting)).toBeUndefined()
  })

  it('ends in a report when the delivery has a fault, and loads nothing', async () => {
    const upload = await send(`${IDENTIFIER}_data.csv`, 'geen csv')
    const { run } = await office.does(startImport, { upload })
    await runJob(run)
    expect((await office.does(listImports, { run }))[0]).toMatchObject({ state: 'refused', vintage: null })
  })

  it('is asked for with an address of a publisher or a file, and not both', async () => {
    expect(await office.tries(startImport, {})).toBe('invalid-input')
    expect(await office.tries(startImport, { address: 'https://example.org/x.csv' })).toBe('invalid-input')
    expect(await office.tries(startImport, { address: 'http://opendata.cbs.nl/x.csv' })).toBe('invalid-input')
  })
})

describe('an import from the command line', () => {
  const run = (...args: string[]): Promise<number> => importCommand(args, { app: w.app, installation: { coalition: COALITION } })
  const count = async (): Promise<number> => (await w.owner<{ count: number }[]>`select count(*)::int as count from monitor.vintage`)[0]?.count ?? -1

  it('loads a folder, says so when it was there already, and only checks when asked to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'slagvaardig-command-'))
    for (const [name, content] of Object.entries(v3Folder(changed(EXAMPLE, 1)))) writeFileSync(join(folder, name), content)
    const before = await count()
    expect(await run(folder, '--dry-run')).toBe(0)
    expect(await count()).toBe(before)
    expect(await run(folder, '--table', IDENTIFIER)).toBe(0)
    expect(await run(folder)).toBe(0)
    expect(await count()).toBe(before + 1)
    expect(await run(folder, '--table', '47018NED')).toBe(1)
    rmSync(folder, { recursive: true })
  })

  it('explains itself when the command is not complete', async () => {
    expect(await run()).toBe(2)
    expect(await run('x', '--tabel', 'y')).toBe(2)
  })
})
