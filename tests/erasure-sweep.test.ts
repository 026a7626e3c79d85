// The erasure sweep: what was planted in every place that holds persons is found nowhere once its term is over, and without a rule it is.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ROLES } from '../src/platform/actor.ts'
import { browserOf } from '../src/platform/asking/browser.ts'
import type { OwnerSql } from '../src/platform/database.ts'
import { signInAsDemoPerson } from '../src/platform/session.ts'
import { installationOf } from '../src/platform/site.ts'
import { allRoutes } from '../src/platform/routes.ts'
import { type RetentionRule, YEAR } from '../src/platform/retention/rule.ts'
import { carryOutRetention } from '../src/privacy/jobs.ts'
import { KEPT, RULES } from '../src/privacy/parts/all-rules.ts'
import { carryOutPart } from '../src/privacy/parts/carry-out.ts'
import { keepRegister } from '../src/privacy/public.ts'
import { offers } from '../src/web/api.ts'
import { buildSite } from '../src/web/server.ts'
import { plantCanaries, type Planted } from './canaries.ts'
import { COALITION, identityOf, type Who, world } from './world.ts'

// Files that wait stand in the folder for temporary files: here in one of our own.
const folder = mkdtempSync(join(tmpdir(), 'slagvaardig-sweep-'))
process.env['TMPDIR'] = folder
const w = await world()
const said: string[] = []
let planted: Planted
let site: Hono

beforeAll(async () => {
  for (const channel of ['log', 'info', 'warn', 'error'] as const) vi.spyOn(console, channel).mockImplementation((...words: unknown[]) => { said.push(words.map(String).join(' ')) })
  await keepRegister(w.owner, COALITION)
  site = await buildSite({ app: w.app, installation: (await installationOf(w.owner))! }, { trustProxy: false, perSecond: 0 })
  planted = await plantCanaries(w)
})
afterAll(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

/** A moment so many days after everything that was planted. */
const after = (days: number): Date => new Date(Date.now() + (days + 1) * 24 * 60 * 60 * 1000)
const momentOf = (now: Date) => ({ coalition: COALITION, now, terms: new Map<string, number>() })

/** Every table of every schema, also of the queue and of the planner's statistics, in which one of the texts stands; as text or as bytes. */
async function sweep(sql: OwnerSql, needles: readonly string[]): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', nspname, relname) as name from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where relkind in ('r', 'p', 'm') and nspname not in ('pg_catalog', 'information_schema') and nspname not like 'pg_toast%'`
  const patterns = needles.flatMap((needle) => [needle, Buffer.from(needle).toString('hex')]).map((text) => `%${text}%`)
  const found: string[] = []
  // An older server keeps what it once counted of a table that is empty now; only from 18 on can an owner take that away (privacy/jobs.ts).
  const [server] = await sql<{ clears: boolean }[]>`select current_setting('server_version_num')::int >= 180000 as clears`
  for (const name of [...tables.map((table) => table.name), ...(server?.clears ? ['pg_stats'] : [])]) {
    const [hit] = await sql.unsafe<{ found: boolean }[]>(`select exists (select from ${name} as line where line::text ilike any ($1)) as found`, [patterns])
    if (hit?.found) found.push(name)
  }
  return found
}

/** Runs `work` on a transaction that is undone afterwards. */
async function undone<T>(work: (sql: OwnerSql) => Promise<T>): Promise<T> {
  const undo = new Error('undone on purpose')
  let answer: T | undefined
  await w.owner.begin(async (sql) => {
    answer = await work(sql as unknown as OwnerSql)
    throw undo
  }).catch((error: unknown) => { if (error !== undo) throw error })
  return answer as T
}

const rowRules = RULES.filter((rule) => !('files' in rule))
const everyNeedle = (): string[] => Object.values(planted.canaries).map(({ needle }) => needle)

/** What all visitors and roles get at every address, as one text: pages, files, feeds and JSON. */
async function everyDoor(): Promise<string> {
  const urls = [...new Set([
    ...allRoutes().map(({ path }) => filled(path, /:([a-zA-Z]+)(\{(?:[^{}]|\{\d+\})*\})?/g)),
    ...offers.filter(({ method }) => method === 'get').map(({ path }) => `/api/v1${filled(path, /\{(\w+)\}/g)}`),
    `/zoeken?zoek=kanarie`, '/api/v1/zoeken?zoek=kanarie', '/frontlijn/meldingen?toon=alles',
  ])]
  const texts: string[] = []
  for (const who of [...ROLES, 'visitor'] as const) {
    const cookie = await cookieOf(who)
    for (const url of urls) texts.push(await textAt(url, cookie))
  }
  return texts.join('\n')
}

/** What stands at an address. Of a stream that never ends, what comes in the first moments; of a file that breaks off, what came. */
async function textAt(url: string, headers: Record<string, string>): Promise<string> {
  const answer = await site.request(url, { headers })
  expect(answer.status, url).toBeLessThan(500)
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) return answer.text().catch(() => '')
  const reader = answer.body!.getReader()
  const first = await Promise.race([reader.read(), sleep(200)])
  void reader.cancel().catch(() => {})
  return Buffer.from(first?.value ?? []).toString()
}

const filled = (path: string, part: RegExp): string => path.replace(part, (_whole, name: string) => encodeURIComponent(planted.known[name] ?? planted.known['any'] ?? ''))

async function cookieOf(who: Who): Promise<Record<string, string>> {
  if (who === 'visitor') return {}
  const { person, mandate } = identityOf(who)
  const { token } = await w.as('visitor').does(signInAsDemoPerson, { person: person!, mandate: mandate!, browser: browserOf(undefined) })
  return { cookie: `slagvaardig=${token}` }
}

const filesUnder = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
const filesWith = (needle: string): string[] => filesUnder(folder).filter((path) => path.includes(needle) || readFileSync(path).includes(needle))

describe('a canary', () => {
  it('is planted for every rule, in each of its tables that people fill, and stands there', async () => {
    expect(Object.keys(planted.canaries).sort()).toEqual(RULES.map(({ name }) => name).sort())
    for (const rule of rowRules) {
      const { needle, where } = planted.canaries[rule.name]!
      expect(await sweep(w.owner, [needle]), rule.name).toEqual(expect.arrayContaining(where))
    }
    expect(filesWith(planted.canaries['monitor.upload']!.needle)).not.toEqual([])
  })

  it('is seen at the doors before its time: the sweep would notice one', async () => {
    const seen = await everyDoor()
    for (const name of ['partners.person', 'frontline.report', 'frontline.story', 'privacy.request', 'platform.ledger-detail', 'partners.emergency-access']) {
      expect(seen, name).toContain(planted.canaries[name]!.needle)
    }
  }, 240_000)

  for (const rule of rowRules) {
    it(`of ${rule.name} is gone the day after its term, and stays when that one rule is taken away`, async () => {
      const { needle, where, beginsAfter = 0 } = planted.canaries[rule.name]!
      const moment = momentOf(after(beginsAfter + rule.period.days))
      const [without, withRule, dayBefore] = await undone(async (sql) => {
        for (const other of rowRules.filter((one) => one !== rule && mayRunBefore(one, rule))) await carryAll(sql, other, moment)
        const left = await sweep(sql, [needle])
        await carryAll(sql, rule, momentOf(after(beginsAfter + rule.period.days - 2)))
        const early = await sweep(sql, [needle])
        await carryAll(sql, rule, moment)
        return [left, await sweep(sql, [needle]), early]
      })
      expect(without).toEqual(expect.arrayContaining(where))
      expect(dayBefore).toEqual(expect.arrayContaining(where))
      expect(withRule.filter((table) => where.includes(table))).toEqual([])
    })
  }
})

/** Rules that take the same record entirely, later on, are left out: they would hide that the earlier one was gone. */
const mayRunBefore = (one: RetentionRule, rule: RetentionRule): boolean => one.period.days <= rule.period.days

async function carryAll(sql: OwnerSql, rule: RetentionRule, moment: ReturnType<typeof momentOf>): Promise<void> {
  while (await carryOutPart(sql, rule, moment) > 0);
}

describe('once every term is over', () => {
  const longest = Math.max(...RULES.map(({ period }) => period.days))

  it('no canary is left: in no table, queue, statistic, file, page, feed, export or line of output', async () => {
    await carryOutRetention(w.owner, after(longest + YEAR))
    // What stays is the number of a person, without a name.
    expect(await sweep(w.owner, everyNeedle().filter((needle) => needle !== planted.leaver))).toEqual([])
    const rows = await sweep(w.owner, [planted.leaver])
    expect(rows.filter((name) => !planted.numberStays.includes(name))).toEqual([])
    for (const needle of everyNeedle()) expect(filesWith(needle)).toEqual([])

    const seen = await everyDoor()
    for (const [name, { needle }] of Object.entries(planted.canaries)) if (needle !== planted.leaver) expect(seen.includes(needle), name).toBe(false)
    for (const needle of everyNeedle()) expect(said.join('\n')).not.toContain(needle)
  }, 240_000)

  it('what is kept on purpose is still there', async () => {
    const left = await sweep(w.owner, [planted.keptText])
    expect(left).toContain('agenda.action')
    expect(left.filter((name) => !(name in KEPT) && name !== 'pg_stats')).toEqual([])
  })

  it('and a proof is left for every rule', async () => {
    const proofs = await w.owner<{ rule: string }[]>`select distinct rule from privacy.erasure`
    expect(proofs.map(({ rule }) => rule).sort()).toEqual(RULES.map(({ name }) => name).sort())
  })

  it('and the folder of files that wait is empty', () => {
    expect(existsSync(join(folder, 'slagvaardig-uploads')) ? readdirSync(join(folder, 'slagvaardig-uploads')) : []).toEqual([])
  })
})
