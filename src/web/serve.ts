// Starts the site: database, doors, jobs, and an orderly end.
import { createAdaptorServer } from '@hono/node-server'
import { once } from 'node:events'
import type { Server as HttpServer } from 'node:http'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { useAddress } from '../platform/address.ts'
import { startJobs } from '../platform/jobs.ts'
import { boundConnections, SERVER_LIMITS } from '../platform/limits/server-limits.ts'
import { useLogName } from '../platform/log/log-key.ts'
import { memoryIn, startSequencer } from '../platform/log/sequencer-loop.ts'
import { refuseMail, useMailServer } from '../platform/mail/send.ts'
import { StartFailure } from '../platform/start-failure.ts'
import { daily, jobs, often, useCollector } from './jobs.ts'
import { openDatabase } from './open-database.ts'
import { buildSite } from './server.ts'
import type { Settings } from './settings.ts'

// A terminal's Ctrl+C reaches us directly and once more through npm; a second one of a person comes later.
const SAME_KEYSTROKE_MS = 400
const PATIENCE_WITH_REQUESTS_MS = 5000
const PATIENCE_WITH_ALL_MS = 12_000

const log = (line: string): void => console.log(line)

export async function serve(settings: Settings): Promise<void> {
  await refuseBusyPort(settings.port)
  const database = await openDatabase(settings, log)
  if (settings.mail) useMailServer(settings.mail.server, settings.mail.from)
  else if (database.installation.kind === 'production') refuseMail()
  let stopping = false
  void database.ended.then(() => {
    if (stopping) return
    console.error('Slagvaardig: de database is onverwacht gestopt, en de site daarom ook. Start opnieuw; in postgres.log in de gegevensmap staat de reden.')
    process.exit(1)
  })
  const [site, stopJobs] = await Promise.all([buildSite(database, settings), startJobs(database.connection, database, jobs, daily, often)])
  useLogName(settings.logName)
  useCollector(settings.collector)
  const stopSequencer = startSequencer(database.owner, memoryIn(join(settings.dataDir, 'log')))
  const server = createAdaptorServer({ fetch: site.fetch, serverOptions: SERVER_LIMITS }) as HttpServer
  boundConnections(server, settings.trustProxy)
  const stop = async (): Promise<void> => {
    stopping = true
    await closeDoor(server)
    await Promise.all([stopJobs(), stopSequencer()])
    await database.close()
  }
  try {
    await listenOn(server, settings.port)
  } catch (error) {
    await stop()
    throw error
  }
  stopOnSignal(stop)
  const { port } = server.address() as AddressInfo
  useAddress(settings.address ?? `http://localhost:${port}`)
  log(`Slagvaardig staat klaar op http://localhost:${port} (na ${(performance.now() / 1000).toFixed(1)} seconden). Stoppen: Ctrl+C.`)
}

// Before anything else, so that a busy port takes no time and starts no database.
async function refuseBusyPort(port: number): Promise<void> {
  const probe = createServer()
  await listenOn(probe, port)
  await new Promise((resolve) => probe.close(resolve))
}

async function listenOn(server: Server, port: number): Promise<void> {
  server.listen(port)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw new StartFailure(portSentence((error as NodeJS.ErrnoException).code, port), { cause: error })
  }
}

function portSentence(code: string | undefined, port: number): string {
  if (code === 'EADDRINUSE') return `Poort ${port} is al bezet. Stop het andere programma of kies een andere poort, bijvoorbeeld PORT=${port === 65_535 ? 3000 : port + 1}.`
  if (code === 'EACCES') return `Poort ${port} mag dit programma niet gebruiken. Kies een poort vanaf 1024.`
  return `De site kan niet luisteren op poort ${port} (${code ?? 'onbekende fout'}).`
}

/** Lets the requests under way finish, and ends those that take too long. A connection gets at most one answer more, idle ones none. */
async function closeDoor(server: HttpServer): Promise<void> {
  server.prependListener('request', (_request, response) => response.setHeader('connection', 'close'))
  const closed = new Promise((resolve) => server.close(resolve))
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  await Promise.race([closed, sleep(PATIENCE_WITH_REQUESTS_MS, undefined, { ref: false })])
  clearInterval(idle)
  server.closeAllConnections()
}

/** Ends the program in order at the first signal, and at once at the next. The embedded database ends with us in both cases. */
function stopOnSignal(stop: () => Promise<void>): void {
  let asked: number | undefined
  const onSignal = (): void => {
    if (asked !== undefined) {
      if (performance.now() - asked > SAME_KEYSTROKE_MS) process.exit(130)
      return
    }
    asked = performance.now()
    setTimeout(() => process.exit(1), PATIENCE_WITH_ALL_MS).unref()
    stop().then(() => process.exit(0), (error: unknown) => {
      console.error('Slagvaardig: het stoppen ging niet in orde:', error)
      process.exit(1)
    })
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
}
