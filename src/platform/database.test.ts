// Tests what values look like after a journey to the database and back.
import { expect, it } from 'vitest'
import { world } from '../../tests/world.ts'
import { connectAsApp } from './database.ts'
import { refuseUnusableLogin } from './postgres/server-check.ts'
import { asProblem } from './problem.ts'

const w = await world()

it('keeps a missing figure in a series missing, and the others exact', async () => {
  const series = [1, null, -0.1, 0, 1e-7, 2 ** 53, null]
  const [row] = await w.app`select ${series}::float8[] as there_and_back, array[1.5, null]::float8[] as made_there, '{}'::float8[] as empty`
  expect(row).toEqual({ there_and_back: series, made_there: [1.5, null], empty: [] })
})

it('keeps a day a day and a count a number', async () => {
  const [row] = await w.app`select '2019-03-31'::date as day, count(*) as counted from generate_series(1, 3)`
  expect(row).toEqual({ day: '2019-03-31', counted: 3 })
})

it('says at the start that requests cannot log in as their own role, instead of at the first request', async () => {
  const app = connectAsApp({ ...w.connection, appUser: 'slagvaardig_nobody', appPassword: 'x' }, { max: 1 })
  await expect(refuseUnusableLogin(app)).rejects.toThrow(/alter role slagvaardig_app login password/)
  await app.end({ timeout: 0 })
})

it('lets no statement of a request run on for long', async () => {
  expect(await w.app`select current_setting('statement_timeout') as longest`).toEqual([{ longest: '30s' }])
  const session = await w.app.reserve()
  await session.unsafe('set statement_timeout = 20')
  const stopped = await session.unsafe('select pg_sleep(5)').catch((error: unknown) => asProblem(error))
  await session.unsafe('set statement_timeout = 30000')
  session.release()
  expect(stopped).toMatchObject({ code: 'unavailable', status: 503 })
})

it('lets no statement of a request lay down its role and become the owner, where the server is our own', async () => {
  const session = await w.app.reserve()
  try {
    await session.unsafe('set role none')
    const [who] = await session<{ now: string; logged: string }[]>`select current_user as now, session_user as logged`
    // On a server of others the owner logs in for both; docs/threat-model.md says what that means.
    if (w.connection.appUser) expect(who).toEqual({ now: 'slagvaardig_app', logged: 'slagvaardig_app' })
    else expect(who?.logged).not.toBe('postgres')
    await expect(session.unsafe('set role postgres')).rejects.toThrow(/permission denied|does not exist/)
  } finally {
    await session.unsafe('reset role').catch(() => {})
    session.release()
  }
})
