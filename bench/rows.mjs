// Measures what row-level policies cost on a list of a million rows in ten coalitions, and what an operation costs beside its bare SQL.
import { randomBytes } from 'node:crypto'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { anyOf } from '../src/platform/actor.ts'
import { become, opening } from '../src/platform/become.ts'
import { connect, connectAsApp, transaction } from '../src/platform/database.ts'
import { useSecret } from '../src/platform/keys.ts'
import { perform, read, write } from '../src/platform/operation.ts'
import { launchPostgres } from '../src/platform/postgres/launcher.ts'
import { letAppLogIn, migrate } from '../src/platform/postgres/migrate.ts'
import { noPersons } from '../src/platform/processing.ts'
import { dataFolder } from './site.mjs'

const ROWS = Number(process.env.ROWS ?? 1_000_000)
const COALITIONS = 10
const ROUNDS = 200
const id = (number) => `019ab000-0000-7000-8000-${String(number).padStart(12, '0')}`
const OWN = id(1)
const [OFFICE, ADVISER, PRIORITY, ACTION] = [id(101), id(102), id(103), id(104)]

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]

/** Runs each of these in turn, so that what slows the machine slows all; gives the median milliseconds of each. */
async function timed(works, rounds = ROUNDS) {
  const times = works.map(() => [])
  for (let round = -20; round < rounds; round += 1) {
    for (const [place, work] of works.entries()) {
      const began = performance.now()
      await work()
      if (round >= 0) times[place].push(performance.now() - began)
    }
  }
  return times.map(median)
}

const report = (name, [ours, floor], aim) => console.log(`${name}: ${ours.toFixed(2)} ms, floor ${floor.toFixed(2)} ms, ratio ${(ours / floor).toFixed(2)}${aim ? ` (aim: at most ${aim})` : ''}`)

/** A million reports in ten coalitions; and those of one coalition again in a table of their own, with the same indexes and without policies. */
async function fill(owner) {
  await owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`
    await sql`
      insert into frontline.report (coalition_id, id, kind, body, municipality_code, reporter, organisation_id, recorded_at, state)
      select ('019ab000-0000-7000-8000-' || lpad((1 + n % ${COALITIONS})::text, 12, '0'))::uuid, ('019ab000-0001-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'signal',
             'Voorbeeld. Er gebeurt iets op de hoek van de straat, nummer ' || n, 'GM' || lpad((1 + n / ${COALITIONS} % 39)::text, 4, '0'),
             ('019ab000-0002-7000-8000-' || lpad((n % 5000)::text, 12, '0'))::uuid, ${id(50)}, timestamptz '2022-01-01' + n * interval '1 second', 'weighed'
        from generate_series(1, ${ROWS}::int) as n`
    await sql`create table public.single (like frontline.report including indexes)`
    await sql`insert into public.single select * from frontline.report where coalition_id = ${OWN}`
    await sql`insert into partners.organisation (coalition_id, id, kind, name, municipality_code) values (${OWN}, ${id(50)}, 'municipality', 'Een', 'GM0001')`
    for (const [person, role] of [[OFFICE, 'coalition-office'], [ADVISER, 'safety-adviser']]) {
      await sql`insert into partners.person (coalition_id, id, name, does, organisation_id) values (${OWN}, ${person}, 'Iemand', 'Iets', ${id(50)})`
      await sql`insert into partners.mandate (coalition_id, id, person_id, organisation_id, role, valid_from) values (${OWN}, ${person}, ${person}, ${id(50)}, ${role}, '2020-01-01')`
    }
    await sql`insert into agenda.action (coalition_id, id, priority_id, owner_organisation_id, title, what, state, confidentiality, planned_from, started_on)
      values (${OWN}, ${ACTION}, ${PRIORITY}, ${id(50)}, 'Een actie', 'Wat wij doen', 'running', 'public', '2022-01-01', '2022-01-01')`
  })
  await owner`vacuum analyze`
}

async function measureLists(owner, app) {
  const policies = async (person, query) => {
    const actor = await become(app, { coalition: OWN, person, mandate: person })
    return () => transaction(app, opening(actor, 'read only'), query)
  }
  const bare = (query) => () => owner.begin('read only', query)
  const page = (sql, table, where) => sql`select id, body, municipality_code, recorded_at, state from ${sql.unsafe(table)} where coalition_id = ${OWN} ${where} order by recorded_at desc, id desc limit 25`
  const count = (sql, table, where) => sql`select count(*) from ${sql.unsafe(table)} where coalition_id = ${OWN} ${where}`
  for (const { name, query } of [{ name: 'newest 25', query: page }, { name: 'count of all', query: count }]) {
    const rounds = query === count ? 30 : ROUNDS
    const none = (sql) => sql``
    const area = (sql) => sql`and municipality_code = 'GM0001'`
    const measured = (fragment) => ({ floor: bare((sql) => query(sql, 'public.single', fragment(sql))), with: (sql) => query(sql, 'frontline.report', fragment(sql)) })
    const [all, own] = [measured(none), measured(area)]
    report(`${name}, the coalition office`, await timed([await policies(OFFICE, all.with), all.floor], rounds), 1.3)
    report(`${name}, an adviser of one municipality who asks for it`, await timed([await policies(ADVISER, own.with), own.floor], rounds), 1.3)
  }
}

async function measureOperations(owner, app) {
  const may = anyOf('coalition-office')
  const shape = { input: z.object({}), may, processing: noPersons('a measurement') }
  const look = (sql) => sql`select title from agenda.action where coalition_id = ${OWN} and id = ${ACTION}`
  const change = (sql) => sql`update agenda.action set started_on = current_date where coalition_id = ${OWN} and id = ${ACTION}`
  const reading = read({ ...shape, name: 'bench.look', output: z.object({ title: z.string() }), run: async ({ sql }) => (await look(sql))[0] })
  const writing = write({ ...shape, name: 'bench.change', output: z.object({}), audit: () => 'bench', run: async ({ sql }) => { await change(sql); return {} } })
  const caller = { database: app, identity: { coalition: OWN, person: OFFICE, mandate: OFFICE }, origin: 'bench' }
  report('an operation that reads, beside its SQL', await timed([() => perform(reading, {}, caller), () => look(owner)]))
  report('an operation that writes, beside its SQL', await timed([() => perform(writing, {}, caller), () => change(owner)]))
}

useSecret(randomBytes(32))
const server = await launchPostgres({ dataDir: join(dataFolder(), 'data'), log: () => {} })
const [owner, app] = [connect(server.options, { max: 2 }), connectAsApp(server.options, { max: 2 })]
try {
  await migrate(owner)
  await letAppLogIn(owner)
  await fill(owner)
  await measureLists(owner, app)
  await measureOperations(owner, app)
  console.log(`load of the machine: ${loadavg()[0].toFixed(1)} on average over the last minute`)
} finally {
  await Promise.all([owner.end(), app.end()])
  await server.stop()
}
