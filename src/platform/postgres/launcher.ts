// Starts and stops the PostgreSQL that came with npm: on a unix socket only, and never outliving the program that started it.
import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { folderOf, type Home, prepareHome, putInPlace, type RunAs, unwritable } from './postgres-home.ts'
import { alreadyRunning, readPostmaster, waitUntilFree } from './postmaster.ts'
import { StartFailure } from '../start-failure.ts'

/** How postgres.js reaches the server: `host` is the folder of its socket. */
export type PostgresOptions = { host: string; port: number; database: string; username: string; appUser: string }

export type LaunchedPostgres = {
  options: PostgresOptions
  /** Ends all connections and the server; resolves when its last process is gone. May be called twice. */
  stop: () => Promise<void>
  /** Resolves when the server has ended, asked or not. */
  ended: Promise<void>
}

export type Launch = {
  dataDir: string
  /** Gets one Dutch line for each thing that takes a while. */
  log: (line: string) => void
  /** PostgreSQL settings on top of ours; `{ fsync: 'off' }` only for data that may be lost, as in tests. */
  settings?: Record<string, string>
  /** Folder with bin/, lib/ and share/ of PostgreSQL, instead of the npm package for this platform. */
  binaries?: string
}

const MAJOR = '18'
const PORT = 5432
// Linux keeps 108 bytes for the path of a socket, the closing zero included.
const LONGEST_SOCKET_PATH = 107
const LARGEST_LOG = 1_000_000
const SETTINGS = {
  listen_addresses: '',
  shared_buffers: '128MB',
  // One server without copies elsewhere: no more log than recovery needs.
  wal_level: 'minimal',
  max_wal_senders: '0',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] ',
  // Without the details, because those quote rows.
  log_error_verbosity: 'terse',
}
// Tells the number of PostgreSQL's process, and ends it when our end of the pipe closes: on purpose, or because we were killed.
const WRAPPER = `exec 3<&0
"$@" </dev/null >&2 3<&- & server=$!
echo $server
trap 'kill -INT $server' TERM INT
( read -r nothing <&3 >&2; kill -INT $server 2>/dev/null ) & watch=$!
exec 3<&-
wait $server; result=$?
kill $watch 2>/dev/null
exit $result`
/** The shell that runs it: we write nothing to it, it writes the server's process number. */
type Shell = ChildProcessByStdio<Writable, Readable, null>

/**
 * Starts the embedded PostgreSQL on `dataDir`, creating its cluster at the first start, and waits until it answers.
 * An instance that is still stopping (because its program was killed) is waited for.
 * @throws {StartFailure} when another instance runs there, the folder is unusable, of another PostgreSQL version, or the binaries are missing.
 */
export async function launchPostgres({ dataDir, log, settings = {}, binaries }: Launch): Promise<LaunchedPostgres> {
  const home = prepareHome(dataDir, binaries, log)
  await waitUntilFree(home.cluster)
  if (!existsSync(home.cluster)) createCluster(home, settings['fsync'] === 'off', log)
  refuseOtherVersion(home.cluster)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start(home, { ...SETTINGS, ...settings }, log)
    } catch (error) {
      // The processes of a server that was itself killed go a moment after it; and one that starts beside us has its lock file
      // for a moment before it writes in it.
      const passing = error instanceof StartFailure && /pre-existing shared memory block|lock file "postmaster.pid" is empty/.test(`${error.message} ${String(error.cause)}`)
      if (!passing || attempt === 40) throw error
      await sleep(250)
    }
  }
}

/**
 * The way to the PostgreSQL that another process of ours already runs on `dataDir`; undefined when none does.
 * @throws {StartFailure} when the data belong to another user.
 */
export function connectToRunning(dataDir: string): PostgresOptions | undefined {
  const running = readPostmaster(join(folderOf(dataDir), 'postgres'))
  return running?.status === 'ready' ? optionsFor(running.sockets) : undefined
}

function optionsFor(sockets: string): PostgresOptions {
  return { host: sockets, port: PORT, database: 'postgres', username: 'postgres', appUser: 'slagvaardig_app' }
}

function refuseOtherVersion(cluster: string): void {
  const file = join(cluster, 'PG_VERSION')
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
  if (version === MAJOR) return
  throw new StartFailure(
    version
      ? `De gegevens in ${cluster} zijn van PostgreSQL ${version}; deze Slagvaardig heeft PostgreSQL ${MAJOR}. Kies met DATA_DIR een andere map, of zet de gegevens eerst over.`
      : `In ${cluster} staat geen database van PostgreSQL. Kies met DATA_DIR een andere map.`,
  )
}

// Made under another name and then renamed: a cluster that exists is complete.
function createCluster(home: Home, quick: boolean, log: Launch['log']): void {
  log('De database wordt aangemaakt…')
  for (const name of readdirSync(home.folder)) {
    const maker = /^postgres\.new-(\d+)$/.exec(name)?.[1]
    if (maker && (Number(maker) === process.pid || !existsSync(`/proc/${maker}`))) rmSync(join(home.folder, name), { recursive: true, force: true })
  }
  const fresh = join(home.folder, `postgres.new-${process.pid}`)
  makePrivateFolder(home.runAs, () => (mkdirSync(fresh), fresh))
  const args = [
    '-D', fresh, '-U', 'postgres', '--auth-local=trust', '--auth-host=reject', '-E', 'UTF8', '--no-instructions',
    // PostgreSQL's own Unicode rules, so that the machine's locales and their versions do not matter.
    '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', ...(quick ? ['--no-sync'] : []),
  ]
  const made = spawnSync(join(home.native, 'bin/initdb'), args, { ...surroundings(home), encoding: 'utf8' })
  if (made.status !== 0) {
    rmSync(fresh, { recursive: true, force: true })
    throw explain(home, made.stderr ?? String(made.error))
  }
  putInPlace(fresh, home.cluster)
}

function makePrivateFolder({ uid, gid }: RunAs, make: () => string): string {
  const folder = make()
  chmodSync(folder, 0o700)
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid)
  return folder
}

// Nothing of our own environment: what PostgreSQL does must not hang on who starts us. Messages in English, since we read them.
function surroundings({ native, runAs }: Home): { uid?: number; gid?: number; cwd: string; env: Record<string, string> } {
  return { ...runAs, cwd: '/', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'Europe/Amsterdam', LD_LIBRARY_PATH: join(native, 'lib') } }
}

async function start(home: Home, settings: Record<string, string>, log: Launch['log']): Promise<LaunchedPostgres> {
  const sockets = socketFolder(home)
  const flags = Object.entries({ ...settings, unix_socket_directories: sockets }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const file = logFile(home.folder)
  const before = existsSync(file) ? statSync(file).size : 0
  const output = openSync(file, 'a', 0o600)
  // Detached, so that Ctrl+C reaches only us and we can finish what is under way before the database stops.
  const child = spawn('/bin/sh', ['-c', WRAPPER, 'sh', join(home.native, 'bin/postgres'), '-D', home.cluster, ...flags], {
    ...surroundings(home), detached: true, stdio: ['pipe', 'pipe', output],
  }) as Shell
  closeSync(output)
  child.stdin.on('error', () => {})
  const ended = new Promise<void>((resolve) => {
    const cleanUp = (): void => {
      child.stdin.destroy()
      if (sockets !== home.cluster) rmSync(sockets, { recursive: true, force: true })
      resolve()
    }
    child.once('error', cleanUp).once('exit', cleanUp)
  })
  if (!await isReady(child, home.cluster, log)) throw explain(home, readFileSync(file).subarray(before).toString())
  const stop = (): Promise<void> => {
    child.stdin.end()
    return ended
  }
  return { options: optionsFor(sockets), stop, ended }
}

// False when it ended instead. Only the lock file with our own server's number in it counts: another may be starting too.
async function isReady(child: Shell, cluster: string, log: Launch['log']): Promise<boolean> {
  let server = ''
  child.stdout.on('data', (chunk: Buffer) => { server += chunk.toString() })
  for (let waited = 0; child.exitCode === null && child.signalCode === null && child.pid !== undefined; waited += 10) {
    const postmaster = readPostmaster(cluster)
    if (postmaster?.pid === Number(server) && postmaster.status === 'ready') return true
    if (waited === 3000) log('De database herstelt zich van een onverwachte stop. Dat kan even duren…')
    await sleep(10)
  }
  return false
}

// The cluster's own folder when the path is short enough (and free of the signs that PostgreSQL splits a list on).
function socketFolder({ cluster, runAs }: Home): string {
  const path = join(cluster, `.s.PGSQL.${PORT}`)
  if (Buffer.byteLength(path) <= LONGEST_SOCKET_PATH && !/[,"]/.test(path)) return cluster
  return makePrivateFolder(runAs, () => mkdtempSync('/tmp/slagvaardig-'))
}

function logFile(folder: string): string {
  const file = join(folder, 'postgres.log')
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG) renameSync(file, `${file}.1`)
  return file
}

function explain(home: Home, output: string): StartFailure {
  if (/lock file "postmaster.pid" already exists/.test(output)) return alreadyRunning(home.cluster)
  if (/No space left on device/.test(output)) return new StartFailure('De database start niet: de schijf is vol.', { cause: output })
  if (/Permission denied|Read-only file system/.test(output)) return unwritable(home.folder, output)
  if (/could not look up effective user ID/.test(output)) {
    return new StartFailure('PostgreSQL kan niet draaien voor een gebruiker zonder naam. Zet de gebruiker in /etc/passwd, of gebruik een eigen PostgreSQL met DATABASE_URL.', { cause: output })
  }
  const reason = output.split('\n').filter((line) => /FATAL|PANIC|error/i.test(line)).at(-1) ?? output.trim().split('\n').at(-1)
  return new StartFailure(`De database start niet: ${reason || 'PostgreSQL gaf geen reden'} (zie ${join(home.folder, 'postgres.log')}).`, { cause: output })
}
