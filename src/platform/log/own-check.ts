// Our own daily check of the log: every line again from the ledger, against what we signed and against what witnesses signed.
import { readCheckpoint } from '../../methods/merkle/checkpoint.ts'
import { type Hash, leafHash, sameBytes } from '../../methods/merkle/hash.ts'
import type { OwnerSql } from '../database.ts'
import { newId } from '../id.ts'
import { type AccessDetail, type AccessRow, commitmentOf, leafOf } from './entry.ts'
import { rootsAt } from './roots.ts'

const ROWS = 2000

export type Check = { sound: boolean; finding: string }

/** Keeps what was found; a finding that is the same as the one before it today is not repeated. */
export async function recordCheck(owner: OwnerSql, coalition: string, { sound, finding }: Check, now = new Date()): Promise<void> {
  await owner`
    insert into platform.log_check (coalition_id, id, at, size, sound, finding)
    select ${coalition}, ${newId(now.getTime())}, ${now}, (select coalesce(max(index) + 1, 0) from platform.log_leaf where coalition_id = ${coalition}), ${sound}, ${finding}
     where not exists (
       select from (select finding, at from platform.log_check where coalition_id = ${coalition} order by at desc limit 1) as last
        where last.finding = ${finding} and last.at > ${now}::timestamptz - interval '1 hour')`
}

/** The daily job: checks every coalition's log and keeps what was found. */
export async function checkOwnLogs(owner: OwnerSql): Promise<void> {
  const coalitions = await owner<{ id: string }[]>`select distinct coalition_id as id from platform.log_checkpoint`
  for (const { id } of coalitions) await recordCheck(owner, id, await checkOwnLog(owner, id))
}

/** Recomputes the whole tree from the ledger and compares it with every checkpoint that a witness signed and with our last; and every personal part with its commitment. */
export async function checkOwnLog(owner: OwnerSql, coalition: string): Promise<Check> {
  const checkpoints = await checkpointsToMatch(owner, coalition)
  const seen = { lines: 0, erased: 0, wrong: 0 }
  const roots = await rootsAt(leavesOf(owner, coalition, seen), checkpoints.map(({ size }) => size))
  const unlike = checkpoints.find(({ size, root }) => !sameBytes(roots.get(size) ?? new Uint8Array(), root))
  if (unlike) return { sound: false, finding: `De regels geven bij ${unlike.size} regels een andere wortel dan toen is getekend.` }
  const last = checkpoints.at(-1)?.size ?? 0
  if (seen.lines > last) return { sound: false, finding: `Er hebben ${seen.lines} regels een plaats, maar er zijn er maar ${last} getekend.` }
  const [placeless] = await owner<{ lines: number }[]>`
    select count(*) as lines from platform.ledger as line where coalition_id = ${coalition}
       and not exists (select from platform.log_leaf as leaf where leaf.coalition_id = ${coalition} and leaf.id = line.id)
       and not exists (select from platform.log_pending as pending where pending.coalition_id = ${coalition} and pending.id = line.id)`
  if (placeless && placeless.lines > 0) return { sound: false, finding: `Er staan ${placeless.lines} regels in de database die geen plaats in het logboek hebben en er ook niet op wachten.` }
  if (seen.wrong > 0) return { sound: false, finding: `Bij ${seen.wrong} regels hoort het persoonlijke deel niet bij de regel.` }
  return { sound: true, finding: `Alle ${seen.lines} regels kloppen met ${checkpoints.length} controlepunten. Van ${seen.erased} regels is het persoonlijke deel gewist.` }
}

async function checkpointsToMatch(owner: OwnerSql, coalition: string): Promise<{ size: number; root: Hash }[]> {
  const notes = await owner<{ note: string }[]>`
    select note from platform.log_checkpoint as checkpoint where coalition_id = ${coalition}
       and (exists (select from platform.log_cosignature as signed where signed.coalition_id = ${coalition} and signed.origin = checkpoint.origin and signed.size = checkpoint.size)
            or size = (select max(size) from platform.log_checkpoint where coalition_id = ${coalition}))
     order by size, signed_at`
  return notes.map(({ note }) => readCheckpoint(note)).filter((read) => read !== undefined)
}

/** The leaf hashes in the order of the tree, made anew from the ledger. A gap in the places ends them, and the roots then show it. */
async function* leavesOf(owner: OwnerSql, coalition: string, seen: { lines: number; erased: number; wrong: number }): AsyncGenerator<Hash[]> {
  type Row = AccessRow & AccessDetail & { salt: Uint8Array | null }
  const cursor = owner<Row[]>`
    select ledger.*, detail.person, detail.mandate, detail.organisation, detail.object, detail.sentence, detail.origin, detail.salt
      from platform.log_leaf as leaf
      join platform.ledger on ledger.coalition_id = leaf.coalition_id and ledger.id = leaf.id
      left join platform.ledger_detail as detail on detail.coalition_id = leaf.coalition_id and detail.id = leaf.id
     where leaf.coalition_id = ${coalition} order by leaf.index`.cursor(ROWS)
  for await (const rows of cursor) {
    for (const row of rows) {
      seen.lines += 1
      if (!row.salt) seen.erased += 1
      else if (!sameBytes(commitmentOf(row.salt, row), row.commitment)) seen.wrong += 1
    }
    yield rows.map((row) => leafHash(leafOf(row)))
  }
}
