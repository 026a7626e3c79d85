// Tiles of a tree as C2SP tlog-tiles lays them out: 256 neighbouring hashes of one level, each the root of a full tile one level below.
import { type Hash, HASH_LENGTH, pairHash } from './hash.ts'
import { consistencyRanges, inclusionRanges, joinNodes, type Node, nodesOf, type Range } from './range.ts'

/** How many hashes a full tile holds: the bottom of a tree of height 8. */
export const TILE_WIDTH = 256
const TILE_HEIGHT = 8

/** `level` counts in tiles (0 holds leaf hashes); `width` is the number of hashes, below 256 at the right edge of the tree. */
export type Tile = { level: number; index: number; width: number }

/** Gives the hashes of each tile, one after another: exactly `width` × 32 bytes. What it gives is not trusted: proofs made of it are verified. */
export type ReadTiles = (tiles: Tile[]) => Promise<Uint8Array[]>

/** How many hashes level `level` has, over all its tiles, in a tree of `size` leaves. */
export const hashesAt = (level: number, size: number): number => Math.floor(size / TILE_WIDTH ** level)

/** The tile at this place in a tree of `size` leaves, or undefined where the tree has none. */
export function tileAt(level: number, index: number, size: number): Tile | undefined {
  const width = Math.min(TILE_WIDTH, hashesAt(level, size) - index * TILE_WIDTH)
  return width > 0 ? { level, index, width } : undefined
}

/** Every tile of a tree of `size` leaves, the leaves' own first. */
export function* tilesOf(size: number): Generator<Tile> {
  for (let level = 0; hashesAt(level, size) > 0; level += 1) {
    for (let index = 0, tile = tileAt(level, index, size); tile; index += 1, tile = tileAt(level, index, size)) yield tile
  }
}

/** The root of the tree of the first `size` leaves. */
export async function rootFrom(read: ReadTiles, size: number): Promise<Hash> {
  const [root] = await hashesOf(read, [{ start: 0, end: size }], size)
  return root!
}

/** The proof that leaf `index` is in the tree of the first `size` leaves. @throws {RangeError} when it is not. */
export const inclusionFrom = (read: ReadTiles, index: number, size: number): Promise<Hash[]> => hashesOf(read, inclusionRanges(index, size), size)

/** The proof that the tree of `size` leaves begins with that of `earlier`. @throws {RangeError} when it cannot. */
export const consistencyFrom = (read: ReadTiles, earlier: number, size: number): Promise<Hash[]> => hashesOf(read, consistencyRanges(earlier, size), size)

/** The hash of each range; every tile is asked for once, all of them together. */
async function hashesOf(read: ReadTiles, ranges: Range[], size: number): Promise<Hash[]> {
  const nodes = ranges.map(nodesOf)
  const tiles = new Map(nodes.flat().map((node) => tileOf(node, size)).map((tile) => [nameOf(tile), tile]))
  const contents = await read([...tiles.values()])
  const named = new Map([...tiles].map(([name, tile], at) => [name, checked(tile, contents[at])]))
  return nodes.map((parts) => joinNodes(parts.map((node) => nodeFrom(named.get(nameOf(tileOf(node, size)))!, node))))
}

const nameOf = ({ level, index }: Tile): string => `${level}/${index}`

function checked(tile: Tile, content: Uint8Array | undefined): Uint8Array {
  if (content?.length !== tile.width * HASH_LENGTH) throw new TypeError(`${tilePath('tile', tile)} is not ${tile.width} hashes`)
  return content
}

/** The tile in which the leaves of a node's subtree lie beside each other: a node is kept only through them, or at its tile's bottom. */
function tileOf({ level, index }: Node, size: number): Tile {
  const tileLevel = Math.floor(level / TILE_HEIGHT)
  const tile = tileAt(tileLevel, Math.floor((index * 2 ** (level % TILE_HEIGHT)) / TILE_WIDTH), size)
  if (!tile) throw new RangeError(`a tree of ${size} leaves has no such node`)
  return tile
}

function nodeFrom(hashes: Uint8Array, { level, index }: Node): Hash {
  const width = 2 ** (level % TILE_HEIGHT)
  const from = (index * width) % TILE_WIDTH
  return fullRoot(hashes.subarray(from * HASH_LENGTH, (from + width) * HASH_LENGTH))
}

/** The root over 1, 2, 4, … or 256 hashes that stand one after another. */
function fullRoot(hashes: Uint8Array): Hash {
  if (hashes.length === HASH_LENGTH) return hashes.slice()
  const above = new Uint8Array(hashes.length / 2)
  for (let at = 0; at < above.length; at += HASH_LENGTH) {
    above.set(pairHash(hashes.subarray(2 * at, 2 * at + 2 * HASH_LENGTH)), at)
  }
  return fullRoot(above)
}

/** What is needed to make a tree longer: per level the hashes of the tile that is not full yet, one after another. */
export type Edge = Uint8Array[]

/** A tile with its hashes, to be kept in place of what stood there. */
export type FilledTile = Tile & { hashes: Uint8Array }

/** The tiles at the right edge of a tree of `size` leaves: what an `Edge` is read from. A full tile is of no more use. */
export function edgeTiles(size: number): (Tile | undefined)[] {
  const levels = []
  for (let level = 0; hashesAt(level, size) > 0; level += 1) {
    levels.push(tileAt(level, Math.floor(hashesAt(level, size) / TILE_WIDTH), size))
  }
  return levels
}

/** The root of the tree with this edge. */
export function rootOfEdge(edge: Edge): Hash {
  const peaks = edge.toReversed().flatMap((hashes) =>
    nodesOf({ start: 0, end: hashes.length / HASH_LENGTH }).map(({ level, index }) => nodeFrom(hashes, { level, index })))
  return joinNodes(peaks)
}

/** The tree of `size` leaves with this edge, made longer: its new edge, and every tile that is new or was not full before. */
export function append(edge: Edge, size: number, leaves: Hash[]): { edge: Edge; tiles: FilledTile[] } {
  const tiles: FilledTile[] = []
  const next: Edge = []
  for (let level = 0, added = leaves; added.length > 0 || level < edge.length; level += 1) {
    const hashes = join([edge[level] ?? new Uint8Array(), ...added])
    const full: Hash[] = []
    const first = Math.floor(hashesAt(level, size) / TILE_WIDTH)
    for (let from = 0; from < hashes.length && added.length > 0; from += TILE_WIDTH * HASH_LENGTH) {
      const part = hashes.slice(from, from + TILE_WIDTH * HASH_LENGTH)
      const width = part.length / HASH_LENGTH
      tiles.push({ level, index: first + tilesBefore(from), width, hashes: part })
      if (width === TILE_WIDTH) full.push(fullRoot(part))
    }
    next.push(hashes.slice(full.length * TILE_WIDTH * HASH_LENGTH))
    added = full
  }
  return { edge: next, tiles }
}

const tilesBefore = (bytes: number): number => bytes / (TILE_WIDTH * HASH_LENGTH)

function join(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** The place of a tile, or of the bundle of entries under a tile of level 0, below the log's address: 'tile/0/x001/234.p/7'. */
export function tilePath(kind: 'tile' | 'entries', { level, index, width }: Tile): string {
  const digits = String(index).padStart(3 * Math.ceil(String(index).length / 3), '0').match(/\d{3}/g) ?? []
  const groups = digits.map((group, at) => (at === digits.length - 1 ? group : `x${group}`)).join('/')
  return `tile/${kind === 'tile' ? level : 'entries'}/${groups}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

/** What `tilePath` made this of; undefined for every other text. */
export function parseTilePath(path: string): { kind: 'tile' | 'entries'; tile: Tile } | undefined {
  const [, level, groups, width] = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path) ?? []
  if (!level || !groups) return undefined
  const kind = level === 'entries' ? 'entries' : 'tile'
  const tile = { level: kind === 'tile' ? Number(level) : 0, index: Number(groups.replaceAll(/\D/g, '')), width: Number(width ?? TILE_WIDTH) }
  return tilePath(kind, tile) === path && tile.width > 0 && tile.width <= TILE_WIDTH ? { kind, tile } : undefined
}
