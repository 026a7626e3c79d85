// The log as one file to take along: a first line with the checkpoint and the keys, then a line of JSON for each act, in the order of the tree.
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson, type Json } from '../../methods/merkle/canonical-json.ts'
import { type Hash, leafHash, sameBytes } from '../../methods/merkle/hash.ts'
import { type AccessDetail, commitmentOf } from './entry.ts'

const FORMAT = 'slagvaardig-log-1'

/** `checkpoint` is the newest, of as many lines as the file has; `witnessed` the newest that a witness signed. */
export type ExportHeader = { checkpoint: string; witnessed: string | null; log: string; witnesses: { name: string; key: string }[] }

export function headerLine({ checkpoint, witnessed, log, witnesses }: ExportHeader): string {
  return `${canonicalJson({ format: FORMAT, checkpoint, witnessed, log, witnesses: witnesses.map(({ name, key }) => ({ name, key })) })}\n`
}

/** The first line of an export, or undefined when it is none. */
export function readHeader(line: string): ExportHeader | undefined {
  const header = parsed(line)
  return header?.['format'] === FORMAT && typeof header['checkpoint'] === 'string' && typeof header['log'] === 'string' && Array.isArray(header['witnesses'])
    ? header as unknown as ExportHeader : undefined
}

/** One act from an export: its leaf in the tree, and whether its personal part is right, was erased, or is another than was promised. */
export type ReadLine = { leaf: Hash; part: 'right' | 'erased' | 'wrong' }

/** Reads a line as it was written. A line that cannot be read gives undefined. */
export function readLine(line: string): ReadLine | undefined {
  const { entry, detail } = parsed(line) as { entry?: { [name: string]: Json }; detail?: (AccessDetail & { salt: string }) | null } | undefined ?? {}
  if (typeof entry !== 'object') return undefined
  return { leaf: leafHash(utf8ToBytes(canonicalJson(entry))), part: detail ? promised(entry['commitment'], detail) : 'erased' }
}

function promised(commitment: Json | undefined, detail: AccessDetail & { salt: string }): 'right' | 'wrong' {
  try {
    return sameBytes(commitmentOf(hexToBytes(detail.salt), detail), hexToBytes(String(commitment))) ? 'right' : 'wrong'
  } catch {
    // A salt or a commitment that is no hex, or a part that misses a field.
    return 'wrong'
  }
}

function parsed(line: string): { [name: string]: Json } | undefined {
  try {
    const value = JSON.parse(line) as Json
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}
