// Opens the installation's database: the embedded one, or the server that DATABASE_URL names; migrated and seeded.
import { type AppSql, type Connection, connect, connectAsApp, type OwnerSql } from '../platform/database.ts'
import { prepareJobs } from '../platform/jobs.ts'
import { connectToRunning, launchPostgres } from '../platform/launcher.ts'
import { migrate } from '../platform/migrate.ts'
import { type Installation, installationOf } from '../platform/site.ts'
import { StartFailure } from '../platform/start-failure.ts'
import { seed } from './seed.ts'
import type { Settings } from './settings.ts'

/** `owner` is for starting, seeding and jobs; everything that people do goes through `app`. */
export type OpenDatabase = { connection: Connection; owner: OwnerSql; app: AppSql; installation: Installation; close: () => Promise<void> }

/**
 * Starts or finds the database, brings it to this version, and fills it at the first start. `log` gets one Dutch line a step.
 * A command beside the site (`beside`) uses the embedded server that the site already runs.
 */
export async function openDatabase(settings: Settings, log: (line: string) => void, { beside = false } = {}): Promise<OpenDatabase> {
  const server = await serverOf(settings, log, beside)
  const owner = connect(server.options, { max: 3, name: 'slagvaardig owner' })
  const app = connectAsApp(server.options)
  const close = async (): Promise<void> => {
    await Promise.all([owner.end({ timeout: 5 }), app.end({ timeout: 5 })])
    await server.stop()
  }
  try {
    await refuseUnreachable(owner)
    await migrate(owner)
    await prepareJobs(server.options)
    const installation = await installationOf(owner) ?? await seed(owner, settings.kind, log)
    if (installation.kind !== settings.kind && process.env['INSTALLATION']) {
      throw new StartFailure(`Deze installatie is een ${installation.kind} en kan geen ${settings.kind} worden. Begin met een lege database.`)
    }
    return { connection: server.options, owner, app, installation, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function serverOf(settings: Settings, log: (line: string) => void, beside: boolean): Promise<{ options: Connection; stop: () => Promise<void> }> {
  const running = settings.databaseUrl ?? (beside ? connectToRunning(settings.dataDir) : undefined)
  return running ? { options: running, stop: async () => {} } : launchPostgres({ dataDir: settings.dataDir, log })
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'daar luistert geen PostgreSQL',
  ENOTFOUND: 'die naam bestaat niet',
  EAI_AGAIN: 'die naam is niet te vinden',
  CONNECT_TIMEOUT: 'er komt geen antwoord',
  '28P01': 'naam of wachtwoord klopt niet',
  '28000': 'naam of wachtwoord klopt niet',
  '3D000': 'die database bestaat niet',
}

async function refuseUnreachable(owner: OwnerSql): Promise<void> {
  try {
    await owner`select 1`
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new StartFailure(`De database van DATABASE_URL is niet bereikbaar: ${REASONS[code] ?? `fout ${code || 'onbekend'}`}.`)
  }
}
