// Opens the entries of a zip (a StatLine raw-data export) and checks each one's length and CRC while it is read.
import { basename } from 'node:path'
import { crc32 } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { DeliveryFault } from './report.ts'
import type { Source } from './source.ts'

// Ten times the largest table of CBS and the police. A few kilobytes can unpack to more than a disk holds.
export const MOST_UNPACKED = 4 * 1024 ** 3

export const tooMuchUnpacked = (name: string): DeliveryFault => new DeliveryFault('damaged', { file: name, value: 'uitgepakt is dit veel groter dan een tabel kan zijn' })

/** The files in a zip; each is opened on its own, so that a zip needs no more memory than one chunk. */
export async function zipEntries(path: string, most = MOST_UNPACKED): Promise<Source[]> {
  const sources: Source[] = []
  let unpacked = 0
  const zip = await opened(path)
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue
      unpacked += entry.uncompressedSize
      if (unpacked > most) throw tooMuchUnpacked(basename(path))
      sources.push({ name: basename(entry.fileName), size: entry.compressedSize, open: () => entryBytes(path, entry) })
    }
  } catch (error) {
    throw zipFault(error)
  } finally {
    zip.close()
  }
  return sources
}

async function opened(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path)
  } catch (error) {
    throw zipFault(error)
  }
}

// yauzl holds the bytes to the length that the entry names, and leaves the CRC to its caller.
async function* entryBytes(path: string, entry: Entry): AsyncGenerator<Buffer> {
  const zip = await opened(path)
  let check = 0
  try {
    const stream = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      check = crc32(chunk, check)
      yield chunk
    }
  } catch (error) {
    throw zipFault(error)
  } finally {
    zip.close()
  }
  if (check !== entry.crc32) throw new DeliveryFault('damaged', { file: basename(entry.fileName), value: 'de controlesom klopt niet' })
}

function zipFault(error: unknown): unknown {
  if (error instanceof DeliveryFault || !(error instanceof Error)) return error
  if (/end of central directory|unexpected EOF|unexpected end of file|not enough bytes/i.test(error.message)) return new DeliveryFault('truncated')
  return new DeliveryFault('damaged', { value: 'het zip-bestand is niet te openen' })
}
