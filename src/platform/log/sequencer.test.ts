// Tests that every act gets one place in the tree, in order, and that nothing is signed on top of a tree that is not ours.
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { COALITION, type World, world } from '../../../tests/world.ts'
import { leafHash } from '../../methods/merkle/hash.ts'
import { isSignedBy, type SignerKey } from '../../methods/merkle/note.ts'
import { rootOf } from '../../methods/merkle/range.ts'
import { rootFrom } from '../../methods/merkle/tile.ts'
import { everyone } from '../actor.ts'
import { write } from '../operation.ts'
import { noPersons } from '../processing.ts'
import { type AccessRow, leafOf } from './entry.ts'
import { checkOwnLog } from './own-check.ts'
import { logKeyOf, useLogName } from './log-key.ts'
import { type Memory, sequence, TornLog } from './sequencer.ts'
import { lastCheckpoint, tilesIn } from './tile-store.ts'

const actOnce = write({
  name: 'platform.act-once', input: z.object({ hidden: z.boolean().default(false) }), output: z.object({}), may: everyone, processing: noPersons('a test'),
  audit: () => 'deed iets', withoutName: ({ hidden }) => hidden, run: async () => ({}),
})

function memory(): Memory & { note: string | undefined } {
  const kept: Memory & { note: string | undefined } = { note: undefined, recall: () => kept.note, remember: (_coalition, note) => { kept.note = note } }
  return kept
}

describe('the sequencer', () => {
  let w: World
  let key: SignerKey
  beforeAll(async () => {
    w = await world()
    key = logKeyOf(COALITION)
  })
  const acts = async (count: number): Promise<void> => {
    for (let act = 0; act < count; act += 1) await w.as('visitor').does(actOnce, {})
  }
  const own = memory()
  const run = (kept: Memory = own): Promise<number> => sequence(w.owner, COALITION, kept)
  const pending = async (): Promise<number> => (await w.owner<{ n: number }[]>`select count(*) as n from platform.log_pending`)[0]!.n

  it('gives every line a place, the oldest first, and signs the tree', async () => {
    await acts(5)
    expect(await run()).toBe(5)
    const rows = await w.owner<AccessRow[]>`select ledger.* from platform.log_leaf join platform.ledger using (coalition_id, id) order by index`
    expect(rows.map(({ at }) => at.getTime())).toEqual(rows.map(({ at }) => at.getTime()).toSorted((a, b) => a - b))
    const last = await lastCheckpoint(w.owner, COALITION)
    expect(last).toMatchObject({ origin: `slagvaardig/${COALITION}`, size: 5, root: rootOf(rows.map((row) => leafHash(leafOf(row)))) })
    expect(isSignedBy(last!.note, key)).toBe(true)
    expect(own.note).toBe(last!.written)
    expect(await pending()).toBe(0)
  })

  it('does nothing when nothing waits', async () => {
    expect(await run()).toBe(0)
    expect((await lastCheckpoint(w.owner, COALITION))?.size).toBe(5)
  })

  it('makes the tree longer over the width of a tile, with the root of all lines', async () => {
    await acts(300)
    expect(await run()).toBe(300)
    expect(await rootFrom(tilesIn(w.owner, COALITION), 305)).toEqual((await lastCheckpoint(w.owner, COALITION))!.root)
    expect(await checkOwnLog(w.owner, COALITION)).toEqual({ sound: true, finding: 'Alle 305 regels kloppen met 1 controlepunten. Van 0 regels is het persoonlijke deel gewist.' })
  })

  it('works alone: a second one at the same time places nothing twice', async () => {
    await acts(20)
    const placed = await Promise.all([run(), run(), run()])
    expect(placed.reduce((sum, count) => sum + count, 0)).toBe(20)
    expect((await lastCheckpoint(w.owner, COALITION))?.size).toBe(325)
  })

  it('lets an act without a name wait until its day is over, because its place would tell its moment', async () => {
    await w.as('visitor').does(actOnce, { hidden: true })
    expect(await run()).toBe(0)
    expect(await pending()).toBe(1)
    await w.owner`update platform.log_pending set due = now()`
    expect(await run()).toBe(1)
  })

  it('signs anew under a new name, on top of the same tree', async () => {
    useLogName('elders')
    expect(await sequence(w.owner, COALITION, own)).toBe(0)
    expect(await lastCheckpoint(w.owner, COALITION)).toMatchObject({ origin: `elders/${COALITION}`, size: 326 })
    expect(logKeyOf(COALITION).publicKey).not.toEqual(key.publicKey)
  })

  it('signs nothing on a database that went back in time', async () => {
    const ahead = memory()
    ahead.note = own.note!.replace('\n326\n', '\n400\n')
    await acts(1)
    await expect(run(ahead)).rejects.toThrow('Er is een oude reservekopie teruggezet')
    expect(await pending()).toBe(1)
  })

  it('signs nothing when the lines that it remembers became others', async () => {
    const other = memory()
    other.note = own.note!.replace('\n326\n', '\n300\n')
    await expect(run(other)).rejects.toThrow('zijn niet meer de regels die wij tekenden')
  })

  it('signs nothing on a tree whose tiles were changed', async () => {
    await w.owner`update platform.log_tile set hashes = set_byte(hashes, 5, (get_byte(hashes, 5) + 1) % 256) where level = 0 and index = 1`
    await expect(run()).rejects.toThrow(TornLog)
  })
})
