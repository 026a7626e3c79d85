// Signed notes (C2SP signed-note): a text, an empty line, and a line for each signature; Ed25519 keys with a name.
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { sameBytes } from './hash.ts'

/** What a key signs: the text of a note (1), or a witness's statement about a checkpoint at a moment (4, C2SP tlog-cosignature). */
export type KeyType = 1 | 4

/** A key that notes are checked with, and who it belongs to. */
export type VerifierKey = { name: string; type: KeyType; publicKey: Uint8Array; id: Uint8Array }

/** A key that notes are signed with. `seed`: 32 secret bytes (RFC 8032). */
export type SignerKey = VerifierKey & { seed: Uint8Array }

/** One line under a note. `bytes` is what follows the key's id. */
export type Signature = { name: string; id: Uint8Array; bytes: Uint8Array }

export type Note = { text: string; signatures: Signature[] }

const NAME = /^[^\s+\p{Z}]+$/u
// A reader must accept 16 signatures; more than this many is no note of ours.
const MOST_SIGNATURES = 64

/** The key with this seed. @throws {TypeError} when the name has a space or a plus. */
export function signerKey(name: string, type: KeyType, seed: Uint8Array): SignerKey {
  return { ...keyWith(name, type, ed25519.getPublicKey(seed)), seed }
}

function keyWith(name: string, type: KeyType, publicKey: Uint8Array): VerifierKey {
  if (!NAME.test(name)) throw new TypeError('the name of a key has no spaces and no plus')
  return { name, type, publicKey, id: sha256(concatBytes(utf8ToBytes(`${name}\n`), new Uint8Array([type]), publicKey)).slice(0, 4) }
}

/** A key as one word to hand over: name+id+key, as Go's note package writes it. */
export function writeVerifierKey({ name, id, type, publicKey }: VerifierKey): string {
  return `${name}+${hexOf(id)}+${base64Of(concatBytes(new Uint8Array([type]), publicKey))}`
}

/** The key in such a word, or undefined when it is none, was mistyped, or signs in a way that we do not know. */
export function readVerifierKey(word: string): VerifierKey | undefined {
  const [, name, id, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(word.trim()) ?? []
  const bytes = encoded && bytesOf(encoded)
  if (!name || !bytes || bytes.length !== 33 || !NAME.test(name)) return undefined
  const type = bytes[0]
  if (type !== 1 && type !== 4) return undefined
  const key = keyWith(name, type, bytes.slice(1))
  return hexOf(key.id) === id ? key : undefined
}

/** Writes a note. @throws {TypeError} when the text does not end in a new line, or has other control characters. */
export function writeNote({ text, signatures }: Note): string {
  if (!text.endsWith('\n') || hasControls(text)) throw new TypeError('the text of a note ends in a new line and has no other control characters')
  return `${text}\n${signatures.map(signatureLine).join('')}`
}

export const signatureLine = ({ name, id, bytes }: Signature): string => `— ${name} ${base64Of(concatBytes(id, bytes))}\n`

const hasControls = (text: string): boolean => [...text].some((character) => character < ' ' && character !== '\n')

/** Reads a note without trusting it, or gives undefined when it is none. */
export function readNote(note: string): Note | undefined {
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || !note.endsWith('\n') || hasControls(note) || !note.isWellFormed()) return undefined
  const signatures = readSignatures(note.slice(end + 2))
  return signatures && signatures.length > 0 ? { text: note.slice(0, end + 1), signatures } : undefined
}

/** The signatures on lines of their own, or undefined when one of the lines is something else. */
export function readSignatures(lines: string): Signature[] | undefined {
  if (!lines.endsWith('\n')) return undefined
  const signatures = lines.slice(0, -1).split('\n').map(readSignature)
  return signatures.length <= MOST_SIGNATURES && signatures.every((signature) => signature !== undefined) ? signatures : undefined
}

function readSignature(line: string): Signature | undefined {
  const [, name, encoded] = /^— (\S+) (\S+)$/.exec(line) ?? []
  const bytes = encoded && bytesOf(encoded)
  if (!name || !NAME.test(name) || !bytes || bytes.length < 5) return undefined
  return { name, id: bytes.slice(0, 4), bytes: bytes.slice(4) }
}

/** Signs the text of a note with a key of type 1. */
export function sign({ seed, name, id }: SignerKey, text: string): Signature {
  return { name, id, bytes: ed25519.sign(utf8ToBytes(text), seed) }
}

/** Whether this signature says that it is of this key; not whether that is true. */
export const isOf = (signature: Signature, key: VerifierKey): boolean => signature.name === key.name && sameBytes(signature.id, key.id)

/** True when the note has a signature of this key (of type 1) over its text, and no false one. */
export function isSignedBy(note: Note, key: VerifierKey): boolean {
  const own = note.signatures.filter((signature) => isOf(signature, key))
  return key.type === 1 && own.length > 0 && own.every(({ bytes }) => verifyBytes(bytes, note.text, key))
}

/** Whether these 64 bytes are this key's signature of the message. */
export function verifyBytes(signature: Uint8Array, message: string, { publicKey }: VerifierKey): boolean {
  try {
    return ed25519.verify(signature, utf8ToBytes(message), publicKey)
  } catch {
    // Not 64 bytes, or no point of the curve.
    return false
  }
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Standard base64 (RFC 4648 §4), which Node and every browser have. */
export const base64Of = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes))

/** The bytes of standard base64, or undefined when it is not written in the one right way. */
export function bytesOf(base64: string): Uint8Array | undefined {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    return base64Of(bytes) === base64 ? bytes : undefined
  } catch {
    return undefined
  }
}
