// Opens what a delivery is made of: a file, the files in a folder, the entries of a zip; unpacked, as streams of bytes.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { DeliveryFault } from './report.ts'
import { MOST_UNPACKED, tooMuchUnpacked, zipEntries } from './zip.ts'

/** One readable part; `size` is the number of bytes as stored. A chunk may be overwritten when the next is asked for. */
export type Source = { name: string; size: number; open: () => AsyncIterable<Buffer> }

const CHUNK = 1 << 20

/** The parts of a local file or folder, folders inside not included. @throws DeliveryFault when it is not there or cannot be unpacked. */
export async function localSources(path: string): Promise<Source[]> {
  const about = await stat(path).catch(() => null)
  if (!about) throw new DeliveryFault('not-readable', { value: `${basename(path)} is er niet` })
  if (!about.isDirectory()) return unpacked(path, about.size)
  const files = await readdir(path, { withFileTypes: true })
  const names = files.filter((file) => file.isFile() && !file.name.startsWith('.')).map((file) => file.name)
  names.sort((a, b) => a.localeCompare(b, 'nl', { numeric: true }))
  const found = await Promise.all(names.map(async (name) => unpacked(join(path, name), (await stat(join(path, name))).size)))
  return found.flat()
}

async function unpacked(path: string, size: number): Promise<Source[]> {
  const start = await firstBytes(path)
  const name = basename(path)
  if (start[0] === 0x50 && start[1] === 0x4b) return zipEntries(path)
  if (start[0] === 0x1f && start[1] === 0x8b) return [{ name: name.replace(/\.gz$/i, ''), size, open: () => gunzipped(path) }]
  return [{ name, size, open: () => fileBytes(path) }]
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

// One buffer for the whole file: a reader takes what it needs before it asks for more.
async function* fileBytes(path: string): AsyncGenerator<Buffer> {
  const file = await open(path)
  const buffer = Buffer.alloc(CHUNK)
  try {
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

/** The bytes of a gzip file. @throws DeliveryFault when it is damaged, or unpacks to more than `most` bytes. */
export async function* gunzipped(path: string, most = MOST_UNPACKED): AsyncGenerator<Buffer> {
  let unpackedBytes = 0
  const gunzip = createGunzip({ chunkSize: CHUNK })
  const failed = pipeline(createReadStream(path, { highWaterMark: CHUNK }), gunzip).catch((error: unknown) => error)
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      unpackedBytes += chunk.length
      if (unpackedBytes > most) throw tooMuchUnpacked(basename(path))
      yield chunk
    }
  } catch (error) {
    throw packedFault(error)
  } finally {
    gunzip.destroy()
    await failed
  }
}

/** What an unpacking error means: zlib says Z_BUF_ERROR when the bytes end early. */
export function packedFault(error: unknown): unknown {
  if (error instanceof DeliveryFault || !(error instanceof Error)) return error
  const code = 'code' in error ? String(error.code) : ''
  if (code === 'Z_BUF_ERROR') return new DeliveryFault('truncated')
  return code.startsWith('Z_') ? new DeliveryFault('damaged', { value: 'uitpakken lukt niet' }) : error
}

/** The first bytes of a part (unpacked), enough to see what it is. */
export async function headOf(source: Source, length = 256 << 10): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of source.open()) {
    chunks.push(Buffer.from(chunk))
    size += chunk.length
    if (size >= length) break
  }
  return Buffer.concat(chunks).subarray(0, length)
}

/** SHA-256 of a local file as it is stored, or of the files of a folder one after another in order of name. */
export async function checksumOf(path: string): Promise<string> {
  const about = await stat(path)
  const names = about.isDirectory() ? (await readdir(path, { withFileTypes: true })).filter((file) => file.isFile()).map((file) => file.name).sort() : ['']
  const hash = createHash('sha256')
  for (const name of names) {
    for await (const chunk of fileBytes(join(path, name))) hash.update(chunk)
  }
  return hash.digest('hex')
}
