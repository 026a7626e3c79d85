// Proves that the secret is made once, is refused when others may read it, and gives keys that say nothing of each other.
import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { keyFor, openSecret, pseudonymOf, secretCheck, useSecret } from './keys.ts'
import { StartFailure } from './start-failure.ts'

const fresh = (): string => join(mkdtempSync(join(tmpdir(), 'slagvaardig-secret-')), 'new', 'secret.key')

it('makes the secret at the first start, for its owner alone, and reads the same one at the next', () => {
  const path = fresh()
  openSecret(path)
  const first = keyFor('x')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  useSecret(new Uint8Array(32))
  openSecret(path)
  expect(keyFor('x')).toEqual(first)
})

it('gives another key for another purpose, and none of them is the secret', () => {
  const path = fresh()
  openSecret(path)
  const keys = [keyFor('a'), keyFor('b'), Buffer.from(secretCheck(), 'hex'), readFileSync(path)].map((key) => key.toString('hex'))
  expect(new Set(keys).size).toBe(4)
})

it('refuses a secret that others may read, or that is damaged', () => {
  const path = fresh()
  openSecret(path)
  chmodSync(path, 0o644)
  expect(() => { openSecret(path) }).toThrow(StartFailure)
  chmodSync(path, 0o600)
  writeFileSync(path, 'short')
  expect(() => { openSecret(path) }).toThrow(/beschadigd/)
})

it('gives one pseudonym per person and coalition, and another under another secret', () => {
  useSecret(new Uint8Array(32).fill(1))
  const first = pseudonymOf('c', 'p')
  expect(pseudonymOf('c', 'p')).toBe(first)
  expect(pseudonymOf('d', 'p')).not.toBe(first)
  useSecret(new Uint8Array(32).fill(2))
  expect(pseudonymOf('c', 'p')).not.toBe(first)
})
