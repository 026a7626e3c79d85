// What everyone may read of the access log: its signed size and root, its hashes, and the keys to check them with. Hashes tell nothing of lines.
import { z } from 'zod'
import { writeVerifierKey } from '../../methods/merkle/note.ts'
import { TILE_WIDTH } from '../../methods/merkle/tile.ts'
import { everyone } from '../actor.ts'
import type { ReadSql } from '../database.ts'
import { read } from '../operation.ts'
import { Problem } from '../problem.ts'
import { noPersons } from '../processing.ts'
import { logKeyOf } from './log-key.ts'
import { tilesIn } from './tile-store.ts'

const hashesOnly = noPersons('hashes, sizes and signatures of the log itself')

/** The newest checkpoint; with `witnessed` the newest that a witness signed, or nothing when none did. The note carries every signature of a witness on it. */
export const logCheckpoint = read({
  name: 'platform.log-checkpoint',
  input: z.object({ witnessed: z.boolean().default(false) }),
  output: z.object({ note: z.string() }),
  may: everyone,
  processing: hashesOnly,
  run: async ({ sql, actor }, { witnessed }) => {
    const [row] = await sql<{ note: string; lines: string[] }[]>`
      select note, array(select line from platform.log_cosignature as signed
                          where signed.coalition_id = ${actor.coalition} and signed.origin = checkpoint.origin and signed.size = checkpoint.size order by signed_at, line) as lines
        from platform.log_checkpoint as checkpoint where coalition_id = ${actor.coalition}
         and (not ${witnessed} or exists (select from platform.log_cosignature as signed
                          where signed.coalition_id = ${actor.coalition} and signed.origin = checkpoint.origin and signed.size = checkpoint.size))
       order by size desc, signed_at desc limit 1`
    if (!row && !witnessed) throw new Problem('not-found', { detail: 'Er is nog niets om voor te tekenen.' })
    return { note: row ? row.note + row.lines.join('') : '' }
  },
})

/** The hashes of one tile: level and place as in C2SP tlog-tiles, and how many of its hashes. */
export const logTile = read({
  name: 'platform.log-tile',
  input: z.object({ level: z.number().int().min(0).max(6), index: z.number().int().min(0), width: z.number().int().min(1).max(TILE_WIDTH) }),
  output: z.object({ hashes: z.custom<Uint8Array>((value) => value instanceof Uint8Array) }),
  may: everyone,
  processing: hashesOnly,
  run: async ({ sql, actor }, tile) => {
    const [hashes] = await tilesIn(sql, actor.coalition)([tile])
    if (hashes?.length !== tile.width * 32) throw new Problem('not-found')
    return { hashes }
  },
})

/** The public key of the log, and those of its witnesses: as a help to set up with; who wants certainty asks the people themselves. */
export const logKeys = read({
  name: 'platform.log-keys',
  input: z.object({}),
  output: z.object({ log: z.string(), witnesses: z.array(z.object({ name: z.string(), key: z.string() })) }),
  may: everyone,
  processing: hashesOnly,
  run: async ({ sql, actor }) => ({ log: writeVerifierKey(logKeyOf(actor.coalition)), witnesses: await activeWitnesses(sql, actor.coalition) }),
})

/** The witnesses whose signatures are accepted now. */
export const activeWitnesses = async (sql: ReadSql, coalition: string): Promise<{ id: string; name: string; key: string }[]> =>
  [...await sql<{ id: string; name: string; key: string }[]>`
    select id, name, key from platform.log_witness where coalition_id = ${coalition} and ended_at is null order by added_at, id`]

/** The note with this checkpoint as we signed it ourselves, or undefined. */
export async function ownNote(sql: ReadSql, coalition: string, given: { origin: string; size: number }): Promise<string | undefined> {
  const [row] = await sql<{ note: string }[]>`
    select note from platform.log_checkpoint where coalition_id = ${coalition} and origin = ${given.origin} and size = ${given.size}`
  return row?.note
}
