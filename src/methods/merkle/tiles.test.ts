// Tests tiles: their places and addresses as C2SP writes them, and that a tree grown in any steps is the tree of its leaves.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bundleOf, entriesOf } from './entries.ts'
import { EMPTY_ROOT, type Hash, leafHash } from './hash.ts'
import { consistencyRanges, inclusionRanges, rootOf } from './range.ts'
import {
  append, consistencyFrom, type Edge, edgeTiles, type FilledTile, inclusionFrom, parseTilePath, type ReadTiles, rootFrom, rootOfEdge, tileAt, tilePath, tilesOf,
} from './tile.ts'

const MOST = 1400
const leaves: Hash[] = Array.from({ length: MOST }, (_, index) => leafHash(new TextEncoder().encode(String(index))))

/** A tree made longer in these steps, with its tiles as a store would keep them. */
function grown(steps: number[]): { read: ReadTiles; edge: Edge; size: number } {
  const kept = new Map<string, Uint8Array>()
  const keep = (tile: FilledTile): unknown => kept.set(`${tile.level}/${tile.index}`, tile.hashes)
  let edge: Edge = []
  let size = 0
  for (const step of steps) {
    const made = append(edge, size, leaves.slice(size, size + step))
    made.tiles.forEach(keep)
    edge = made.edge
    size += step
  }
  const read: ReadTiles = async (tiles) => tiles.map(({ level, index, width }) => kept.get(`${level}/${index}`)!.subarray(0, width * 32))
  return { read, edge, size }
}

const someSteps = fc.array(fc.integer({ min: 1, max: 350 }), { minLength: 1, maxLength: 6 }).filter((steps) => steps.reduce((sum, step) => sum + step, 0) <= MOST)

describe('a tree in tiles', () => {
  it('has the root of its leaves, whatever the steps in which it grew', async () => {
    await fc.assert(fc.asyncProperty(someSteps, async (steps) => {
      const { read, edge, size } = grown(steps)
      expect(rootOfEdge(edge)).toEqual(rootOf(leaves.slice(0, size)))
      expect(await rootFrom(read, size)).toEqual(rootOf(leaves.slice(0, size)))
    }), { numRuns: 30 })
    expect(rootOfEdge([])).toEqual(EMPTY_ROOT)
  })

  it('gives for every earlier size the root that it had then', async () => {
    const { read } = grown([1400])
    for (const size of [1, 2, 255, 256, 257, 511, 512, 513, 1279, 1280, 1281]) expect(await rootFrom(read, size), String(size)).toEqual(rootOf(leaves.slice(0, size)))
  })

  it('gives the proofs that are made of its leaves', async () => {
    const { read } = grown([300, 900])
    const hashOf = ({ start, end }: { start: number; end: number }): Hash => rootOf(leaves.slice(start, end))
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 1200 }), fc.nat(), async (size, pick) => {
      const index = pick % size
      expect(await inclusionFrom(read, index, size)).toEqual(inclusionRanges(index, size).map(hashOf))
      expect(await consistencyFrom(read, index + 1, size)).toEqual(consistencyRanges(index + 1, size).map(hashOf))
    }), { numRuns: 60 })
  })

  it('keeps of its edge exactly the tiles that are not full', () => {
    for (const steps of [[255], [256], [257], [256, 256], [700, 1]]) {
      const { edge, size } = grown(steps)
      expect(edge.map((hashes) => hashes.length / 32)).toEqual(Array.from({ length: edge.length }, (_, level) => edgeTiles(size)[level]?.width ?? 0))
    }
  })

  it('does not take a tile of another length', async () => {
    await expect(rootFrom(async (tiles) => tiles.map(() => new Uint8Array(31)), 1)).rejects.toThrow(TypeError)
    await expect(rootFrom(async () => [], 1)).rejects.toThrow(TypeError)
  })
})

describe('the places of tiles', () => {
  it('are those of the example in C2SP tlog-tiles: 70,000 leaves', () => {
    const tiles = [...tilesOf(70_000)]
    const partial = tiles.filter(({ width }) => width < 256)
    expect(partial).toEqual([{ level: 0, index: 273, width: 112 }, { level: 1, index: 1, width: 17 }, { level: 2, index: 0, width: 1 }])
    expect(tiles.filter(({ level }) => level === 0)).toHaveLength(274)
    expect(tiles.filter(({ level }) => level === 1)).toHaveLength(2)
  })

  it('are a full tile and one hash above it for 256 leaves', () => {
    expect([...tilesOf(256)]).toEqual([{ level: 0, index: 0, width: 256 }, { level: 1, index: 0, width: 1 }])
    expect(tileAt(0, 1, 256)).toBeUndefined()
  })

  it('are written with groups of three digits', () => {
    expect(tilePath('tile', { level: 3, index: 1_234_067, width: 256 })).toBe('tile/3/x001/x234/067')
    expect(tilePath('entries', { level: 0, index: 0, width: 7 })).toBe('tile/entries/000.p/7')
  })

  it('are read from what was written, and from nothing else', () => {
    fc.assert(fc.property(fc.constantFrom('tile' as const, 'entries' as const), fc.nat(63), fc.nat(2 ** 40), fc.integer({ min: 1, max: 256 }), (kind, level, index, width) => {
      const tile = { level: kind === 'tile' ? level : 0, index, width }
      expect(parseTilePath(tilePath(kind, tile))).toEqual({ kind, tile })
    }))
    for (const path of ['tile/0/0', 'tile/00/000', 'tile/0/x000/001', 'tile/0/001/002', 'tile/0/000.p/0', 'tile/0/000.p/256', 'tile/0/000.p/07', 'tile/0/../000', 'tile/x/000', '']) {
      expect(parseTilePath(path), path).toBeUndefined()
    }
  })
})

describe('a bundle of entries', () => {
  it('gives back what was put in', () => {
    fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 20 }), (entries) => {
      expect(entriesOf(bundleOf(entries))).toEqual(entries)
    }))
  })

  it('is refused when it breaks off', () => {
    const bundle = bundleOf([new Uint8Array(3), new Uint8Array(2)])
    for (const length of [1, 2, 4, 6, 8]) expect(() => entriesOf(bundle.slice(0, length)), String(length)).toThrow(TypeError)
    expect(() => bundleOf([new Uint8Array(70_000)])).toThrow(RangeError)
  })
})
