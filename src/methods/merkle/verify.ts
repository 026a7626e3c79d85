// Checks inclusion and consistency proofs of RFC 9162, and those of subtrees (draft-ietf-plants-merkle-tree-certs §4). Never throws on what it is given.
import { EMPTY_ROOT, type Hash, HASH_LENGTH, nodeHash, sameBytes } from './hash.ts'
import type { Range } from './range.ts'

const half = (count: number): number => Math.floor(count / 2)
const isOdd = (count: number): boolean => count % 2 === 1

const isCount = (...numbers: number[]): boolean => numbers.every((count) => Number.isSafeInteger(count) && count >= 0)
const areHashes = (hashes: Hash[]): boolean => hashes.every(({ length }) => length === HASH_LENGTH)

/** True when `proof` shows that `leaf` stands at `index` in the tree of `size` leaves with this root. */
export function verifyInclusion(leaf: Hash, index: number, size: number, proof: Hash[], root: Hash): boolean {
  if (!isCount(index, size) || index >= size || !areHashes([leaf, root, ...proof])) return false
  let [at, last, hash] = [index, size - 1, leaf]
  for (const other of proof) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      hash = nodeHash(other, hash)
      while (!isOdd(at) && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      hash = nodeHash(hash, other)
    }
    [at, last] = [half(at), half(last)]
  }
  return last === 0 && sameBytes(hash, root)
}

/** True when `proof` shows that `leaf` stands at `index`, which lies in the subtree of the leaves of `range`, with this root. */
export function verifySubtreeInclusion(leaf: Hash, index: number, range: Range, proof: Hash[], root: Hash): boolean {
  return isSubtree(range) && index >= range.start && verifyInclusion(leaf, index - range.start, range.end - range.start, proof, root)
}

/** True when `proof` shows that the tree of `size` leaves with `root` begins with the tree of `earlier` leaves with `earlierRoot`. */
export function verifyConsistency(earlier: number, size: number, proof: Hash[], earlierRoot: Hash, root: Hash): boolean {
  // Every tree begins with the empty one: a proof of that says nothing, and is asked for by mistake.
  return earlier > 0 && verifySubtreeConsistency({ start: 0, end: earlier }, size, proof, earlierRoot, root)
}

/** True when `proof` shows that the tree of `size` leaves with `root` has, over the leaves of `range`, the subtree with `rangeRoot`. */
export function verifySubtreeConsistency(range: Range, size: number, proof: Hash[], rangeRoot: Hash, root: Hash): boolean {
  if (!isCount(size) || !isSubtree(range) || range.end > size) return false
  // Without a proof the roots are only compared, whatever they are.
  if (proof.length > 0 && !areHashes([rangeRoot, root, ...proof])) return false
  if (range.start === range.end) return proof.length === 0 && sameBytes(rangeRoot, EMPTY_ROOT)
  const { seeded, steps } = stepsUp(range, size)
  const [seed, ...others] = seeded ? [rangeRoot, ...proof] : proof
  if (!seed || others.length !== steps.length) return false
  let [inner, outer] = [seed, seed]
  for (const [index, other] of others.entries()) {
    const step = steps[index]
    if (step === 'both') inner = nodeHash(other, inner)
    outer = step === 'right' ? nodeHash(outer, other) : nodeHash(other, outer)
  }
  return sameBytes(inner, rangeRoot) && sameBytes(outer, root)
}

/** On one level of the tree: where the first and the last node of a range and the last node of the tree stand. */
type Path = { first: number; last: number; end: number }
const up = ({ first, last, end }: Path): Path => ({ first: half(first), last: half(last), end: half(end) })

/** A hash of the proof joins from the left to the range as well as to the tree, or to the tree alone; or from the right, to the tree. */
type Step = 'both' | 'left' | 'right'

/** How the hashes of a consistency proof are joined; `seeded` when the range is one node, so that its own root is the first of them. */
function stepsUp({ start, end }: Range, size: number): { seeded: boolean; steps: Step[] } {
  let path: Path = { first: start, last: end - 1, end: size - 1 }
  while (path.first !== path.last && (isOdd(path.last) || path.last === path.end)) path = up(path)
  const seeded = path.first === path.last
  const steps: Step[] = []
  while (path.end > 0) {
    if (isOdd(path.last) || path.last === path.end) {
      steps.push(path.first < path.last ? 'both' : 'left')
      while (!isOdd(path.last) && path.last !== 0) path = up(path)
    } else {
      steps.push('right')
    }
    path = up(path)
  }
  return { seeded, steps }
}

/** A subtree begins at a multiple of its size rounded up to a power of two. */
function isSubtree({ start, end }: Range): boolean {
  if (!isCount(start, end) || start > end) return false
  return start === end || start % 2 ** Math.ceil(Math.log2(end - start)) === 0
}
