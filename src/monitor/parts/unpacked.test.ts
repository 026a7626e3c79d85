// Proves that a small file which unpacks to more than any table is refused before it fills the disk.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { zipOf } from '../../../tests/deliveries.ts'
import { gunzipped } from './source.ts'
import { zipEntries } from './zip.ts'

const folder = mkdtempSync('/tmp/slagvaardig-unpacked-')
afterAll(() => { rmSync(folder, { recursive: true }) })

const kept = (name: string, bytes: Buffer): string => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}

async function lengthOf(parts: AsyncIterable<Buffer>): Promise<number> {
  let length = 0
  for await (const part of parts) length += part.length
  return length
}

it('a zip is refused by what its entries say together, before one is unpacked', async () => {
  const path = kept('x.zip', zipOf({ 'a.csv': 'x'.repeat(600), 'b.csv': 'x'.repeat(600) }))
  await expect(zipEntries(path, 1199)).rejects.toMatchObject({ code: 'damaged' })
  expect(await zipEntries(path, 1200)).toHaveLength(2)
})

it('a zip that says less than it holds is not read past what it says', async () => {
  const bytes = zipOf({ 'a.csv': 'x'.repeat(600) })
  bytes.writeUInt32LE(10, bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24)
  const [lying] = await zipEntries(kept('y.zip', bytes), 1000)
  await expect(lengthOf(lying!.open())).rejects.toMatchObject({ code: 'damaged' })
})

it('a gz is read up to the bound, and no further', async () => {
  const path = kept('x.gz', gzipSync('x'.repeat(5_000_000)))
  expect(await lengthOf(gunzipped(path, 5_000_000))).toBe(5_000_000)
  await expect(lengthOf(gunzipped(path, 4_999_999))).rejects.toMatchObject({ code: 'damaged' })
})
