// Starts one PostgreSQL for the whole test run (or uses TEST_DATABASE_URL) and prepares the template that every file copies.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Connection, connect, connectionFrom } from '../src/platform/database.ts'
import { prepareJobs } from '../src/platform/jobs.ts'
import { useSecret } from '../src/platform/keys.ts'
import { launchPostgres } from '../src/platform/postgres/launcher.ts'
import { letAppLogIn, migrate } from '../src/platform/postgres/migrate.ts'
import { seed } from '../src/web/seed.ts'
import { finishWhoMay, WHO_MAY_FOLDER } from './who-may-contract.ts'

declare module 'vitest' {
  interface ProvidedContext {
    server: Connection
    template: string
  }
}

/** The secret of every world: the template's database remembers which one belongs to it. */
export const TEST_SECRET = new Uint8Array(32).fill(7)

/** Starts the server, gives it to the tests, and returns how to stop it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  rmSync(WHO_MAY_FOLDER, { recursive: true, force: true })
  const given = process.env['TEST_DATABASE_URL']
  const folder = mkdtempSync(join(tmpdir(), 'slagvaardig-test-'))
  // A run as root starts PostgreSQL as another user, which must be able to pass.
  chmodSync(folder, 0o711)
  const server = given
    ? { options: connectionFrom(given), stop: async () => {} }
    : await launchPostgres({ dataDir: join(folder, 'data'), log: () => {}, settings: { fsync: 'off' } })
  const template = `slagvaardig_template_${process.pid}`
  const admin = connect(server.options, { max: 1, name: 'tests' })
  await admin.unsafe(`create database ${template}`)
  await fill(inDatabase(server.options, template))
  project.provide('server', server.options)
  project.provide('template', template)

  return async () => {
    await admin.unsafe(`drop database if exists ${template} with (force)`)
    await admin.end()
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
    if (isWholeRun(process.argv)) finishWhoMay()
  }
}

/** Whether all tests ran: a run of named files, or of one test, knows only some of the who-may rows. */
const isWholeRun = ([, , ...words]: string[]): boolean => words.every((word) => word === 'run' || word.startsWith('--'))

async function fill(connection: Connection): Promise<void> {
  useSecret(TEST_SECRET)
  const owner = connect(connection, { max: 2, name: 'tests' })
  await migrate(owner)
  if (connection.appUser) await letAppLogIn(owner)
  await prepareJobs(connection)
  await seed(owner, 'trial', () => {})
  await owner.end()
}

/** The same server, another database. */
export function inDatabase(server: Connection, database: string): Connection {
  return { ...server, database }
}
