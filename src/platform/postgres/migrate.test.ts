// Proves that a start beside a site that runs waits for nobody, and what a start says.
import { expect, it } from 'vitest'
import { world } from '../../../tests/world.ts'
import { migrate } from './migrate.ts'

const w = await world()

it('locks nothing when neither the files nor the rules in force differ, so that nobody who reads or writes has to wait', async () => {
  await migrate(w.owner)
  await w.owner.begin(async (reader) => {
    await reader`select from platform.session`
    await reader`lock table strategy.priority in row exclusive mode`
    await expect(migrate(w.owner)).resolves.toBeUndefined()
  })
})

it('puts the rules in force again when someone changed one by hand, whatever they changed', async () => {
  const state = async () => w.owner`
    select polname, relacl::text, nspacl::text from pg_class join pg_namespace on pg_namespace.oid = relnamespace
      left join pg_policy on polrelid = pg_class.oid where nspname = 'platform' order by relname, polname`
  await migrate(w.owner)
  const before = await state()
  for (const byHand of [
    'grant select on platform.migration to slagvaardig_app', 'create policy by_hand on platform.session using (true)', 'alter table platform.ledger disable row level security',
    'grant execute on function platform.refuse_change() to slagvaardig_app', 'grant select (name) on platform.migration to slagvaardig_app', 'drop policy own_sessions on platform.session',
  ]) {
    await w.owner.unsafe(byHand)
    await migrate(w.owner)
    expect(await state(), byHand).toEqual(before)
    const [open] = await w.owner`
      select has_function_privilege('slagvaardig_app', 'platform.refuse_change()', 'execute') as may_execute,
             has_column_privilege('slagvaardig_app', 'platform.migration', 'name', 'select') as may_read,
             relrowsecurity from pg_class where oid = 'platform.ledger'::regclass`
    expect(open, byHand).toEqual({ may_execute: false, may_read: false, relrowsecurity: true })
  }
})

it('says that there is work only when there is', async () => {
  const said: string[] = []
  await migrate(w.owner, (line) => said.push(line))
  expect(said).toEqual([])
})
