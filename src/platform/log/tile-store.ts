// The tree in the database: its tiles, and the checkpoints that we signed.
import { type Checkpoint, readCheckpoint } from '../../methods/merkle/checkpoint.ts'
import { type Edge, edgeTiles, type FilledTile, type ReadTiles, type Tile } from '../../methods/merkle/tile.ts'
import { HASH_LENGTH } from '../../methods/merkle/hash.ts'
import type { Note } from '../../methods/merkle/note.ts'
import type { OwnerSql, ReadSql } from '../database.ts'

type Sql = OwnerSql | ReadSql

/** Reads tiles of a coalition's tree, all in one query. A tile that is not there comes back empty. */
export const tilesIn = (sql: Sql, coalition: string): ReadTiles => async (tiles) => {
  const rows = await sql<{ level: number; index: number; hashes: Uint8Array }[]>`
    select level, index, hashes from platform.log_tile join unnest(${tiles.map(({ level }) => level)}::int[], ${tiles.map(({ index }) => index)}::bigint[]) as asked (level, index) using (level, index)
     where coalition_id = ${coalition}`
  const found = new Map(rows.map(({ level, index, hashes }) => [`${level}/${index}`, hashes]))
  return tiles.map(({ level, index, width }) => new Uint8Array(found.get(`${level}/${index}`)?.subarray(0, width * HASH_LENGTH) ?? []))
}

/** What is needed to make the tree of `size` leaves longer. */
export async function edgeIn(sql: Sql, coalition: string, size: number): Promise<Edge> {
  const tiles = edgeTiles(size)
  const asked = tiles.filter((tile): tile is Tile => tile !== undefined)
  const read = asked.length > 0 ? await tilesIn(sql, coalition)(asked) : []
  return tiles.map((tile) => (tile ? read[asked.indexOf(tile)]! : new Uint8Array()))
}

/** Keeps tiles, each in place of what it grew from. */
export async function keepTiles(sql: OwnerSql, coalition: string, tiles: FilledTile[]): Promise<void> {
  await sql`
    insert into platform.log_tile (coalition_id, level, index, hashes)
    select ${coalition}, level, index, decode(hashes, 'hex')
      from unnest(${tiles.map(({ level }) => level)}::int[], ${tiles.map(({ index }) => index)}::bigint[],
                  ${tiles.map(({ hashes }) => Buffer.from(hashes).toString('hex'))}::text[]) as tile (level, index, hashes)
    on conflict (coalition_id, level, index) do update set hashes = excluded.hashes`
}

/** `written` is the note as it was signed. */
export type SignedCheckpoint = Checkpoint & { note: Note; written: string; signedAt: Date }

/** The last checkpoint that we signed for this coalition, under whatever name; undefined before the first. */
export async function lastCheckpoint(sql: Sql, coalition: string): Promise<SignedCheckpoint | undefined> {
  const [row] = await sql<{ note: string; signed_at: Date }[]>`
    select note, signed_at from platform.log_checkpoint where coalition_id = ${coalition} order by size desc, signed_at desc limit 1`
  const read = row && readCheckpoint(row.note)
  return row && read && { ...read, written: row.note, signedAt: row.signed_at }
}
