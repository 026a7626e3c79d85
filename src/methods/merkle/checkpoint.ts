// Checkpoints (C2SP tlog-checkpoint): a note in which a log signs its size and root; and what witnesses say of one (C2SP tlog-cosignature).
import { ed25519 } from '@noble/curves/ed25519.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { type Hash, HASH_LENGTH } from './hash.ts'
import { base64Of, bytesOf, isOf, type Note, readNote, sign, type Signature, type SignerKey, type VerifierKey, verifyBytes, writeNote } from './note.ts'

/** `origin` names the log; `root` is that of its first `size` entries. */
export type Checkpoint = { origin: string; size: number; root: Hash }

/** Signs a checkpoint as the log itself does: the note as text. */
export function signCheckpoint(key: SignerKey, { size, root }: Omit<Checkpoint, 'origin'>): string {
  const text = `${key.name}\n${size}\n${base64Of(root)}\n`
  return writeNote({ text, signatures: [sign(key, text)] })
}

/** Reads a checkpoint without trusting it, or gives undefined when it is none. */
export function readCheckpoint(note: string): (Checkpoint & { note: Note }) | undefined {
  const read = readNote(note)
  const [origin, size, hash] = read?.text.split('\n') ?? []
  const root = hash && bytesOf(hash)
  if (!read || !origin || !size || !/^(?:0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size)) || !root || root.length !== HASH_LENGTH) return undefined
  return { origin, size: Number(size), root, note: read }
}

/** What a witness signs: that at this moment this was the largest tree of the log that it saw, and that it held all earlier ones. */
const statement = (text: string, seconds: number): string => `cosignature/v1\ntime ${seconds}\n${text}`

/** A witness's signature on the text of a checkpoint, with a key of type 4. `at` counts to the second. */
export function cosign({ seed, name, id }: SignerKey, text: string, at: Date): Signature {
  const seconds = Math.floor(at.getTime() / 1000)
  const time = new Uint8Array(8)
  new DataView(time.buffer).setBigUint64(0, BigInt(seconds))
  return { name, id, bytes: concatBytes(time, ed25519.sign(utf8ToBytes(statement(text, seconds)), seed)) }
}

/** When this witness signed the checkpoint, or undefined when it did not, or when a signature in its name is false. */
export function cosignedAt(note: Note, witness: VerifierKey): Date | undefined {
  const own = note.signatures.filter((signature) => isOf(signature, witness)).map(({ bytes }) => momentOf(bytes, note.text, witness))
  return own.includes(undefined) ? undefined : own[0]
}

function momentOf(bytes: Uint8Array, text: string, witness: VerifierKey): Date | undefined {
  if (witness.type !== 4 || bytes.length !== 72) return undefined
  const seconds = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0))
  const moment = new Date(seconds * 1000)
  return !Number.isNaN(moment.getTime()) && verifyBytes(bytes.slice(8), statement(text, seconds), witness) ? moment : undefined
}
