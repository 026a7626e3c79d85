// Compares a generated contract with the one that is kept, or writes it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { ROOT } from '../src/platform/root.ts'

/** With CONTRACTS=write the text becomes the contract; otherwise the contract must be this text already. */
export function holdContract(path: string, text: string): void {
  const place = join(ROOT, path)
  if (process.env['CONTRACTS'] === 'write') {
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, text)
  }
  const kept = existsSync(place) ? readFileSync(place, 'utf8') : ''
  expect(kept, `${path} is not what the code says; \`npm run contracts\` writes it anew`).toBe(text)
}
