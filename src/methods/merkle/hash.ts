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

// One place to put two hashes beside each other: a proof takes hundreds of these.
const node = new Uint8Array(1 + 2 * HASH_LENGTH).fill(1, 0, 1)

/** Of two neighbours: SHA-256(0x01 ‖ left ‖ right). @throws {RangeError} when one is not 32 bytes. */
export function nodeHash(left: Hash, right: Hash): Hash {
  if (left.length !== HASH_LENGTH || right.length !== HASH_LENGTH) throw new RangeError('a hash has 32 bytes')
  node.set(left, 1)
  node.set(right, 1 + HASH_LENGTH)
  return sha256(node)
}

/** The same of two neighbours that already stand one after the other: 64 bytes. */
export function pairHash(pair: Uint8Array): Hash {
  if (pair.length !== 2 * HASH_LENGTH) throw new RangeError('two hashes have 64 bytes')
  node.set(pair, 1)
  return sha256(node)
}

const LEAF = new Uint8Array([0])

/** True when both are the same bytes. Hashes are public: this takes no care to be constant in time. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
