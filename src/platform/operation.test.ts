// Proves the promises of an operation: checked input, a right, the app role, the ledger in the same transaction, all or nothing.
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { type World, world } from '../../tests/world.ts'
import { anyOf, everyone } from './actor.ts'
import { become } from './become.ts'
import { onChange, perform, read, unrecorded, write } from './operation.ts'
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
  audit: (_actor, _input, output) => `added a note of ${output.length} characters`,
  run: async ({ sql, actor }, input) => {
    await sql`insert into platform.note (coalition_id, text, person) values (${actor.coalition}, ${input.text}, ${actor.person})`
    if (input.fail) throw new Error('the program broke')
    return { length: input.text.length }
  },
})

const notes = read({
  name: 'platform.notes', input: z.object({}), output: z.array(z.string()), may: everyone, audit: unrecorded('a test'),
  run: async ({ sql }) => (await sql<{ text: string }[]>`select text from platform.note`).map((row) => row.text),
})

const countLedger = async (where: string): Promise<number> =>
  (await w.owner.unsafe<{ n: number }[]>(`select count(*) as n from platform.ledger where ${where}`))[0]!.n

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
    name: 'platform.sneaky', input: z.object({}), output: z.object({}), may: everyone, audit: unrecorded('a test'),
    run: async ({ sql, actor }) => {
      await sql`insert into platform.note (coalition_id, text) values (${actor.coalition}, 'sneaky')`
      return {}
    },
  })
  await expect(w.as('coalition-office').does(sneaky, {})).rejects.toMatchObject({ cause: { code: '25006' } })
})

it('runs as a role that owns nothing, with the actor in force for this transaction only', async () => {
  const who = read({
    name: 'platform.who', input: z.object({}), may: everyone, audit: unrecorded('a test'),
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
  for (const change of [`update platform.ledger set sentence = 'x'`, 'delete from platform.ledger', 'truncate platform.ledger']) {
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
      from platform.ledger where operation = 'platform.add-quietly' order by result`
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
