// The hashes of an RFC 6962/9162 Merkle tree: leaves and nodes begin differently, so that neither passes for the other.
// @noble/hashes, and not node:crypto: the verifier in the browser must run these very lines, and a browser hashes only asynchronously.
import { sha256 } from '@noble/hashes/sha2.js'

/** 32 bytes. */
export type Hash = Uint8Array

export const HASH_LENGTH = 32

/** The root of a tree without leaves. */
export const EMPTY_ROOT: Hash = sha256(new Uint8Array())

/** Of the bytes of one entry: SHA-256(0x00 ‖ entry). */
export function leafHash(entry: Uint8Array): Hash {
  return sha256.create().update(LEAF).update(entry).digest()
}

/** Of two neighbours: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Hash, right: Hash): Hash {
  const bytes = new Uint8Array(1 + 2 * HASH_LENGTH)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, 1 + HASH_LENGTH)
  return sha256(bytes)
}

const LEAF = new Uint8Array([0])

/** True when both are the same bytes. Hashes are public: this takes no care to be constant in time. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
