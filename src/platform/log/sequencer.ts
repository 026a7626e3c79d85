// Gives each line of the ledger its place in the tree of its coalition, and signs the tree as it then is.
import { readCheckpoint, signCheckpoint } from '../../methods/merkle/checkpoint.ts'
import { leafHash, sameBytes } from '../../methods/merkle/hash.ts'
import { isSignedBy, type SignerKey } from '../../methods/merkle/note.ts'
import { append, consistencyFrom, rootFrom, rootOfEdge } from '../../methods/merkle/tile.ts'
import { verifyConsistency } from '../../methods/merkle/verify.ts'
import type { OwnerSql } from '../database.ts'
import { type AccessRow, leafOf } from './entry.ts'
import { logKeyOf } from './log-key.ts'
import { edgeIn, keepTiles, lastCheckpoint, type SignedCheckpoint, tilesIn } from './tile-store.ts'

/** So many lines get their place in one transaction. */
const BATCH = 4096

/** The advisory lock that makes us the only sequencer, also beside another process of the same installation. */
const SEQUENCER_LOCK = 7_361_204_119

/** Remembers outside the database what was signed last, so that a database that went back in time is noticed before anything is signed. */
export type Memory = { recall: (coalition: string) => string | undefined; remember: (coalition: string, note: string) => void }

/** The tree is not what we signed: nothing may be added or signed until someone has looked. The message is a Dutch sentence. */
export class TornLog extends Error {}

/**
 * Gives the waiting lines of a coalition their places and signs the new tree; at most 4,096 lines.
 * Answers how many; 0 also when another sequencer is at work.
 * @throws {TornLog} when the tree is not the one that was signed last.
 */
export async function sequence(owner: OwnerSql, coalition: string, memory: Memory): Promise<number> {
  const key = logKeyOf(coalition)
  const placed = await owner.begin(async (transaction) => {
    const sql = transaction as unknown as OwnerSql
    const [lock] = await sql<{ ours: boolean }[]>`select pg_try_advisory_xact_lock(${SEQUENCER_LOCK}) as ours`
    return lock?.ours ? place(sql, coalition, key, memory) : undefined
  })
  // After the commit: a note that was never published must not bind us.
  if (placed?.note) memory.remember(coalition, placed.note)
  return placed?.count ?? 0
}

async function place(sql: OwnerSql, coalition: string, key: SignerKey, memory: Memory): Promise<{ count: number; note?: string }> {
  const last = await lastCheckpoint(sql, coalition)
  const size = last?.size ?? 0
  const edge = await edgeIn(sql, coalition, size)
  if (last && !sameBytes(rootOfEdge(edge), last.root)) throw new TornLog('De tegels in de database horen niet bij het laatste controlepunt.')
  refuseIfNotOurs(last, key)
  await refuseIfTorn(sql, coalition, key, size, memory.recall(coalition))
  const rows = await waiting(sql, coalition)
  if (rows.length === 0 && (!last || last.origin === key.name)) return { count: 0 }
  const grown = append(edge, size, rows.map((row) => leafHash(leafOf(row))))
  const next = { size: size + rows.length, root: rootOfEdge(grown.edge) }
  const note = signCheckpoint(key, next)
  if (grown.tiles.length > 0) await keepTiles(sql, coalition, grown.tiles)
  await sql`
    with placed as (
      insert into platform.log_leaf (coalition_id, index, id)
      select ${coalition}, ${size}::bigint + place - 1, id from unnest(${rows.map(({ id }) => id)}::uuid[]) with ordinality as line (id, place) returning id),
    no_longer_waiting as (
      delete from platform.log_pending where coalition_id = ${coalition} and id = any(${rows.map(({ id }) => id)}::uuid[]))
    insert into platform.log_checkpoint (coalition_id, origin, size, note, signed_at)
    values (${coalition}, ${key.name}, ${next.size}, ${note}, ${new Date()})
    on conflict do nothing`
  return { count: rows.length, note }
}

const waiting = (sql: OwnerSql, coalition: string): Promise<AccessRow[]> => sql<AccessRow[]>`
  select ledger.coalition_id, ledger.id, at, operation_id, trace, operation, activity, role, result, emergency, commitment
    from (select coalition_id, id, due from platform.log_pending where coalition_id = ${coalition} and due <= now() order by due, id limit ${BATCH}) as next
    join platform.ledger on ledger.coalition_id = next.coalition_id and ledger.id = next.id
   order by due, id`

/** What the database says was signed last, was signed by us. */
function refuseIfNotOurs(last: SignedCheckpoint | undefined, key: SignerKey): void {
  if (last?.origin !== key.name || isSignedBy(last.note, key)) return
  throw new TornLog('Het laatste controlepunt in de database is niet door ons getekend.')
}

/** What we sign must hold everything that we remember having signed under this name. */
async function refuseIfTorn(sql: OwnerSql, coalition: string, key: SignerKey, size: number, remembered: string | undefined): Promise<void> {
  const before = remembered === undefined ? undefined : readCheckpoint(remembered)
  if (before?.origin !== key.name) return
  if (size < before.size) throw new TornLog(`De database heeft ${size} regels in het logboek, maar wij tekenden er al ${before.size}. Er is een oude reservekopie teruggezet of er zijn regels weg.`)
  const tiles = tilesIn(sql, coalition)
  if (!verifyConsistency(before.size, size, await consistencyFrom(tiles, before.size, size), before.root, await rootFrom(tiles, size))) {
    throw new TornLog(`De eerste ${before.size} regels zijn niet meer de regels die wij tekenden.`)
  }
}
