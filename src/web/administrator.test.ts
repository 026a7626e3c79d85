// Proves that the administrator runs the system and reads no content: not through any page or REST operation, and not past them.
import { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { COALITION, identityOf, type Who, world } from '../../tests/world.ts'
import { browserOf } from '../platform/asking/browser.ts'
import { newId } from '../platform/id.ts'
import { perform } from '../platform/operation.ts'
import { pageDoor } from '../platform/page-door.ts'
import { restDoor } from '../platform/rest-door.ts'
import { allRoutes } from '../platform/routes.ts'
import { signInAsDemoPerson } from '../platform/session.ts'
import type { Site } from '../platform/site.ts'
import { offers } from './api.ts'
import './routes.ts'

const w = await world()
/** What an administrator looks after: accounts, people and their mandates, sessions, jobs. Everything else is content. */
const RUNS = new Set(['platform', 'partners', 'identity'])
/** Who sits in a taskforce is about people; what it does is content. */
const ABOUT_PEOPLE = new Set(['agenda.taskforce_member'])

const site: Site = {
  database: w.app, originOf: () => 'test', problemPage: (problem) => `${problem.title} ${problem.detail ?? ''}`,
  frame: ({ screen }) => `${screen.title} ${String(screen.lead ?? '')} ${String(screen.body)}`,
  installation: { kind: 'trial', coalition: COALITION, coalitionName: 'C', regionName: 'R' },
}
const doors = new Hono().route('/api/v1', restDoor(offers, site)).route('/', pageDoor(allRoutes(), site))

/** The texts that are not public. */
let secrets: string[]
/** For each part of an address, what to fill in: where there is something hidden, that. */
let parts: Record<string, string>

const oneOf = async (query: string): Promise<string> => String((await w.owner.unsafe<{ one: unknown }[]>(query))[0]?.one ?? newId())

/** Makes it as hard as can be: the administrator sits in the taskforce, reported something, and the hidden action has a file. */
async function temptTheAdministrator(): Promise<void> {
  const { person } = identityOf('administrator')
  await w.owner`
    insert into agenda.attachment (coalition_id, id, action_id, name, type, size, content, added_at, confidentiality, taskforce_id)
    select coalition_id, ${newId()}, id, 'verborgen-bijlage-van-de-taskforce.txt', 'text/plain', 1, 'x', now(), confidentiality, taskforce_id
      from agenda.action where confidentiality = 'taskforce' limit 1`
  await w.owner`
    insert into agenda.taskforce_member (coalition_id, taskforce_id, person_id, organisation_id, part, valid_from)
    select action.coalition_id, action.taskforce_id, person.id, person.organisation_id, 'member', '2026-01-01'
      from agenda.action join partners.person on person.id = ${person} where confidentiality = 'taskforce' limit 1`
  await w.owner`update frontline.report set reporter = ${person} where id = (select id from frontline.report where reporter is not null limit 1)`
  await w.owner`update frontline.step set reporter = ${person} where report_id in (select id from frontline.report where reporter = ${person})`
}

beforeAll(async () => {
  await temptTheAdministrator()
  const rows = await w.owner<{ text: string }[]>`
    select body as text from frontline.report where not exists (select from frontline.story where story.body = report.body)
    union select answer from frontline.step
    union select title from agenda.action where confidentiality <> 'public'
    union select what from agenda.action where confidentiality <> 'public'
    union select name from agenda.attachment where confidentiality <> 'public'`
  secrets = rows.map(({ text }) => text).filter((text) => text.length > 20)
  parts = {
    report: await oneOf("select id as one from frontline.report where state in ('received', 'weighed') limit 1"),
    action: await oneOf("select id as one from agenda.action where confidentiality <> 'public' limit 1"),
    attachment: await oneOf("select id as one from agenda.attachment where confidentiality <> 'public' limit 1"),
    taskforce: await oneOf("select taskforce_id as one from agenda.action where confidentiality = 'taskforce' limit 1"),
    circle: await oneOf('select id as one from partners.circle limit 1'),
    organisation: await oneOf("select id as one from partners.organisation where kind = 'municipality' limit 1"),
    priority: await oneOf('select slug as one from strategy.priority limit 1'),
    strategy: await oneOf('select slug as one from strategy.strategy limit 1'),
    municipality: 'GM0344', what: 'mandaat', person: identityOf('safety-adviser').person!, mandate: identityOf('safety-adviser').mandate!,
  }
})

/** Every address of the site and of the API that only reads, with the parts filled in. */
function addresses(): string[] {
  const filled = (path: string): string => path.replaceAll(/:(\w+)(?:\{(?:[^{}]|\{\d+\})*\})?|\{(\w+)\}/g, (_match, inPage: string | undefined, inApi: string | undefined) => parts[inPage ?? inApi ?? ''] ?? newId())
  return [
    ...allRoutes().filter(({ name }) => name !== 'frontline.arrivals').map(({ path }) => filled(path)),
    ...offers.filter(({ method }) => method === 'get').map(({ path }) => `/api/v1${filled(path)}`),
    '/zoeken?zoek=voorbeeld', '/api/v1/zoeken?text=voorbeeld', '/api/v1/zoeken/voorstellen?text=voorbeeld', '/meldingen?welke=alle', '/api/v1/meldingen?which=all',
  ]
}

/** Visits everything as this person; gives the addresses where something hidden was read, and how many answered at all. */
async function visitedBy(who: Exclude<Who, 'visitor' | 'system'>): Promise<{ found: string[]; answered: number }> {
  const { person, mandate } = identityOf(who)
  const { token } = await perform(signInAsDemoPerson, { person: person!, mandate: mandate!, browser: browserOf(undefined) }, { database: w.app, identity: identityOf('visitor'), origin: 'test' })
  const found: string[] = []
  let answered = 0
  for (const address of addresses()) {
    const answer = await doors.request(address, { headers: { cookie: `slagvaardig=${token}` } })
    const text = (await answer.text()).replaceAll('&#39;', "'").replaceAll('&amp;', '&')
    if (answer.status === 200) answered += 1
    expect(answer.status, address).toBeLessThan(500)
    if (secrets.some((secret) => text.includes(secret))) found.push(address)
  }
  return { found, answered }
}

describe('through every page and REST operation', () => {
  it('the administrator finds nothing that is not public', async () => {
    const { found, answered } = await visitedBy('administrator')
    expect(found).toEqual([])
    expect(answered).toBeGreaterThan(30)
  }, 60_000)

  it('the coalition office does, so that the test above says something', async () => {
    const { found } = await visitedBy('coalition-office')
    expect(found).toEqual(expect.arrayContaining(['/meldingen', `/meldingen/${parts['report']}`, `/acties/${parts['action']}`, '/api/v1/meldingen']))
  }, 60_000)
})

describe('past every operation, in the tables of content', () => {
  const seenBy = async (who: Who, table: string): Promise<number> => {
    const [row] = await w.as(who).queries((sql) => sql.unsafe<{ rows: number }[]>(`select count(*)::int as rows from ${table}`))
    return row!.rows
  }

  it('the administrator sees exactly what every visitor sees', async () => {
    const tables = await w.owner<{ name: string }[]>`
      select format('%s.%s', table_schema, table_name) as name from information_schema.role_table_grants
       where grantee = 'slagvaardig_app' and privilege_type = 'SELECT' and table_schema not in ('graphile_worker')
      union select format('%s.%s', table_schema, table_name) from information_schema.role_column_grants where grantee = 'slagvaardig_app' and privilege_type = 'SELECT'`
    const content = tables.map(({ name }) => name).filter((name) => !RUNS.has(name.split('.')[0]!) && !ABOUT_PEOPLE.has(name))
    expect(content).toEqual(expect.arrayContaining(['frontline.report', 'frontline.step', 'agenda.action', 'agenda.attachment']))
    for (const table of content) expect([table, await seenBy('administrator', table)]).toEqual([table, await seenBy('visitor', table)])
  }, 60_000)

  it('nor does the administrator read the logs', async () => {
    for (const table of ['platform.ledger', 'platform.ledger_detail', 'platform.processing_record']) expect([table, await seenBy('administrator', table)]).toEqual([table, 0])
  })
})
