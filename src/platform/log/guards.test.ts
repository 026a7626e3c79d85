// Tests who reads what of the access log, who names its witnesses, and what its health screen says.
import { beforeAll, describe, expect, it } from 'vitest'
import { type Answers, whoMay } from '../../../tests/who-may.ts'
import { COALITION, type Who, type World, world } from '../../../tests/world.ts'
import { cosign, readCheckpoint } from '../../methods/merkle/checkpoint.ts'
import { leafHash } from '../../methods/merkle/hash.ts'
import { signerKey, writeNote, writeVerifierKey } from '../../methods/merkle/note.ts'
import { rootOf } from '../../methods/merkle/range.ts'
import type { Site } from '../site.ts'
import { logDoor } from './door.ts'
import { concernsOf, logHealth } from './health.ts'
import { logEntries, logLines } from './lines.ts'
import { recordCheck } from './own-check.ts'
import { logCheckpoint, logKeys, logTile } from './published.ts'
import { sequence } from './sequencer.ts'
import { addCosignature, addWitness, endWitness } from './witnesses.ts'

const EVERYONE: Answers = {
  visitor: 'done', 'board-member': 'done', 'coalition-office': 'done', 'safety-adviser': 'done', 'frontline-professional': 'done',
  'taskforce-lead': 'done', 'case-director': 'done', 'privacy-officer': 'done', administrator: 'done',
}
const NOBODY: Answers = {
  visitor: 'not-signed-in', 'board-member': 'not-allowed', 'coalition-office': 'not-allowed', 'safety-adviser': 'not-allowed', 'frontline-professional': 'not-allowed',
  'taskforce-lead': 'not-allowed', 'case-director': 'not-allowed', 'privacy-officer': 'not-allowed', administrator: 'not-allowed',
}
const PRIVACY_OFFICER: Answers = { ...NOBODY, 'privacy-officer': 'done' }
const GUARDS: Answers = { ...PRIVACY_OFFICER, administrator: 'done' }

let w: World
const place = (): Promise<number> => sequence(w.owner, COALITION, { recall: () => undefined, remember: () => {} })
const witnessOf = (number: number) => signerKey(`getuige.nl/${number}`, 4, new Uint8Array(32).fill(number))
let made = 0
/** A key that no witness has yet. */
const newKey = (): string => writeVerifierKey(witnessOf((made += 1)))
const add = (): Promise<{ id: string }> => w.as('administrator').does(addWitness, { name: 'Gemeente', key: newKey() })

beforeAll(async () => {
  w = await world()
  await add()
  await place()
})

describe('a log that nobody signed yet', () => {
  it('has no signatures of witnesses to show', async () => {
    expect(await w.as('visitor').does(logCheckpoint, { witnessed: true })).toEqual({ note: '' })
  })
})

describe('who reads and guards the log', () => {
  whoMay(logCheckpoint, () => ({}), EVERYONE, () => w)
  whoMay(logTile, () => ({ level: 0, index: 0, width: 1 }), EVERYONE, () => w)
  whoMay(logKeys, () => ({}), EVERYONE, () => w)
  whoMay(logEntries, () => ({ index: 0, width: 1 }), PRIVACY_OFFICER, () => w)
  whoMay(logLines, () => ({ from: 0, count: 1 }), PRIVACY_OFFICER, () => w)
  whoMay(logHealth, () => ({}), GUARDS, () => w)
  whoMay(addWitness, () => ({ name: 'Gemeente', key: newKey() }), GUARDS, () => w)
  whoMay(endWitness, async (_who: Who) => add(), GUARDS, () => w)
  whoMay(addCosignature, async () => ({ note: await signedBy(1) }), EVERYONE, () => w)
})

async function signedBy(number: number): Promise<string> {
  const { text, signatures } = readCheckpoint((await w.as('visitor').does(logCheckpoint, {})).note)!.note
  return writeNote({ text, signatures: [signatures[0]!, cosign(witnessOf(number), text, new Date())] })
}

describe('past the operations, the database itself', () => {
  it.each(['visitor', 'coalition-office', 'administrator'] as const)('shows the places of lines to the privacy officer, and not to the %s', async (who) => {
    const count = (person: Who): Promise<number> => w.as(person).queries(async (sql) => (await sql`select from platform.log_leaf`).length)
    expect(await count('privacy-officer')).toBeGreaterThan(0)
    expect(await count(who)).toBe(0)
  })

  it.each(['log_tile', 'log_checkpoint', 'log_leaf', 'log_pending', 'log_check'])('lets nobody change %s, the administrator and the privacy officer neither', async (table) => {
    for (const who of ['administrator', 'privacy-officer', 'system'] as const) {
      await expect(w.as(who).queries((sql) => sql.unsafe(`delete from platform.${table}`))).rejects.toThrow('permission denied')
      await expect(w.as(who).queries((sql) => sql.unsafe(`insert into platform.${table} select * from platform.${table}`))).rejects.toThrow('permission denied')
    }
  })

  it('keeps a key of a witness as it was given', async () => {
    await expect(w.as('administrator').queries((sql) => sql`update platform.log_witness set key = 'x'`)).rejects.toThrow('permission denied')
  })
})

describe('a witness', () => {
  it('is refused a key that is mistyped, and one of another kind', async () => {
    const key = newKey()
    for (const wrong of [key.slice(0, -2), '', writeVerifierKey(signerKey('x', 1, new Uint8Array(32)))]) {
      await expect(w.as('administrator').does(addWitness, { name: 'x', key: wrong })).rejects.toMatchObject({ code: 'invalid-input', issues: [{ field: 'key' }] })
    }
  })

  it('that was ended cannot sign any more, and does not come back with the same key', async () => {
    const key = newKey()
    const { id } = await w.as('administrator').does(addWitness, { name: 'x', key })
    await w.as('visitor').does(addCosignature, { note: await signedBy(made) })
    await w.as('administrator').does(endWitness, { id })
    expect(await w.as('visitor').tries(addCosignature, { note: await signedBy(made) })).toBe('not-allowed')
    expect(await w.as('administrator').tries(addWitness, { name: 'x', key })).toBe('conflict')
    expect(await w.as('administrator').tries(endWitness, { id })).toBe('not-found')
  })

  it('signs only what we signed ourselves', async () => {
    const note = await signedBy(1)
    expect(await w.as('visitor').tries(addCosignature, { note: note.replace(/\n\d+\n/, '\n99999\n') })).toBe('conflict')
    expect(await w.as('visitor').tries(addCosignature, { note: 'x' })).toBe('invalid-input')
  })
})

describe('the door for programs', () => {
  const site = (): Site => ({ database: w.app, installation: { coalition: COALITION }, originOf: () => 'test' }) as unknown as Site
  const get = (path: string): Promise<Response> => Promise.resolve(logDoor(site()).request(path))

  it('gives checkpoint and tile with the types that C2SP names, and caches only what never changes', async () => {
    const checkpoint = await get('/checkpoint')
    expect(checkpoint.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(checkpoint.headers.get('cache-control')).toBe('no-cache')
    const tile = await get('/tile/0/000.p/1')
    expect(tile.headers.get('content-type')).toBe('application/octet-stream')
    expect(tile.headers.get('cache-control')).toContain('immutable')
    expect((await tile.arrayBuffer()).byteLength).toBe(32)
  })

  it.each(['/tile/0/000.p/250', '/tile/0/001', '/tile/5/000', '/tile/x', '/tile/0/0'])('has nothing at %s', async (path) => {
    expect((await get(path)).status).toBe(404)
  })

  it('gives the newest checkpoint that a witness signed, with that signature', async () => {
    expect(await (await get('/checkpoint-met-getuigen')).text()).toContain('— getuige.nl/1 ')
  })

  it('gives no lines to a visitor', async () => {
    expect((await get('/tile/entries/000.p/1')).status).toBe(401)
  })

  it('answers a signature that it does not take with a sentence', async () => {
    const answer = await logDoor(site()).request('/medeondertekening', { method: 'POST', body: 'onzin' })
    expect([answer.status, await answer.text()]).toEqual([400, 'Dit is geen getekend controlepunt.\n'])
  })

  it('has in a bundle the very lines whose hashes are in the tile', async () => {
    const size = readCheckpoint((await w.as('visitor').does(logCheckpoint, {})).note)!.size
    const { entries } = await w.as('privacy-officer').does(logEntries, { index: 0, width: size })
    expect(rootOf(entries.map(leafHash))).toEqual(readCheckpoint(await (await get('/checkpoint')).text())!.root)
  })
})

describe('the health of the log', () => {
  const sentences = async (now = new Date()): Promise<string> => concernsOf(await w.as('privacy-officer').does(logHealth, {}), now).map(({ sentence }) => sentence).join(' ')

  it('says so when lines wait too long', async () => {
    await place()
    const calm = await w.as('administrator').does(logHealth, {})
    expect(calm.waiting).toBe(0)
    await add()
    const later = new Date(Date.now() + 60_000)
    expect((await w.as('administrator').does(logHealth, {})).waiting).toBe(1)
    expect(await sentences(later)).toContain('Er wachten regels langer dan tien seconden')
    await place()
    expect(await sentences(later)).not.toContain('Er wachten regels')
  })

  it('says so when it was not checked, when the check found something, and when a witness is silent', async () => {
    const in2Days = new Date(Date.now() + 48 * 3600_000)
    expect(await sentences()).not.toContain('niet door ons zelf nagerekend')
    expect(await sentences(in2Days)).toContain('niet door ons zelf nagerekend')
    await recordCheck(w.owner, COALITION, { sound: true, finding: 'Alles klopt.' })
    await recordCheck(w.owner, COALITION, { sound: false, finding: 'Er is iets veranderd.' })
    expect(await sentences()).toContain('Er is iets veranderd.')
    expect(await sentences(in2Days)).toContain('tekende langer dan een dag niet')
  })
})
