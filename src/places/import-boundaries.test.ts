// Tests taking in real boundaries: which file fits which year, what is drawn afterwards, and who may do it.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { whoMay } from '../../tests/who-may.ts'
import { COALITION, world } from '../../tests/world.ts'
import { Problem } from '../platform/problem.ts'
import { ROOT } from '../platform/root.ts'
import { importBoundaries } from './import-boundaries.ts'
import { importBoundariesCommand, isPublisher, textFrom } from './import-source.ts'
import { showMap } from './map.ts'
import { showRegion } from './region.ts'

const w = await world()
const office = w.as('coalition-office')
const visitor = w.as('visitor')

/** Invented squares for the real municipalities of a day, in a row. */
async function squaresOn(on: string, change: (codes: string[]) => string[] = (codes) => codes): Promise<string> {
  const { municipalities } = await visitor.does(showRegion, { on })
  const features = change(municipalities.map((row) => row.code)).map((statcode, index) => {
    const [west, south] = [4.5 + index / 50, 52]
    const ring = [[west, south], [west + 0.02, south], [west + 0.02, south + 0.02], [west, south + 0.02], [west, south]]
    return { type: 'Feature', properties: { statcode }, geometry: { type: 'Polygon', coordinates: [ring] } }
  })
  return JSON.stringify({ type: 'FeatureCollection', features })
}

const fileOf2020 = await squaresOn('2020-01-01')
const given = { mapYear: 2020, source: 'Verzonnen vierkanten' }

async function refusal(file: string, mapYear = 2020): Promise<string[]> {
  try {
    await office.does(importBoundaries, { file, ...given, mapYear })
  } catch (error) {
    if (error instanceof Problem && error.code === 'invalid-input') return error.issues.map((issue) => issue.message)
    throw error
  }
  return []
}

describe('a file is refused', () => {
  it('when a municipality of the region is not in it', async () => {
    expect(await refusal(await squaresOn('2020-01-01', (codes) => codes.filter((code) => code !== 'GM0344')))).toEqual([
      'Utrecht (GM0344) ontbreekt. Op 1 januari 2020 hoorde deze gemeente bij de regio.',
    ])
  })

  it('when it is of another year than was said', async () => {
    const faults = await refusal(fileOf2020, 2023)
    expect(faults).toEqual(['Weesp (GM0457) staat erin, maar bestond niet op 1 januari 2023. Klopt het jaar van de kaart?'])
  })

  it('and then nothing was stored', async () => {
    await refusal(fileOf2020, 2023)
    expect(await w.owner`select from places.boundary_set`).toHaveLength(0)
  })
})

describe('after an import', () => {
  it('the map is drawn with boundaries on every day that had that map, and with tiles on other days', async () => {
    const result = await office.does(importBoundaries, { file: fileOf2020, ...given })
    expect(result).toMatchObject({ mapYear: 2020, coordinates: 'wgs84', municipalities: 39, leftOut: 0 })
    for (const [on, kind] of [['2018-12-31', 'tiles'], ['2019-01-01', 'boundaries'], ['2022-03-23', 'boundaries'], ['2022-03-24', 'tiles']]) {
      expect((await visitor.does(showMap, { on })).kind, on).toBe(kind)
    }
  })

  it('of the same year again, the new one is drawn', async () => {
    await office.does(importBoundaries, { file: fileOf2020, ...given })
    await visitor.does(showMap, { on: '2020-06-01' })
    await office.does(importBoundaries, { file: fileOf2020, ...given, source: 'Opnieuw opgenomen' })
    expect(await visitor.does(showMap, { on: '2020-06-01' })).toMatchObject({ source: 'Opnieuw opgenomen' })
    expect(await w.owner`select from places.boundary_set where map_year = 2020`).toHaveLength(1)
  })

  it('another coalition sees none of it', async () => {
    await office.does(importBoundaries, { file: fileOf2020, ...given })
    const rows = await w.owner.begin(async (sql) => {
      await sql.unsafe("set local role slagvaardig_app; set local app.coalition = '019ab000-0000-7000-8000-0000000000ff'; set local app.role = 'coalition-office'")
      return sql`select from places.boundary_set`
    })
    expect(rows).toHaveLength(0)
  })

  whoMay(importBoundaries, () => ({ file: fileOf2020, ...given }), {
    'board-member': 'not-allowed', 'coalition-office': 'done', 'safety-adviser': 'not-allowed', 'frontline-professional': 'not-allowed',
    'taskforce-lead': 'not-allowed', 'case-director': 'not-allowed', 'privacy-officer': 'not-allowed', 'administrator': 'not-allowed',
    'visitor': 'not-signed-in',
  }, () => w)
})

const REAL = join(ROOT, '..', 'shared', 'data', 'geo')
describe.runIf(existsSync(REAL))('the real files (in ../shared/data/geo)', () => {
  it('of 2020 and 2023 are drawn with 39 and 38 municipalities', async () => {
    for (const [name, mapYear, count] of [['nl_2020_gemeente355_veiligheidsregio25.topo.json', 2020, 39], ['nl_2023_gemeente342_vr25.topo.json', 2023, 38]] as const) {
      const done = await office.does(importBoundaries, { file: readFileSync(join(REAL, name), 'utf8'), mapYear, source: name })
      expect(done.municipalities + done.leftOut).toBe(mapYear === 2020 ? 355 : 342)
      const map = await visitor.does(showMap, { on: `${mapYear}-06-01` })
      if (map.kind !== 'boundaries') throw new Error('expected boundaries')
      expect([map.areas.length, map.areas.every((area) => /^M[\d. LMZ-]+Z$/.test(area.path))]).toEqual([count, true])
    }
  })
})

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'slagvaardig-grenzen-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const command = (...args: string[]): Promise<number> => importBoundariesCommand(args, { app: w.app, installation: { coalition: COALITION } })
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  vi.spyOn(console, 'log').mockImplementation(() => {})

  it('imports a file', async () => {
    const path = join(folder, 'grenzen.geojson')
    writeFileSync(path, fileOf2020)
    expect(await command(path, '--year', '2020', '--source', 'Met de opdracht')).toBe(0)
    expect(await visitor.does(showMap, { on: '2020-06-01' })).toMatchObject({ source: 'Met de opdracht' })
  })

  it('says how it is used when the year is missing, and that a file is not there', async () => {
    expect(await command('grenzen.geojson')).toBe(2)
    expect(await command('/nergens/grenzen.geojson', '--year', '2020')).toBe(1)
    expect(said.mock.lastCall?.[0]).toContain('/nergens/grenzen.geojson is er niet')
  })
})

describe('an address', () => {
  const servers: Server[] = []
  afterAll(() => servers.forEach((server) => server.close()))
  const serving = async (answer: (path: string) => { status: number; body?: string; location?: string }): Promise<string> => {
    const server = createServer((request, response) => {
      const { status, body, location } = answer(request.url ?? '/')
      response.writeHead(status, location ? { location } : {}).end(body)
    })
    servers.push(server)
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  it('is fetched, also after a redirect', async () => {
    const site = await serving((path) => (path === '/oud' ? { status: 302, location: '/nieuw' } : { status: 200, body: fileOf2020 }))
    expect(await textFrom(`${site}/oud`, () => true)).toBe(fileOf2020)
  })

  it('that leads elsewhere is not followed', async () => {
    const site = await serving(() => ({ status: 302, location: 'http://169.254.169.254/latest' }))
    await expect(textFrom(site, (address) => address.hostname === '127.0.0.1')).rejects.toMatchObject({ issues: [{ message: expect.stringContaining('169.254.169.254') }] })
  })

  it('that answers with a fault is told so', async () => {
    const site = await serving(() => ({ status: 404 }))
    await expect(textFrom(site, () => true)).rejects.toMatchObject({ issues: [{ message: expect.stringContaining('antwoord 404') }] })
  })

  it('from a page may only be a publisher’s', () => {
    expect(['https://service.pdok.nl/cbs', 'https://cartomap.github.io/nl/x.json'].map((one) => isPublisher(new URL(one)))).toEqual([true, true])
    expect(['http://service.pdok.nl/cbs', 'https://pdok.nl.evil.example/', 'https://notpdok.nl/', 'https://127.0.0.1/'].map((one) => isPublisher(new URL(one)))).toEqual([false, false, false, false])
  })
})
