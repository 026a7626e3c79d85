// The installation's own secret, kept outside the database: from it every key is derived, each for one purpose.
import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { StartFailure } from './start-failure.ts'

const LENGTH = 32

let secret: Uint8Array | undefined
const pseudonymKeys = new Map<string, Buffer>()

/**
 * Reads the secret from its file (32 bytes, only for its owner), or makes it there at the first start.
 * A copy of the database alone is then worth nothing to who wants to read second factors or trace a pseudonym.
 * @throws {StartFailure} when it cannot be read or made, or others may read it.
 */
export function openSecret(path: string): void {
  useSecret(readSecret(path) ?? makeSecret(path))
}

/** Puts a secret in use: what a start read from its file, or what a test made up. */
export function useSecret(bytes: Uint8Array): void {
  secret = bytes
  pseudonymKeys.clear()
}

/** The key for one purpose, 32 bytes (HKDF-SHA-256, RFC 5869): knowing it says nothing of the others. */
export function keyFor(purpose: string): Buffer {
  if (!secret) throw new Error('the installation’s secret was not opened')
  return Buffer.from(hkdfSync('sha256', secret, '', `slagvaardig/${purpose}`, LENGTH))
}

/** What a database keeps of the secret that belongs to it, to notice another one: it says nothing of the secret itself. */
export const secretCheck = (): string => keyFor('check').toString('hex')

/** The name under which a person stands in the processing record of a coalition: the same each time, and traced back only with the key. */
export function pseudonymOf(coalition: string, subject: string): string {
  const key = pseudonymKeys.get(coalition) ?? keyFor(`pseudonym/${coalition}`)
  pseudonymKeys.set(coalition, key)
  return createHmac('sha256', key).update(subject).digest('base64url')
}

function readSecret(path: string): Uint8Array | undefined {
  try {
    const bytes = readFileSync(path)
    if (bytes.length !== LENGTH) throw new StartFailure(`Het geheim van deze installatie (${path}) is beschadigd: het moet ${LENGTH} bytes zijn. Zet het terug uit een reservekopie.`)
    if ((statSync(path).mode & 0o077) !== 0) throw new StartFailure(`Anderen kunnen het geheim van deze installatie lezen. Maak dat dicht: chmod 600 ${path}`)
    return bytes
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    if (error instanceof StartFailure) throw error
    throw new StartFailure(`Het geheim van deze installatie (${path}) is niet te lezen.`, { cause: error })
  }
}

function makeSecret(path: string): Uint8Array {
  try {
    const bytes = randomBytes(LENGTH)
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(path, bytes, { mode: 0o600, flag: 'wx' })
    chmodSync(path, 0o600)
    return bytes
  } catch (error) {
    throw new StartFailure(`Het geheim van deze installatie (${path}) is niet te maken.`, { cause: error })
  }
}
