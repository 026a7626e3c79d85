// A log as others get to see it: paths below an address or a folder, as C2SP tlog-tiles names them. Runs in the browser too.
import { type ReadTiles, type Tile, TILE_WIDTH, tilePath } from '../../methods/merkle/tile.ts'
import { HASH_LENGTH } from '../../methods/merkle/hash.ts'
import { readVerifierKey, type VerifierKey } from '../../methods/merkle/note.ts'

/** Gives what stands at a path, or undefined when nothing does. Throws when it cannot tell. */
export type ReadPath = (path: string) => Promise<Uint8Array | undefined>

/** So many tiles are under way at once. */
const AT_ONCE = 8

/** Tiles from a source; one that was only kept in full is cut to the width asked for. What is missing comes back empty. */
export const tilesFrom = (read: ReadPath): ReadTiles => async (tiles) => {
  const found: Uint8Array[] = []
  for (let from = 0; from < tiles.length; from += AT_ONCE) {
    found.push(...await Promise.all(tiles.slice(from, from + AT_ONCE).map((tile) => tileFrom(read, tile))))
  }
  return found
}

async function tileFrom(read: ReadPath, tile: Tile): Promise<Uint8Array> {
  const exact = await read(tilePath('tile', tile))
  const full = exact ?? (tile.width < TILE_WIDTH ? await read(tilePath('tile', { ...tile, width: TILE_WIDTH })) : undefined)
  return full?.slice(0, tile.width * HASH_LENGTH) ?? new Uint8Array()
}

export async function textFrom(read: ReadPath, path: string): Promise<string | undefined> {
  const bytes = await read(path)
  return bytes && new TextDecoder().decode(bytes)
}

/** The keys with which a log and its witnesses sign. `told` is true when the log itself named them, which proves nothing. */
export type Keys = { log: VerifierKey | undefined; witnesses: VerifierKey[]; told: boolean }

/** What stands at `sleutels`: the key of the log on the first line, those of witnesses on the next. */
export function keysFrom(lines: string[]): Keys {
  const keys = lines.filter((line) => line.trim() !== '').map(readVerifierKey)
  return { log: keys[0], witnesses: keys.slice(1).filter((key) => key !== undefined), told: true }
}

const MOST_TRIES = 20
const PATIENCE_MS = 60_000

/** Reads below a web address, and waits when it says that we ask too fast. `base` ends in a slash. */
export const pathsBelow = (base: string): ReadPath => async (path) => {
  for (let tries = 1; ; tries += 1) {
    const answer = await fetch(base + path, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch((cause: unknown) => { throw new Error(`${base} is niet te bereiken`, { cause }) })
    if (answer.status === 404) return undefined
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer())
    if (answer.status !== 429 || tries === MOST_TRIES) throw new Error(`${base}${path} gaf ${answer.status}`)
    const seconds = Math.min(60, Number(answer.headers.get('retry-after') ?? 1) || 1)
    await new Promise((resolve) => { setTimeout(resolve, seconds * 1000) })
  }
}
