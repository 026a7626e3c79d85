// Proves the promises of an operation: checked input, a right, the app role, the ledger in the same transaction, all or nothing.
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { COALITION, type World, world } from '../../tests/world.ts'
import { anyOf, everyone } from './actor.ts'
import { become } from './become.ts'
import { onChange, perform, read, write } from './operation.ts'
import { pseudonymOf } from './keys.ts'
import { activity, noPersons } from './processing.ts'
import { Problem } from './problem.ts'

let w: World
beforeAll(async () => {
  w = await world()
  await w.owner.unsafe(`
    create table platform.note (coalition_id uuid not null, text text not null, person uuid);
    alter table platform.note enable row level security;
    grant select, insert on platform.note to slagvaardig_app;
    create policy own on platform.note to slagvaardig_app
      using (coalition_id = nullif(current_setting('app.coalition', true), '')::uuid)
      with check (person is not distinct from nullif(current_setting('app.person', true), '')::uuid);`)
})

const addNote = write({
  name: 'platform.add-note',
  input: z.object({ text: z.string().min(1, { error: 'Vul een tekst in' }), fail: z.coerce.boolean().default(false) }),
  output: z.object({ length: z.number() }),
  may: anyOf('coalition-office'),
  processing: noPersons('a test'),
  audit: (_actor, _input, output) => `added a note of ${output.length} characters`,
  run: async ({ sql, actor }, input) => {
    await sql`insert into platform.note (coalition_id, text, person) values (${actor.coalition}, ${input.text}, ${actor.person})`
    if (input.fail) throw new Error('the program broke')
    return { length: input.text.length }
  },
})

const notes = read({
  name: 'platform.notes', input: z.object({}), output: z.array(z.string()), may: everyone, processing: noPersons('a test'),
  run: async ({ sql }) => (await sql<{ text: string }[]>`select text from platform.note`).map((row) => row.text),
})

const countLedger = async (where: string): Promise<number> =>
  (await w.owner.unsafe<{ n: number }[]>(`select count(*) as n from platform.access_record where ${where}`))[0]!.n

it('does what was asked and says so in the ledger, in the same transaction', async () => {
  await w.as('coalition-office').does(addNote, { text: 'hallo' })
  expect(await w.as('visitor').does(notes, {})).toContain('hallo')
  expect(await countLedger(`operation = 'platform.add-note' and result = 'done' and sentence = 'added a note of 5 characters'`)).toBe(1)
})

it('leaves nothing behind when it breaks halfway, and says that it failed', async () => {
  await expect(w.as('coalition-office').does(addNote, { text: 'half', fail: true })).rejects.toMatchObject({ code: 'unexpected' })
  expect(await w.as('visitor').does(notes, {})).not.toContain('half')
  expect(await countLedger(`operation = 'platform.add-note' and result = 'failed'`)).toBe(1)
})

it('refuses who has no right, and the ledger keeps the refusal with the name', async () => {
  const adviser = w.as('safety-adviser')
  expect(await adviser.tries(addNote, { text: 'x' })).toBe('not-allowed')
  expect(await w.as('visitor').tries(addNote, { text: 'x' })).toBe('not-signed-in')
  expect(await countLedger(`operation = 'platform.add-note' and result = 'refused' and person = '${adviser.identity.person}'`)).toBe(1)
})

it('checks the input first and names the field', async () => {
  const problem = await w.as('coalition-office').does(addNote, { text: '' }).catch((error: unknown) => error)
  expect(problem).toBeInstanceOf(Problem)
  expect(problem).toMatchObject({ code: 'invalid-input', issues: [{ field: 'text', message: 'Vul een tekst in' }] })
})

it('cannot write in a read', async () => {
  const sneaky = read({
    name: 'platform.sneaky', input: z.object({}), output: z.object({}), may: everyone, processing: noPersons('a test'),
    run: async ({ sql, actor }) => {
      await sql`insert into platform.note (coalition_id, text) values (${actor.coalition}, 'sneaky')`
      return {}
    },
  })
  await expect(w.as('coalition-office').does(sneaky, {})).rejects.toMatchObject({ cause: { code: '25006' } })
})

it('runs as a role that owns nothing, with the actor in force for this transaction only', async () => {
  const who = read({
    name: 'platform.who', input: z.object({}), may: everyone, processing: noPersons('a test'),
    output: z.object({ role: z.string(), person: z.string(), user: z.string() }),
    run: async ({ sql }) => {
      const [row] = await sql<{ role: string; person: string; user: string }[]>`
        select current_setting('app.role') as role, current_setting('app.person') as person, current_user as user`
      return row!
    },
  })
  const people = ['board-member', 'visitor', 'administrator', 'visitor', 'case-director'] as const
  const answers = await Promise.all(people.map((name) => w.as(name).does(who, {})))
  expect(answers.map((answer) => answer.role)).toEqual([...people])
  expect(answers[1]).toEqual({ role: 'visitor', person: '', user: 'slagvaardig_app' })
  const after = await Promise.all(people.map(() => w.app<{ role: string | null; user: string }[]>`
    select nullif(current_setting('app.role', true), '') as role, current_user as user`))
  expect(after.flat()).toEqual(people.map(() => ({ role: null, user: 'slagvaardig_app' })))
})

it('takes a mandate that has ended away at once', async () => {
  const person = w.as('taskforce-lead')
  expect(await person.tries(read({ ...notes, may: anyOf('taskforce-lead') }), {})).toBe('done')
  await w.owner`update partners.mandate set valid_to = clock_timestamp() where id = ${person.identity.mandate}`
  expect(await person.tries(read({ ...notes, may: anyOf('taskforce-lead') }), {})).toBe('not-signed-in')
})

it('tells listeners after a change, and not after a refusal', async () => {
  let changes = 0
  const stop = onChange(() => { changes += 1 })
  await w.as('visitor').tries(addNote, { text: 'x' })
  expect(changes).toBe(0)
  await w.as('coalition-office').does(addNote, { text: 'again' })
  expect(changes).toBe(1)
  stop()
})

it('does not call an act done when a statement in it failed, even if the program looked away', async () => {
  const careless = write({
    ...addNote, name: 'platform.careless',
    run: async ({ sql }, input) => {
      await sql`select 1 / 0`.catch(() => {})
      return { length: input.text.length }
    },
  })
  expect(await w.as('coalition-office').does(careless, { text: 'x' }).catch((error: unknown) => error)).toMatchObject({ code: 'unexpected' })
  expect(await countLedger(`operation = 'platform.careless' and result = 'done'`)).toBe(0)
})

it('keeps the ledger append-only, also for the owner of the table', async () => {
  for (const change of [`update platform.ledger set role = 'x'`, 'delete from platform.ledger', 'truncate platform.ledger cascade', `update platform.ledger_detail set sentence = 'x'`, 'truncate platform.ledger_detail', `update platform.processing_record set subjects = '{}'`, 'truncate platform.processing_record']) {
    await expect(w.owner.unsafe(change)).rejects.toMatchObject({ code: '42501' })
  }
})

it('acts without a name when asked: neither the act nor the ledger knows who, from where or at which moment', async () => {
  const quietly = write({ ...addNote, name: 'platform.add-quietly', withoutName: (input) => input.text === 'psst' })
  const office = w.as('coalition-office')
  await office.does(quietly, { text: 'psst' })
  await office.tries(quietly, { text: 'psst', fail: true }).catch(() => {})
  const lines = await w.owner`
    select person, mandate, organisation, role, origin, at = date_trunc('day', at at time zone 'UTC') at time zone 'UTC' as rounded, result
      from platform.access_record where operation = 'platform.add-quietly' order by result`
  const nobody = { person: null, mandate: null, organisation: null, role: 'coalition-office', origin: 'withheld', rounded: true }
  expect([...lines]).toEqual([{ ...nobody, result: 'done' }, { ...nobody, result: 'failed' }])
  expect([...await w.owner`select person from platform.note where text = 'psst'`]).toEqual([{ person: null }])
  expect(await w.as('safety-adviser').tries(quietly, { text: 'psst' })).toBe('not-allowed')
})

it('lets a write ask again who acts, whatever the request was told before', async () => {
  const office = w.as('coalition-office')
  const actor = await become(w.app, office.identity)
  const caller = { database: w.app, identity: office.identity, actor, origin: 'test' }
  await w.owner`update partners.mandate set valid_to = clock_timestamp() where id = ${office.identity.mandate}`
  await expect(perform(addNote, { text: 'late' }, caller)).rejects.toMatchObject({ code: 'not-signed-in' })
})

describe('an operation that touches data of persons', () => {
  const VISITS = activity({
    name: 'platform.visits', title: 'Bezoek', purpose: 'Oefenen', legalBasis: 'Geen', law: 'avg', subjects: [], data: [], recipients: [], retention: 'platform.session',
  })
  const look = read({
    name: 'platform.look', input: z.object({ at: z.array(z.string()) }), output: z.array(z.string()), may: anyOf('coalition-office', 'safety-adviser'),
    processing: VISITS, subjects: (_actor, _input, seen) => seen, audit: () => 'keek rond',
    run: async (_context, { at }) => at,
  })
  const logs = async () => [...await w.owner<{ sentence: string; person: string; subjects: string[] | null; activity: string; trace: string }[]>`
    select line.sentence, line.person, line.activity, line.trace, record.subjects from platform.access_record as line
      left join platform.processing_record as record using (coalition_id, operation_id, trace) where line.operation = 'platform.look' order by line.id`]

  it('leaves a line in both logs, joined by the id of the act, also when it only reads', async () => {
    const { person } = w.as('safety-adviser').identity
    await w.as('safety-adviser').does(look, { at: ['someone', 'another', 'someone'] })
    expect(await logs()).toMatchObject([{
      sentence: 'keek rond', person, activity: 'platform.visits', subjects: [pseudonymOf(COALITION, 'someone'), pseudonymOf(COALITION, 'another')],
    }])
  })

  it('names in the processing record neither the user nor the person behind the pseudonym', async () => {
    const rows = JSON.stringify(await w.owner`select * from platform.processing_record where name = 'platform.look'`)
    for (const name of ['someone', w.as('safety-adviser').identity.person!, w.as('safety-adviser').identity.mandate!]) expect(rows).not.toContain(name)
    expect(pseudonymOf(COALITION, 'someone')).not.toBe(pseudonymOf('019ab000-0000-7000-8000-000000000002', 'someone'))
  })

  it('leaves nothing when it showed nobody', async () => {
    const before = (await logs()).length
    await w.as('safety-adviser').does(look, { at: [] })
    expect(await logs()).toHaveLength(before)
  })

  it('is in the ledger when it was refused, but then nothing was processed', async () => {
    await w.as('visitor').tries(look, { at: ['someone'] })
    expect((await logs()).at(-1)).toMatchObject({ sentence: 'platform.look: not-signed-in', subjects: null })
  })

  it('shows nothing when its line cannot be written', async () => {
    await w.owner.unsafe('alter table platform.processing_record add constraint closed check (name <> \'platform.look\') not valid')
    expect(await w.as('safety-adviser').does(look, { at: ['someone'] }).catch((error: unknown) => error)).toBeInstanceOf(Problem)
    await w.owner.unsafe('alter table platform.processing_record drop constraint closed')
  })
})

it('uses for the reads of a request what the request was told of who acts', async () => {
  const visitor = await become(w.app, w.as('visitor').identity)
  const caller = { database: w.app, identity: w.as('safety-adviser').identity, actor: visitor, origin: 'test' }
  await expect(perform(read({ ...notes, may: anyOf('safety-adviser') }), {}, caller)).rejects.toMatchObject({ code: 'not-signed-in' })
})
