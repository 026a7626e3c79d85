// Tells which server runs on a folder of data, from the lock file that PostgreSQL keeps there.
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ofAnotherUser } from './postgres-home.ts'
import { StartFailure } from '../start-failure.ts'

export type Postmaster = { pid: number; sockets: string; status: string }

/**
 * The server that now runs on `cluster` (a PostgreSQL data directory); undefined when none does. It stands in PostgreSQL's own lock
 * file, a line each: process, data folder, start time, port, socket folder, address, memory key, status.
 * @throws {StartFailure} when the data belong to another user.
 */
export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const [pid = '', , , , sockets = '', , , status = ''] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    if (isPostgresOn(cluster, Number(pid))) return { pid: Number(pid), sockets, status: status.trim() }
    return undefined
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') throw ofAnotherUser(cluster)
    return undefined
  }
}

// A server whose folder we cannot see counts as ours: refusing a start is safe, two servers on the same data are not.
function isPostgresOn(cluster: string, pid: number): boolean {
  const command = commandOf(pid)
  const folder = command[command.indexOf('-D') + 1]
  if (!command[0]?.endsWith('postgres') || !folder) return false
  try {
    const [theirs, ours] = [statSync(folder), statSync(cluster)]
    return theirs.dev === ours.dev && theirs.ino === ours.ino
  } catch {
    return true
  }
}

function commandOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return []
  }
}

/**
 * Waits for a server whose program was killed and that is still stopping.
 * @throws {StartFailure} when the server on `cluster` is in use.
 */
export async function waitUntilFree(cluster: string): Promise<void> {
  const began = Date.now()
  for (let other = readPostmaster(cluster); other; other = readPostmaster(cluster)) {
    // An orphan gets its order to stop at once and then says so; what is not stopping after this is in use.
    const patience = other.status === 'stopping' ? 60_000 : 1500
    if (Date.now() - began > patience) throw alreadyRunning(cluster, other.pid)
    await sleep(20)
  }
  dropReusedLock(cluster)
}

// PostgreSQL itself clears a lock whose process is gone, after looking for processes that it left. But after a restart of the
// machine the number may belong to quite another program, and then PostgreSQL would refuse for ever.
function dropReusedLock(cluster: string): void {
  const lock = join(cluster, 'postmaster.pid')
  if (!existsSync(lock)) return
  const pid = Number(readFileSync(lock, 'utf8').split('\n')[0])
  if (existsSync(`/proc/${pid}`) && !isPostgresOn(cluster, pid)) rmSync(lock)
}

export function alreadyRunning(cluster: string, pid?: number): StartFailure {
  const process = pid ? `, proces ${pid}` : ''
  return new StartFailure(`Er draait al een Slagvaardig op deze gegevensmap (${dirname(cluster)}${process}). Stop die eerst, of kies met DATA_DIR een andere map.`)
}
