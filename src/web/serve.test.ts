// Shows how the program lives: what its first start says, how it ends, what survives it, and how it stands beside others.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect as connectTo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { EXAMPLE, IDENTIFIER, inFolder, v3Folder } from '../../tests/deliveries.ts'
import { inDatabase } from '../../tests/one-server.ts'
import { addressOf, processesOn, type Program, program, projectWithout, stopped } from '../../tests/program.ts'
import { identityOf } from '../../tests/world.ts'
import { connect, type OwnerSql } from '../platform/database.ts'
import { newId } from '../platform/id.ts'
import { ROOT } from '../platform/root.ts'

const READY = /^Slagvaardig staat klaar op http:\/\/localhost:\d+ \(na [\d.]+ seconden\)\. Stoppen: Ctrl\+C\.$/
const OFFICE_OF_UTRECHT = '019ab000-0000-7000-8001-000000000344'

let folder: string
const running: Program[] = []

beforeAll(async () => {
  folder = mkdtempSync('/tmp/slagvaardig-serve-')
  chmodSync(folder, 0o711)
  await program({}, ['build']).ended
})

afterEach(async () => {
  await Promise.all(running.splice(0).map((started) => stopped(started, 'SIGKILL')))
  await vi.waitUntil(() => processesOn(folder).length === 0, { timeout: 10_000 })
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** A site on the data that the first test made. */
function site(environment: Record<string, string> = {}, root?: string): Program {
  const started = program({ DATA_DIR: join(folder, 'data'), ...environment }, ['serve'], root)
  running.push(started)
  return started
}

/** Signs in as this demo person and gives the cookie. */
async function signedIn(address: string, role: Parameters<typeof identityOf>[0]): Promise<string> {
  const { person, mandate } = identityOf(role)
  const body = new URLSearchParams({ hoe: 'demo', persoon: person ?? '', mandaat: mandate ?? '' })
  const answer = await fetch(`${address}/inloggen`, { method: 'POST', redirect: 'manual', headers: { origin: address }, body })
  return answer.headers.getSetCookie().find((cookie) => cookie.startsWith('slagvaardig='))?.split(';')[0] ?? ''
}

/** Plans a public action with this title, as the coalition office would. */
async function plan(address: string, title: string): Promise<void> {
  const action = { priority: await firstPriority(address), owner: OFFICE_OF_UTRECHT, title, what: 'Een proef van het starten.', confidentiality: 'public' }
  const headers = { cookie: await signedIn(address, 'coalition-office'), 'content-type': 'application/json' }
  const answer = await fetch(`${address}/api/v1/acties`, { method: 'POST', headers, body: JSON.stringify(action) })
  expect(await answer.text()).toContain('"action":')
}

async function firstPriority(address: string): Promise<string> {
  const page = await (await fetch(`${address}/agenda`)).text()
  return /href="\/agenda\/([a-z-]+)"/.exec(page)?.[1] ?? ''
}

const agendaOf = async (address: string): Promise<string> => (await fetch(`${address}/agenda/${await firstPriority(address)}`)).text()

describe('the site on its own database', () => {
  test('says from the first second what it does, then its address; the second time only its address', async () => {
    const first = site()
    await first.address
    expect(first.out).toEqual([
      'De database wordt aangemaakt…', 'De tabellen worden gemaakt…', 'Eerste start: de gegevens worden ingelezen…',
      '  gebieden', '  partners', '  cijfers', '  strategie', '  acties', '  meldingen', '  oordelen', expect.stringMatching(READY),
    ])
    expect(await stopped(first)).toMatchObject({ code: 0, err: [] })
    const second = site()
    expect((await fetch(await second.address)).status).toBe(200)
    expect(second.out).toEqual([expect.stringMatching(READY)])
    expect(await stopped(second)).toMatchObject({ code: 0, err: [] })
    expect(processesOn(folder)).toEqual([])
  }, 90_000)

  test('is refused to a second program on the same data', async () => {
    await site().address
    const second = await site().ended
    expect(second).toEqual({ code: 1, out: [], err: [expect.stringContaining('Er draait al een Slagvaardig op deze gegevensmap')] })
  })

  test('keeps what was written, when it is killed; nothing runs on, and the next start is a start like any other', async () => {
    const killed = site()
    await plan(await killed.address, 'Overleeft een harde stop')
    await stopped(killed, 'SIGKILL')
    await expect.poll(() => processesOn(folder), { timeout: 5000 }).toEqual([])
    const next = site()
    expect(await agendaOf(await next.address)).toContain('Overleeft een harde stop')
    expect(next.out).toEqual([expect.stringMatching(READY)])
  })

  test('ends in order when only the npm that started it is killed', async () => {
    const npm = spawn('npm', ['start'], { cwd: ROOT, env: { ...process.env, PORT: '0', DATA_DIR: join(folder, 'data') }, stdio: ['ignore', 'pipe', 'ignore'] })
    await vi.waitUntil(async () => String((await once(npm.stdout, 'data') as [Buffer])[0]).includes('staat klaar'), { timeout: 20_000 })
    npm.kill('SIGKILL')
    await expect.poll(() => processesOn(folder), { timeout: 10_000 }).toEqual([])
    expect(readFileSync(join(folder, 'data/postgres.log'), 'utf8').trim().split('\n').at(-1)).toContain('database system is shut down')
  })

  test('ends with a sentence when its database ends', async () => {
    const orphaned = site()
    await orphaned.address
    process.kill(Number(readFileSync(join(folder, 'data/postgres/postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT')
    const { code, err } = await orphaned.ended
    expect(code).toBe(1)
    expect(err.filter((line) => line.startsWith('Slagvaardig'))).toEqual([expect.stringMatching(/de database is onverwacht gestopt.* Start opnieuw/)])
  })

  test('takes in figures beside itself, and shows them at once', async () => {
    const address = await site().address
    expect(await (await fetch(`${address}/cijfers`)).text()).not.toContain(IDENTIFIER)
    const imported = await inFolder(v3Folder(EXAMPLE), (delivery) => program({ DATA_DIR: join(folder, 'data') }, ['import', delivery]).ended)
    expect(imported.out.join('\n')).toContain('Ingelezen: ')
    expect(imported.code).toBe(0)
    await expect.poll(async () => (await fetch(`${address}/cijfers`)).text()).toContain(IDENTIFIER)
  })

  test.for(['SIGTERM', 'SIGINT'] as const)('lets a request finish when it gets %s, and takes no new one', async (signal) => {
    const stopping = site()
    const address = await stopping.address
    const slow = await halfARequest(address)
    const ended = stopped(stopping, signal)
    await expect.poll(() => fetch(address).then(() => 'open', () => 'closed'), { timeout: 4000 }).toBe('closed')
    slow.write('aat=x')
    const [answer] = await once(slow, 'data') as [Buffer]
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 400 /)
    slow.end()
    expect(await ended).toMatchObject({ code: 0, err: [] })
    expect(processesOn(folder)).toEqual([])
  })

  test('ends at once at a second Ctrl+C, but not for the echo of the first', async () => {
    const stopping = site()
    await halfARequest(await stopping.address)
    stopping.process.kill('SIGINT')
    stopping.process.kill('SIGINT')
    await sleep(1000)
    expect(stopping.process.exitCode).toBeNull()
    const { code, took } = await stopped(stopping, 'SIGINT')
    expect(code).toBe(130)
    expect(took).toBeLessThan(1000)
    await expect.poll(() => processesOn(folder), { timeout: 5000 }).toEqual([])
  })
})

/** A form that is under way: the server has the first part of it and waits for the rest. */
async function halfARequest(address: string): Promise<ReturnType<typeof connectTo>> {
  const { host, port } = new URL(address)
  const socket = connectTo(Number(port), '127.0.0.1')
  socket.on('error', () => {})
  socket.write(`POST /inloggen HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${address}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 19\r\n\r\npersoon=niemand&mand`.slice(0, -6))
  await once(socket, 'connect')
  await sleep(200)
  return socket
}

test('a first start that failed halfway is finished by the next', async () => {
  const project = projectWithout(join(folder, 'project'), /^$/)
  const seed = join(project, 'seed/demo/people.json')
  const whole = readFileSync(seed, 'utf8')
  writeFileSync(seed, whole.slice(0, -100))
  const broken = await site({ DATA_DIR: join(folder, 'half') }, project).ended
  expect(broken).toMatchObject({ code: 1, err: [expect.stringContaining('een onverwachte fout'), ...Array<unknown>(broken.err.length - 1).fill(expect.any(String))] })
  expect(processesOn(folder)).toEqual([])
  writeFileSync(seed, whole)
  const finished = site({ DATA_DIR: join(folder, 'half') }, project)
  const page = await fetch(`${await finished.address}/inloggen`)
  expect(await page.text()).toContain('Kees Kantoor')
}, 90_000)

describe('on a server that others may use too', () => {
  let admin: OwnerSql
  const made: string[] = []

  beforeAll(() => { admin = connect(inject('server'), { max: 1, name: 'tests' }) })
  afterAll(async () => {
    for (const name of made) await admin.unsafe(`drop database ${name} with (force)`)
    await admin.end()
  })

  async function emptyDatabase(): Promise<Record<string, string>> {
    const name = `serve_${newId().replaceAll('-', '')}`
    await admin.unsafe(`create database ${name}`)
    made.push(name)
    return { DATABASE_URL: addressOf(inDatabase(inject('server'), name)) }
  }

  test('two programs that start together on an empty database both stand, and what changes in one is seen in the other', async () => {
    const empty = await emptyDatabase()
    const [one, other] = await Promise.all([site(empty).address, site(empty).address])
    expect(await agendaOf(other)).not.toContain('Gezien bij de buren')
    await plan(one, 'Gezien bij de buren')
    await expect.poll(() => agendaOf(other), { timeout: 2000 }).toContain('Gezien bij de buren')
  }, 90_000)

  test('days are those of the region, whatever the setting of the server', async () => {
    expect(await admin`select current_setting('TimeZone') as zone, '2026-06-30T22:30:00Z'::timestamptz::date as day`).toEqual([{ zone: 'Europe/Amsterdam', day: '2026-07-01' }])
  })

  test('in production nothing is there that is invented, and nobody can sign in by a click', async () => {
    const address = await site({ ...await emptyDatabase(), INSTALLATION: 'production' }).address
    const home = await (await fetch(address)).text()
    expect(home).not.toMatch(/Proef\.|verzonnen/)
    expect(home).toContain('Midden-Nederland')
    expect(await (await fetch(`${address}/agenda`)).text()).not.toMatch(/verzonnen/)
    expect(await (await fetch(`${address}/api/v1/acties`)).json()).toEqual({ actions: [] })
    expect(await (await fetch(`${address}/inloggen`)).text()).not.toMatch(/Bea Bestuurder|verzonnen|value="demo"/)
    expect(await signedIn(address, 'administrator')).toBe('')
  }, 90_000)
})
