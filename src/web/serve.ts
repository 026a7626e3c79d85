// Starts the site: database, doors, jobs, and an orderly end.
import { serve as listen } from '@hono/node-server'
import { performance } from 'node:perf_hooks'
import { startJobs } from '../platform/jobs.ts'
import { daily, jobs } from './jobs.ts'
import { openDatabase } from './open-database.ts'
import { buildSite } from './server.ts'
import type { Settings } from './settings.ts'

const log = (line: string): void => console.log(line)

export async function serve(settings: Settings): Promise<void> {
  const database = await openDatabase(settings, log)
  const app = await buildSite(database, settings)
  const server = listen({ fetch: app.fetch, port: settings.port }, ({ port }) => {
    log(`Slagvaardig staat klaar op http://localhost:${port} (na ${(performance.now() / 1000).toFixed(1)} seconden). Stoppen: Ctrl+C.`)
  })
  const stopWith = async (code: number): Promise<void> => {
    await database.close()
    process.exit(code)
  }
  server.on('error', (error: NodeJS.ErrnoException) => {
    console.error(`Slagvaardig: ${portSentence(error, settings.port)}`)
    void stopWith(1)
  })
  const worker = await startJobs(database.connection, database, jobs, daily)
  const stop = async (): Promise<void> => {
    server.close()
    await worker.stop()
    await stopWith(0)
  }
  process.once('SIGINT', () => void stop())
  process.once('SIGTERM', () => void stop())
}

function portSentence(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === 'EADDRINUSE') return `Poort ${port} is al bezet. Stop het andere programma of kies een andere poort, bijvoorbeeld PORT=${port + 1}.`
  if (error.code === 'EACCES') return `Poort ${port} mag dit programma niet gebruiken. Kies een poort vanaf 1024.`
  return `De site kan niet luisteren op poort ${port} (${error.code ?? 'onbekende fout'}).`
}
