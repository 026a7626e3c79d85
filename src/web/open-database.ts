// Opens the installation's database: the embedded one, or the server that DATABASE_URL names; migrated and seeded.
import { type AppSql, type Connection, connect, connectAsApp, type OwnerSql } from '../platform/database.ts'
import { prepareJobs } from '../platform/jobs.ts'
import { openSecret, secretCheck } from '../platform/keys.ts'
import { connectToRunning, launchPostgres } from '../platform/postgres/launcher.ts'
import { letAppLogIn, migrate } from '../platform/postgres/migrate.ts'
import { refuseUnusableLogin, refuseUnusableServer, withRights } from '../platform/postgres/server-check.ts'
import { type Installation, installationOf } from '../platform/site.ts'
import { StartFailure } from '../platform/start-failure.ts'
import { keepRegister } from '../privacy/public.ts'
import { seed } from './seed.ts'
import type { Settings } from './settings.ts'

type Server = {
  options: Connection
  stop: () => Promise<void>
  /** Resolves when the embedded server has ended, asked or not; a server elsewhere may come and go. */
  ended: Promise<void>
}

export type OpenDatabase = {
  connection: Connection
  /** For starting, seeding and jobs; everything that people do goes through `app`. */
  owner: OwnerSql
  app: AppSql
  installation: Installation
  ended: Promise<void>
  close: () => Promise<void>
}

type Log = (line: string) => void

/**
 * Starts or finds the database, brings it to this version, and fills it at the first start. `log` gets one Dutch line a step.
 * A command beside the site (`beside`) uses the embedded server that the site already runs.
 * @throws {StartFailure} when it cannot be used; whatever was started has then been stopped.
 */
export async function openDatabase(settings: Settings, log: Log, { beside = false } = {}): Promise<OpenDatabase> {
  const server = await serverOf(settings, log, beside)
  const owner = connect(server.options, { max: 3, name: 'slagvaardig owner' })
  const app = connectAsApp(server.options)
  const close = async (): Promise<void> => {
    await Promise.all([owner.end({ timeout: 5 }), app.end({ timeout: 5 })])
    await server.stop()
  }
  try {
    if (settings.server) await refuseUnusableServer(settings.server, owner)
    const installation = await withRights(owner, () => prepare(owner, server.options, settings, log))
    if (settings.server?.appUser) await refuseUnusableLogin(app)
    return { connection: server.options, owner, app, installation, ended: server.ended, close }
  } catch (error) {
    await Promise.all([owner.end({ timeout: 0 }), app.end({ timeout: 0 })])
    await server.stop()
    throw error
  }
}

async function prepare(owner: OwnerSql, connection: Connection, settings: Settings, log: Log): Promise<Installation> {
  await migrate(owner, log)
  if (!settings.server) await letAppLogIn(owner)
  await prepareJobs(connection)
  openSecret(settings.secretFile)
  const installation = await installationOf(owner) ?? await seed(owner, settings.kind ?? 'trial', log)
  if (settings.kind && installation.kind !== settings.kind) throw otherKind(installation.kind)
  const [kept] = await owner<{ check: string }[]>`select secret_check as check from platform.installation`
  if (kept?.check !== secretCheck()) throw otherSecret(settings.secretFile)
  await keepRegister(owner, installation.coalition)
  return installation
}

async function serverOf({ server, dataDir }: Settings, log: Log, beside: boolean): Promise<Server> {
  const running = server ?? (beside ? connectToRunning(dataDir) : undefined)
  return running ? { options: running, stop: async () => {}, ended: new Promise(() => {}) } : launchPostgres({ dataDir, log })
}

function otherKind(kind: Installation['kind']): StartFailure {
  const [is, wanted] = kind === 'trial' ? ['een proef', 'een echte installatie'] : ['een echte installatie', 'een proef']
  return new StartFailure(`Deze database is van ${is} en kan niet ${wanted} worden. Laat INSTALLATION=${kind} staan, of begin met een lege database.`)
}

const otherSecret = (path: string): StartFailure =>
  new StartFailure(`Het geheim in ${path} hoort niet bij deze database. Zet het bestand terug dat erbij hoort, of wijs het aan met SECRET_FILE.`)
