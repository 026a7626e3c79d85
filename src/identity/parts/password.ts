// Passwords: argon2id with a key outside the database, and a comparison that takes as long for who does not exist.
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { keyFor } from '../../platform/keys.ts'
import { normalPassword } from '../rules.ts'

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane.
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }
const SALT = 16
const run = promisify(argon2)

const derive = async (password: string, nonce: Uint8Array, cost: typeof COST): Promise<Buffer> =>
  run('argon2id', { message: normalPassword(password), nonce, secret: keyFor('identity/password'), ...cost })

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replaceAll('=', '')

/** The hash of a password in PHC form: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT)
  const hash = await derive(password, salt, COST)
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(salt)}$${base64(hash)}`
}

// Of no password: only its cost counts.
const DUMMY = `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${base64(Buffer.alloc(SALT))}$${base64(Buffer.alloc(COST.tagLength))}`

/** Whether this is the password behind the hash. Without a hash it is not, and finding that out takes as long. */
export async function isPassword(password: string, hash: string | null | undefined): Promise<boolean> {
  const [, memory, passes, parallelism, salt = '', expected = ''] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash ?? DUMMY) ?? []
  const wanted = Buffer.from(expected, 'base64')
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism), tagLength: wanted.length }
  const found = await derive(password, Buffer.from(salt, 'base64'), cost)
  return timingSafeEqual(found, wanted) && Boolean(hash)
}
