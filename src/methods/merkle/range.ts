// Which hashes a root or a proof is made of: ranges of leaves, and the complete subtrees that such a range falls apart in.
// Sizes and indexes are counts below 2^53, so halving is division: bit operations in JavaScript stop at 32 bits.
import { EMPTY_ROOT, type Hash, nodeHash } from './hash.ts'

/** The leaves from `start` up to, not including, `end`. */
export type Range = { start: number; end: number }

/** The largest power of two below `size` (which is 2 or more): where RFC 6962 cuts a tree in two. */
function cut(size: number): number {
  const power = 2 ** Math.floor(Math.log2(size))
  return power < size ? power : power / 2
}

/** The ranges whose hashes prove that leaf `index` is in the tree of the first `size` leaves, nearest first (RFC 9162 §2.1.3.1). */
export function inclusionRanges(index: number, size: number, start = 0): Range[] {
  if (!(index >= 0 && index < size)) throw new RangeError(`a tree of ${size} leaves has no leaf ${index}`)
  if (size === 1) return []
  const left = cut(size)
  return index < left
    ? [...inclusionRanges(index, left, start), { start: start + left, end: start + size }]
    : [...inclusionRanges(index - left, size - left, start + left), { start, end: start + left }]
}

/** The ranges whose hashes prove that the tree of `size` leaves begins with the tree of `earlier` leaves (RFC 9162 §2.1.4.1). */
export function consistencyRanges(earlier: number, size: number): Range[] {
  if (!(earlier >= 1 && earlier <= size)) throw new RangeError(`${earlier} leaves are no beginning of ${size}`)
  return earlier === size ? [] : beginning(earlier, { start: 0, end: size }, true)
}

/** `whole`: the earlier root is the hash of this very range, so the verifier has it already. */
function beginning(earlier: number, { start, end }: Range, whole: boolean): Range[] {
  const size = end - start
  if (earlier === size) return whole ? [] : [{ start, end }]
  const left = cut(size)
  return earlier <= left
    ? [...beginning(earlier, { start, end: start + left }, whole), { start: start + left, end }]
    : [...beginning(earlier - left, { start: start + left, end }, false), { start, end: start + left }]
}

/** A complete subtree: the 2^level leaves from index × 2^level. */
export type Node = { level: number; index: number }

/** The complete subtrees that make up a range which is itself a subtree (its start a multiple of its size), left to right. */
export function nodesOf({ start, end }: Range): Node[] {
  const nodes: Node[] = []
  for (let at = start; at < end;) {
    const level = Math.floor(Math.log2(end - at))
    nodes.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return nodes
}

/** The hash of a range, from the hashes of its complete subtrees as `nodesOf` names them. */
export function joinNodes(hashes: Hash[]): Hash {
  return hashes.length === 0 ? EMPTY_ROOT : hashes.reduceRight((right, left) => nodeHash(left, right))
}

/** The hash of any number of neighbouring leaf hashes: the root of their tree. */
export function rootOf(leaves: Hash[]): Hash {
  if (leaves.length < 2) return leaves[0] ?? EMPTY_ROOT
  const left = cut(leaves.length)
  return nodeHash(rootOf(leaves.slice(0, left)), rootOf(leaves.slice(left)))
}
