// Tests that an outside witness finds every way in which the owner of the database, with the log's own key in hand, could change the past.
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { COALITION, type World, world } from '../../../tests/world.ts'
import { readCheckpoint } from '../../methods/merkle/checkpoint.ts'
import { leafHash } from '../../methods/merkle/hash.ts'
import { readVerifierKey, signerKey, writeVerifierKey } from '../../methods/merkle/note.ts'
import { inclusionFrom } from '../../methods/merkle/tile.ts'
import { verifyInclusion } from '../../methods/merkle/verify.ts'
import { everyone } from '../actor.ts'
import { write } from '../operation.ts'
import { noPersons } from '../processing.ts'
import type { Site } from '../site.ts'
import { logDoor } from './door.ts'
import { type AccessRow, leafOf } from './entry.ts'
import { headerLine } from './export-file.ts'
import { logLines } from './lines.ts'
import { logKeyOf } from './log-key.ts'
import type { ReadPath } from './log-source.ts'
import { checkOwnLog } from './own-check.ts'
import { logCheckpoint, logKeys } from './published.ts'
import { type Memory, sequence } from './sequencer.ts'
import { lastCheckpoint, tilesIn } from './tile-store.ts'
import { type Finding, isSound, verifyExport, verifySource } from './verify-log.ts'
import { type Watch, watchOnce } from './watch.ts'
import { addCosignature, addWitness } from './witnesses.ts'

const actOnce = write({
  name: 'platform.act-once', input: z.object({}), output: z.object({}), may: everyone, processing: noPersons('a test'), audit: () => 'deed iets', run: async () => ({}),
})
const FORGETFUL: Memory = { recall: () => undefined, remember: () => {} }
const WITNESS = signerKey('om.example.nl', 4, new Uint8Array(32).fill(5))
const SEEN = 300
const NOW = 310

let w: World
let read: ReadPath
/** What the witness kept: the checkpoint of 300 lines that it signed. The log has 310 since. */
let kept: string

const watch = (last: string | undefined): Watch => ({ log: readVerifierKey(writeVerifierKey(logKeyOf(COALITION)))!, witness: WITNESS, last })
const wrongs = (findings: Finding[]): string => findings.filter(({ verdict }) => verdict === 'wrong').map(({ sentence }) => sentence).join(' ')
const verify = (earlier: string[]): Promise<Finding[]> => verifySource(read, { earlier })

async function acts(count: number): Promise<void> {
  for (let act = 0; act < count; act += 1) await w.as('system').does(actOnce, {})
}

async function exported(): Promise<string[]> {
  const { note } = await w.as('visitor').does(logCheckpoint, {})
  const officer = w.as('privacy-officer')
  const { lines } = await officer.does(logLines, { from: 0, count: readCheckpoint(note)!.size })
  return [headerLine({ checkpoint: note, witnessed: kept, ...(await officer.does(logKeys, {})) }).trimEnd(), ...lines]
}

async function* each(lines: string[]): AsyncGenerator<string> {
  yield* lines
}

/** Does with the tables what only their owner can, past every trigger. */
async function asOwner(statements: string): Promise<void> {
  await w.owner.begin((sql) => sql.unsafe(`set local session_replication_role = replica; ${statements}`))
}

/** Makes and signs a new tree of the ledger as it now is, with the log's own key; `order` is SQL over the honest place. */
async function signAnew(order = 'index'): Promise<void> {
  await asOwner(`
    truncate platform.log_pending;
    insert into platform.log_pending (coalition_id, id, due)
      select coalition_id, id, timestamptz '2026-01-01' + make_interval(secs => row_number() over (order by ${order}, at, id))
        from platform.ledger left join honest.log_leaf using (coalition_id, id);
    delete from platform.log_leaf; delete from platform.log_tile; delete from platform.log_checkpoint; delete from platform.log_cosignature`)
  await sequence(w.owner, COALITION, FORGETFUL)
}

const TABLES = ['ledger', 'ledger_detail', 'log_leaf', 'log_tile', 'log_checkpoint', 'log_cosignature', 'log_pending']

beforeAll(async () => {
  w = await world()
  const site = { database: w.app, installation: { coalition: COALITION }, originOf: () => 'test' } as unknown as Site
  const door = logDoor(site)
  read = async (path) => {
    const answer = await door.request(`/${path}`)
    return answer.status === 404 ? undefined : new Uint8Array(await answer.arrayBuffer())
  }
  await acts(SEEN - 1)
  await w.as('privacy-officer').does(addWitness, { name: 'Openbaar Ministerie', key: writeVerifierKey(WITNESS) })
  await sequence(w.owner, COALITION, FORGETFUL)
  kept = (await watchOnce(read, watch(undefined), new Date())).note
  await w.as('visitor').does(addCosignature, { note: kept })
  await acts(NOW - SEEN - 1)
  await sequence(w.owner, COALITION, FORGETFUL)
  await w.owner.unsafe(`create schema honest; ${TABLES.map((table) => `create table honest.${table} as table platform.${table}`).join(';')}`)
})

beforeEach(() => asOwner(TABLES.flatMap((table) => [`delete from platform.${table}`, `insert into platform.${table} table honest.${table}`]).join(';')))

describe('an honest log', () => {
  it('is signed on by the witness, and every check of it is right', async () => {
    expect((await watchOnce(read, watch(kept), new Date())).size).toBe(NOW)
    const findings = await verify([kept])
    expect(wrongs(findings)).toBe('')
    expect(findings.map(({ sentence }) => sentence)).toEqual(expect.arrayContaining([
      'Nagerekend: 310 regels, met de getekende wortel als uitkomst.', 'Wat u bewaarde (300 regels), staat hier nog onveranderd.',
    ]))
    expect(wrongs(await verifyExport(each(await exported()), { earlier: [kept] }))).toBe('')
    expect((await checkOwnLog(w.owner, COALITION)).sound).toBe(true)
  })
})

const at = (index: number): string => `id = (select id from honest.log_leaf where index = ${index})`
const NOTHING = 'select'
const ATTACKS: [what: string, tamper: string, order?: string][] = [
  ['changes one line', `update platform.ledger set result = 'refused' where ${at(3)}`],
  ['changes one bit of what a line promises', `update platform.ledger set commitment = set_bit(commitment, 7, 1 - get_bit(commitment, 7)) where ${at(299)}`],
  ['drops the first line', `delete from platform.ledger where ${at(0)}`],
  ['drops a line in the middle and adds one at the end', `delete from platform.ledger where ${at(150)}; insert into platform.ledger select coalition_id, gen_random_uuid(), now(), operation_id, trace, operation, activity, role, result, emergency, commitment from honest.ledger where ${at(9)}`],
  ['swaps two lines', NOTHING, 'case index when 10 then 11 when 11 then 10 else index end'],
  ['slips a line in between', `insert into platform.ledger select coalition_id, gen_random_uuid(), at, operation_id, trace, operation, activity, role, result, emergency, commitment from honest.ledger where ${at(9)}`, 'coalesce(index, 9)'],
  ['puts back a backup from before the witness looked', `delete from platform.ledger where id in (select id from honest.log_leaf where index >= 250)`],
  ['puts back a backup and goes on with other acts', `delete from platform.ledger where id in (select id from honest.log_leaf where index >= 250);
    insert into platform.ledger select coalition_id, gen_random_uuid(), now(), operation_id, trace, operation, activity, role, result, emergency, commitment from honest.ledger limit 90`],
]

describe('someone who owns the database and has the key', () => {
  it.each(ATTACKS.filter(([, tamper]) => tamper !== NOTHING))('%s: our own check finds it when the tree was left as it was', async (_what, tamper) => {
    await asOwner(tamper)
    expect((await checkOwnLog(w.owner, COALITION)).sound).toBe(false)
  })

  it.each(ATTACKS)('%s and signs it all anew: the witness refuses to sign', async (_what, tamper, order) => {
    await asOwner(tamper)
    await signAnew(order)
    expect(wrongs(await verify([])), 'in itself the forged log is whole').toBe('')
    await expect(watchOnce(read, watch(kept), new Date())).rejects.toThrow(/herschreven|korter geworden/)
  })

  it.each(ATTACKS)('%s and signs it all anew: the verifier finds it with the checkpoint that a partner kept', async (_what, tamper, order) => {
    await asOwner(tamper)
    await signAnew(order)
    expect(wrongs(await verify([kept]))).toMatch(/Het logboek is (herschreven|korter geworden).*samen zijn zij het bewijs/)
    expect(wrongs(await verifyExport(each(await exported()), { earlier: [] }))).toMatch(/^Getuigen zagen andere regels/)
  })

  it('shows two partners two logs of one size: neither notices alone, together they hold the proof', async () => {
    const one = (await watchOnce(read, watch(kept), new Date())).note
    await asOwner(`delete from platform.ledger where ${at(305)}; insert into platform.ledger select coalition_id, gen_random_uuid(), at, operation_id, trace, operation, activity, role, result, emergency, commitment from honest.ledger where ${at(2)}`)
    await signAnew('coalesce(index, 305)')
    const other = (await watchOnce(read, watch(kept), new Date())).note
    expect([one, other].map((note) => readCheckpoint(note)!.size)).toEqual([NOW, NOW])
    expect(wrongs(await verify([other]))).toBe('')
    expect(wrongs(await verify([one]))).toMatch(/herschreven.*samen zijn zij het bewijs/)
  })

  it('cannot sign in the name of the witness, nor have it accepted', async () => {
    const imposter = signerKey(WITNESS.name, 4, new Uint8Array(32).fill(6))
    const { note } = await watchOnce(read, { ...watch(kept), witness: imposter }, new Date())
    expect(await w.as('visitor').tries(addCosignature, { note })).toBe('not-allowed')
  })
})

describe('a changed copy of the hashes', () => {
  it.each([0, 1])('is found by the verifier, who reads them all: tile %d', async (index) => {
    await asOwner(`update platform.log_tile set hashes = set_bit(hashes, 77, 1 - get_bit(hashes, 77)) where level = 0 and index = ${index}`)
    expect(wrongs(await verify([kept]))).toContain('De regels geven niet de getekende wortel')
  })

  it('is found by the witness where it needs them: the tile that is not full', async () => {
    await asOwner('update platform.log_tile set hashes = set_bit(hashes, 77, 1 - get_bit(hashes, 77)) where level = 0 and index = 1')
    await expect(watchOnce(read, watch(undefined), new Date())).rejects.toThrow('geven niet de getekende wortel')
    await expect(watchOnce(read, watch(kept), new Date())).rejects.toThrow('herschreven')
  })

  it('is found when a tile is gone', async () => {
    await asOwner('delete from platform.log_tile where level = 0 and index = 1')
    await expect(watchOnce(read, watch(kept), new Date())).rejects.toThrow('geeft niet alle hashes')
    expect(isSound(await verify([]))).toBe(false)
  })
})

describe('erasing the personal part of a line', () => {
  it('leaves every proof standing, that of the line itself included', async () => {
    const [row] = await w.owner<AccessRow[]>`select ledger.* from platform.ledger where id = (select id from platform.log_leaf where index = 42)`
    await w.owner`delete from platform.ledger_detail where id = ${row!.id}`
    const last = (await lastCheckpoint(w.owner, COALITION))!
    expect(verifyInclusion(leafHash(leafOf(row!)), 42, NOW, await inclusionFrom(tilesIn(w.owner, COALITION), 42, NOW), last.root)).toBe(true)
    expect((await watchOnce(read, watch(kept), new Date())).size).toBe(NOW)
    const findings = await verifyExport(each(await exported()), { earlier: [kept] })
    expect(wrongs(findings)).toBe('')
    expect(findings.map(({ sentence }) => sentence).join(' ')).toContain('Bij 1 regel is het persoonlijke deel gewist')
    expect(await checkOwnLog(w.owner, COALITION)).toMatchObject({ sound: true, finding: expect.stringContaining('Van 1 regels is het persoonlijke deel gewist') as string })
  })

  it('is not the same as changing it', async () => {
    await asOwner(`update platform.ledger_detail set sentence = 'deed iets anders' where ${at(42)}`)
    expect(wrongs(await verifyExport(each(await exported()), { earlier: [] }))).toBe('Bij 1 regel is het persoonlijke deel een ander dan toen is vastgelegd.')
    expect((await checkOwnLog(w.owner, COALITION)).sound).toBe(false)
  })
})

describe('an export', () => {
  it('betrays every change to the file', async () => {
    const lines = await exported()
    const changes: [string, string[]][] = [
      ['a line less', lines.toSpliced(7, 1)], ['a line more', lines.toSpliced(7, 0, lines[7]!)], ['two lines swapped', lines.with(7, lines[8]!).with(8, lines[7]!)],
      ['another word', lines.with(7, lines[7]!.replace('"done"', '"failed"'))], ['no JSON', lines.with(7, '{')], ['no first line', lines.slice(1)], ['nothing', []],
      ['another key', lines.with(0, lines[0]!.replace(/"log":"([^"]*)"/, `"log":"${writeVerifierKey(signerKey('x', 1, new Uint8Array(32)))}"`))],
    ]
    for (const [what, changed] of changes) expect(isSound(await verifyExport(each(changed), { earlier: [] })), what).toBe(false)
  })
})
