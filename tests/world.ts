// Gives a test file its own database with the seed in it, and the named people to act as.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import type { z } from 'zod'
import { type Identity, type Role, systemOf, visitorOf } from '../src/platform/actor.ts'
import { become, opening } from '../src/platform/become.ts'
import { type AppSql, type Connection, connect, connectAsApp, type OwnerSql, type ReadSql, transaction } from '../src/platform/database.ts'
import { newId } from '../src/platform/id.ts'
import { type Operation, perform } from '../src/platform/operation.ts'
import { Problem, type ProblemCode } from '../src/platform/problem.ts'
import { ROOT } from '../src/platform/root.ts'
import { useSecret } from '../src/platform/keys.ts'
import { inDatabase, TEST_SECRET } from './one-server.ts'

export const COALITION = '019ab000-0000-7000-8000-000000000001'

export type Who = Role | 'visitor' | 'system'

export type Person = {
  identity: Identity
  /** Performs the operation as this person; throws a Problem when refused. */
  does: <I extends z.ZodObject, O extends z.ZodType>(operation: Operation<I, O>, input: z.input<I>) => Promise<z.output<O>>
  /** Performs it and gives 'done' or the code of the refusal. */
  tries: <I extends z.ZodObject, O extends z.ZodType>(operation: Operation<I, O>, input: z.input<I>) => Promise<'done' | ProblemCode>
  /** Runs own SQL as this person, past every operation: what the database itself lets through. */
  queries: <Result>(work: (sql: ReadSql) => Promise<Result>) => Promise<Result>
}

export type World = {
  /** The owner's pool: to look behind the policies, never to prove them. */
  owner: OwnerSql
  /** The pool that operations run on. */
  app: AppSql
  connection: Connection
  as: (who: Who) => Person
  asIdentity: (identity: Identity) => Person
}

type DemoPerson = { id: string; role: Role; mandate: string }

/** A fresh database for this test file: a copy of the seeded template, gone afterwards. */
export async function world(): Promise<World> {
  useSecret(TEST_SECRET)
  const server = inject('server')
  const name = `world_${newId().replaceAll('-', '')}`
  const admin = connect(server, { max: 1, name: 'tests' })
  await admin.unsafe(`create database ${name} template ${inject('template')}`)
  const connection = inDatabase(server, name)
  const owner = connect(connection, { max: 2, name: 'tests' })
  const app = connectAsApp(connection, { max: 4, name: 'tests' })
  afterAll(async () => {
    await Promise.all([owner.end(), app.end()])
    await admin.unsafe(`drop database if exists ${name} with (force)`)
    await admin.end()
  })
  const asIdentity = (identity: Identity): Person => personIn(app, identity)
  return { owner, app, connection, asIdentity, as: (who) => asIdentity(identityOf(who)) }
}

function personIn(database: AppSql, identity: Identity): Person {
  const caller = { database, identity, origin: 'test' }
  const does: Person['does'] = (operation, input) => perform(operation, input, caller)
  return {
    identity,
    does,
    queries: async (work) => transaction(database, opening(await become(database, identity), 'read write'), work),
    tries: async (operation, input) => {
      try {
        await does(operation, input)
        return 'done'
      } catch (error) {
        if (error instanceof Problem && error.code !== 'unexpected') return error.code
        throw error instanceof Problem && error.cause ? error.cause : error
      }
    },
  }
}

/** The demo person with this role, as the seed has them. */
export function identityOf(who: Who): Identity {
  if (who === 'visitor') return visitorOf(COALITION)
  if (who === 'system') return systemOf(COALITION, 'test')
  const people = JSON.parse(readFileSync(join(ROOT, 'seed', 'demo', 'people.json'), 'utf8')) as { people: DemoPerson[] }
  const person = people.people.find((candidate) => candidate.role === who)
  if (!person) throw new Error(`the demo seed has nobody who is ${who}`)
  return { coalition: COALITION, person: person.id, mandate: person.mandate }
}
