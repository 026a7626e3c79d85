// Tests that every proof we make verifies, and that no proof, leaf, root, index or size that was touched does.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Hash, leafHash } from './hash.ts'
import { consistencyRanges, inclusionRanges, type Range, rootOf } from './range.ts'
import { verifyConsistency, verifyInclusion } from './verify.ts'

const MOST = 300
const leaves: Hash[] = Array.from({ length: MOST }, (_, index) => leafHash(new TextEncoder().encode(`regel ${index}`)))
const hashOf = ({ start, end }: Range): Hash => rootOf(leaves.slice(start, end))
const tree = (size: number): Hash => hashOf({ start: 0, end: size })

const flipped = (hash: Hash, bit: number): Hash => hash.map((byte, at) => (at === Math.floor(bit / 8) % hash.length ? byte ^ (1 << (bit % 8)) : byte))
const touched = (proof: Hash[], at: number, bit: number): Hash[] => proof.map((hash, index) => (index === at % proof.length ? flipped(hash, bit) : hash))

const leafInTree = fc.integer({ min: 1, max: MOST }).chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1) }))
const twoSizes = fc.tuple(fc.integer({ min: 1, max: MOST }), fc.integer({ min: 1, max: MOST })).map(([a, b]) => ({ earlier: Math.min(a, b), size: Math.max(a, b) }))
const bit = fc.nat(255)

describe('a proof of inclusion', () => {
  it('verifies for every leaf of every tree up to 40 leaves', () => {
    for (let size = 1; size <= 40; size += 1) {
      for (let index = 0; index < size; index += 1) {
        expect(verifyInclusion(leaves[index]!, index, size, inclusionRanges(index, size).map(hashOf), tree(size)), `${index} in ${size}`).toBe(true)
      }
    }
  })

  it('fails when one bit of anything is another', () => {
    fc.assert(fc.property(leafInTree, fc.nat(), bit, ({ size, index }, at, flip) => {
      const proof = inclusionRanges(index, size).map(hashOf)
      const leaf = leaves[index]!
      expect(verifyInclusion(leaf, index, size, proof, tree(size))).toBe(true)
      expect(verifyInclusion(flipped(leaf, flip), index, size, proof, tree(size))).toBe(false)
      expect(verifyInclusion(leaf, index, size, proof, flipped(tree(size), flip))).toBe(false)
      if (proof.length > 0) expect(verifyInclusion(leaf, index, size, touched(proof, at, flip), tree(size))).toBe(false)
    }))
  })

  it('fails for another place, and with a hash more or less', () => {
    fc.assert(fc.property(leafInTree, fc.nat(MOST), ({ size, index }, other) => {
      const proof = inclusionRanges(index, size).map(hashOf)
      const leaf = leaves[index]!
      if (other !== index) expect(verifyInclusion(leaf, other, size, proof, tree(size))).toBe(false)
      expect(verifyInclusion(leaf, index, size, [...proof, leaf], tree(size))).toBe(false)
      if (proof.length > 0) expect(verifyInclusion(leaf, index, size, proof.slice(1), tree(size))).toBe(false)
    }))
  })

  it('is not made for a leaf that is not there', () => {
    expect(() => inclusionRanges(3, 3)).toThrow(RangeError)
    expect(() => inclusionRanges(-1, 3)).toThrow(RangeError)
  })
})

describe('a proof of consistency', () => {
  it('verifies between every two sizes up to 40', () => {
    for (let size = 1; size <= 40; size += 1) {
      for (let earlier = 1; earlier <= size; earlier += 1) {
        expect(verifyConsistency(earlier, size, consistencyRanges(earlier, size).map(hashOf), tree(earlier), tree(size)), `${earlier} to ${size}`).toBe(true)
      }
    }
  })

  it('fails when one bit of anything is another', () => {
    fc.assert(fc.property(twoSizes, fc.nat(), bit, ({ earlier, size }, at, flip) => {
      const proof = consistencyRanges(earlier, size).map(hashOf)
      expect(verifyConsistency(earlier, size, proof, flipped(tree(earlier), flip), tree(size))).toBe(false)
      expect(verifyConsistency(earlier, size, proof, tree(earlier), flipped(tree(size), flip))).toBe(false)
      if (proof.length > 0) expect(verifyConsistency(earlier, size, touched(proof, at, flip), tree(earlier), tree(size))).toBe(false)
    }))
  })

  it('fails for a tree in which an earlier leaf was changed, dropped or moved', () => {
    fc.assert(fc.property(twoSizes.filter(({ earlier, size }) => earlier < size && earlier > 1), fc.nat(), ({ earlier, size }, at) => {
      const place = at % earlier
      const rewritten = [
        leaves.slice(0, size).map((leaf, index) => (index === place ? flipped(leaf, 0) : leaf)),
        leaves.slice(0, size + 1).filter((_, index) => index !== place),
        leaves.slice(0, size).toSpliced(place, 1).toSpliced((place + 1) % earlier, 0, leaves[place]!),
      ].map((list) => list.slice(0, size)).filter((list) => list.length === size)
      for (const list of rewritten) {
        const proof = consistencyRanges(earlier, size).map(({ start, end }) => rootOf(list.slice(start, end)))
        expect(verifyConsistency(earlier, size, proof, tree(earlier), rootOf(list))).toBe(false)
      }
    }))
  })
})
