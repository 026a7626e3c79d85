// Tests what a partner runs: the witness and the verifier, against the door as it stands on the web, a copy in a folder and a file; and the loop beside the site.
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { COALITION, type World, world } from '../../../tests/world.ts'
import { readCheckpoint } from '../../methods/merkle/checkpoint.ts'
import { signerKey, writeVerifierKey } from '../../methods/merkle/note.ts'
import { tilePath, tilesOf } from '../../methods/merkle/tile.ts'
import { everyone } from '../actor.ts'
import { write } from '../operation.ts'
import { noPersons } from '../processing.ts'
import type { Site } from '../site.ts'
import { logDoor } from './door.ts'
import { exportLog } from './export-log.ts'
import { logHealth } from './health.ts'
import { logKeyOf } from './log-key.ts'
import { memoryIn, startSequencer } from './sequencer-loop.ts'
import { sequence } from './sequencer.ts'
import { lastCheckpoint } from './tile-store.ts'
import { verifyLogCommand } from './verify-command.ts'
import { witnessCommand } from './witness-command.ts'
import { addWitness } from './witnesses.ts'

const actOnce = write({
  name: 'platform.act-once', input: z.object({}), output: z.object({}), may: everyone, processing: noPersons('a test'), audit: () => 'deed iets', run: async () => ({}),
})

let w: World
let address: string
const folder = mkdtempSync(join(tmpdir(), 'slagvaardig-log-'))
const server = createAdaptorServer({ fetch: (request: Request) => new Hono().route('/logboek', logDoor({ database: w.app, installation: { coalition: COALITION }, originOf: () => 'test' } as unknown as Site)).fetch(request) })

async function acts(count: number): Promise<void> {
  for (let act = 0; act < count; act += 1) await w.as('system').does(actOnce, {})
  await sequence(w.owner, COALITION, { recall: () => undefined, remember: () => {} })
}

/** Runs a command and gives its exit code and everything that it printed. */
async function running(command: (args: string[], print: (line: string) => void) => Promise<number>, ...args: string[]): Promise<{ code: number; printed: string }> {
  const lines: string[] = []
  const code = await command(args, (line) => lines.push(line))
  return { code, printed: lines.join('\n') }
}

const fetched = async (path: string): Promise<Buffer> => Buffer.from(await (await fetch(`${address}/logboek/${path}`)).arrayBuffer())
const STATE = join(folder, 'getuige.json')
const watch = (...more: string[]) => running(witnessCommand, address, '--state', STATE, ...more)

beforeAll(async () => {
  w = await world()
  server.listen(0)
  await once(server, 'listening')
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await acts(260)
})
afterAll(() => {
  server.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('npm run witness', () => {
  const key = (): string => writeVerifierKey(logKeyOf(COALITION))

  it('needs a key and a name the first time', async () => {
    await expect(watch()).rejects.toThrow('--key SLEUTEL --name NAAM')
    await expect(watch('--key', 'x', '--name', 'om.nl')).rejects.toThrow('geen sleutel van een logboek')
    await expect(watch('--key', key(), '--name', 'om nl')).rejects.toThrow('geen spaties')
  })

  it('makes a key of its own, only for its owner, and says what the coalition needs', async () => {
    const { code, printed } = await watch('--key', key(), '--name', 'om.nl/getuige')
    expect([code, printed]).toEqual([2, expect.stringContaining('De handtekening is niet van een getuige van dit logboek.')])
    expect(statSync(STATE).mode & 0o077).toBe(0)
    await w.as('administrator').does(addWitness, { name: 'OM', key: /om\.nl\/getuige\+\S+/.exec(printed)![0] })
  })

  it('signs, again when the log grew, and the health page shows it', async () => {
    await acts(3)
    expect(await watch()).toEqual({ code: 0, printed: expect.stringContaining('Getekend:') as string })
    const [witness] = (await w.as('administrator').does(logHealth, {})).witnesses
    expect(witness).toMatchObject({ name: 'OM', size: readCheckpoint((JSON.parse(readFileSync(STATE, 'utf8')) as { last: string }).last)!.size })
  })

  it('says so when the log is shown as it was, because a signature that was taken is itself a line', async () => {
    expect((await watch()).printed).toContain('Let op: het logboek groeide niet')
    await acts(1)
    expect((await watch()).printed).not.toContain('Let op')
  })

  it('refuses another site with the same file, and stops when the log is shorter than it was', async () => {
    await expect(running(witnessCommand, 'http://elders.example', '--state', STATE)).rejects.toThrow('is van de getuige van')
    const state = JSON.parse(readFileSync(STATE, 'utf8')) as { last: string }
    writeFileSync(STATE, JSON.stringify({ ...state, last: state.last.replace(/\n\d+\n/, '\n9999\n') }))
    const { code, printed } = await watch('--every', '1')
    expect([code, printed]).toEqual([1, expect.stringContaining('NIET GETEKEND. Het logboek is korter geworden')])
    writeFileSync(STATE, JSON.stringify(state))
  })
})

describe('npm run verify-log', () => {
  const copy = join(folder, 'copy')
  const checkpoint = join(folder, 'checkpoint')

  it('finds an address right, with a checkpoint that was kept', async () => {
    writeFileSync(checkpoint, await fetched('checkpoint'))
    await acts(5)
    const { code, printed } = await running(verifyLogCommand, address, '--checkpoint', checkpoint)
    expect(code).toBe(0)
    expect(printed).toContain('Getuigen zagen dezelfde eerste')
    expect(printed).toContain('staat hier nog onveranderd')
    expect(printed).toContain('Het logboek klopt.')
  })

  it('trusts no key of the log itself when it was given one', async () => {
    const own = await running(verifyLogCommand, address, '--key', writeVerifierKey(logKeyOf(COALITION)))
    expect([own.code, own.printed]).toEqual([1, expect.stringContaining('niet van een getuige die u kent')])
    const other = await running(verifyLogCommand, address, '--key', writeVerifierKey(signerKey(`slagvaardig/${COALITION}`, 1, new Uint8Array(32))))
    expect([other.code, other.printed]).toEqual([1, expect.stringContaining('niet van de sleutel van dit logboek')])
  })

  it('checks a copy in a folder without the site, and finds a byte that was changed', async () => {
    const size = readCheckpoint((await fetched('checkpoint')).toString())!.size
    for (const path of ['checkpoint', 'checkpoint-met-getuigen', 'sleutels', ...[...tilesOf(size)].map((tile) => tilePath('tile', tile))]) {
      mkdirSync(dirname(join(copy, path)), { recursive: true })
      writeFileSync(join(copy, path), await fetched(path))
    }
    expect((await running(verifyLogCommand, copy, '--checkpoint', checkpoint)).code).toBe(0)
    const tile = join(copy, 'tile/0/000')
    writeFileSync(tile, readFileSync(tile).fill(1, 40, 41))
    expect(await running(verifyLogCommand, copy)).toEqual({ code: 1, printed: expect.stringContaining('Het logboek klopt NIET') as string })
  })

  it('checks the file that the privacy officer took along', async () => {
    const officer = w.as('privacy-officer')
    const file = join(folder, 'logboek.jsonl')
    const parts: string[] = []
    for await (const part of exportLog((operation, input) => officer.does(operation, input))) parts.push(part)
    writeFileSync(file, parts.join(''))
    expect(await running(verifyLogCommand, file, '--checkpoint', checkpoint)).toEqual({ code: 0, printed: expect.stringContaining('Het persoonlijke deel klopt bij') as string })
  })

  it('says what it cannot read', async () => {
    await expect(running(verifyLogCommand)).rejects.toThrow('Zo controleert u een logboek')
    await expect(running(verifyLogCommand, '/bestaat/niet')).rejects.toThrow('niet te lezen')
    expect((await running(verifyLogCommand, `${address}/elders`)).printed).toContain('Hier staat geen controlepunt')
  })
})

describe('the loop beside the site', () => {
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    for (let tries = 0; tries < 100 && !(await holds()); tries += 1) await sleep(100)
    expect(await holds()).toBe(true)
  }

  it('gives a line its place by itself, remembers what it signed, and stops when asked', async () => {
    const memory = memoryIn(join(folder, 'memory'))
    await acts(0)
    const before = (await lastCheckpoint(w.owner, COALITION))!.size
    const stop = startSequencer(w.owner, memory)
    await w.as('system').does(actOnce, {})
    await until(async () => (await lastCheckpoint(w.owner, COALITION))!.size === before + 1)
    await until(async () => readCheckpoint(memory.recall(COALITION) ?? '')?.size === before + 1)
    await stop()
    await w.as('system').does(actOnce, {})
    await sleep(1500)
    expect((await lastCheckpoint(w.owner, COALITION))!.size).toBe(before + 1)
  })

  it('says in the database why it does not go on, when that is older than what it signed', async () => {
    const memory = memoryIn(join(folder, 'memory'))
    memory.remember(COALITION, memory.recall(COALITION)!.replace(/\n\d+\n/, '\n9999\n'))
    const stop = startSequencer(w.owner, memory)
    await until(async () => (await w.as('administrator').does(logHealth, {})).checks[0]?.finding.includes('oude reservekopie') === true)
    await stop()
    expect((await w.as('administrator').does(logHealth, {})).waiting).toBeGreaterThan(0)
  })
})
