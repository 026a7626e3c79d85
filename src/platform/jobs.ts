// Work that goes on after the answer: queued in the transaction of the change, done by graphile-worker.
import { Logger, makeWorkerUtils, parseCronItems, type Runner, run, type Task, type TaskList } from 'graphile-worker'
import type { AppSql, Connection, OwnerSql, WriteSql } from './database.ts'

/** What a job works on: as the owner for housekeeping, or through operations, as a named actor, on `app`. */
export type Databases = { owner: OwnerSql; app: AppSql }

/** A module's jobs: name → what to do with the payload. Names carry the module, like operations. */
export type Jobs = Record<`${string}.${string}`, (payload: unknown, databases: Databases) => Promise<void>>

// Only faults reach our log; that a job began or ended is in the queue's own tables.
const logger = new Logger(() => (level, message) => {
  if (level === 'error') console.error(JSON.stringify({ level, what: 'job', message }))
})

/** Queues a job; it exists only when the transaction commits. */
export async function addJob(sql: WriteSql, name: `${string}.${string}`, payload: object): Promise<void> {
  await sql`select platform.add_job(${name}, ${sql.json(payload as never)})`
}

function addressOf(connection: Connection): string {
  if (typeof connection === 'string') return connection
  const { host, database, username, port = 5432 } = connection
  return `postgres://${username}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
}

/** Makes or updates the queue's own tables; quick when there is nothing to do. */
export async function prepareJobs(connection: Connection): Promise<void> {
  const tools = await makeWorkerUtils({ connectionString: addressOf(connection), logger })
  await tools.migrate()
  await tools.release()
}

/** Starts working on the queue in this process. `daily` jobs run at a quarter past three. */
export async function startJobs(connection: Connection, databases: Databases, jobs: Jobs, daily: string[]): Promise<Runner> {
  const taskList: TaskList = Object.fromEntries(Object.entries(jobs).map(([name, work]) => {
    const task: Task = (payload) => work(payload, databases)
    return [name, task]
  }))
  return run({
    connectionString: addressOf(connection), taskList, concurrency: 2, noHandleSignals: true,
    parsedCronItems: parseCronItems(daily.map((task) => ({ task, match: '15 3 * * *' }))), logger,
  })
}
