// Work that goes on after the answer: queued in the transaction of the change, done by graphile-worker.
import { Logger, parseCronItems, run, runMigrations, type Task, type TaskList } from 'graphile-worker'
import pg from 'pg'
import { type AppSql, type Connection, type OwnerSql, TIME_ZONE, type WriteSql } from './database.ts'

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

// Its own client, because graphile-worker speaks through `pg`. A connection that is lost is a line in the log; the next one is a new one.
function poolOn(connection: Connection): pg.Pool {
  const { username: user, ...place } = connection
  const pool = new pg.Pool({ ...place, user, max: 4, application_name: 'slagvaardig jobs', options: `-c TimeZone=${TIME_ZONE}` })
  // Ending does not wait for the server's goodbye, which may then come as an error.
  const complain = (error: Error): void => { if (!pool.ending) logger.error(`connection lost: ${error.message}`) }
  pool.on('error', complain)
  pool.on('connect', (client) => client.on('error', complain))
  return pool
}

/** Makes or updates the queue's own tables; quick when there is nothing to do. */
export async function prepareJobs(connection: Connection): Promise<void> {
  const pgPool = poolOn(connection)
  await runMigrations({ pgPool, logger })
  await pgPool.end()
}

/**
 * Starts working on the queue in this process. `daily` jobs run at a quarter past three, `often` ones every five minutes.
 * Gives how to stop: running jobs get five seconds.
 */
export async function startJobs(connection: Connection, databases: Databases, jobs: Jobs, daily: string[], often: string[] = []): Promise<() => Promise<void>> {
  const taskList: TaskList = Object.fromEntries(Object.entries(jobs).map(([name, work]) => {
    const task: Task = (payload) => work(payload, databases)
    return [name, task]
  }))
  const pgPool = poolOn(connection)
  const runner = await run({
    pgPool, taskList, concurrency: 2, noHandleSignals: true,
    parsedCronItems: parseCronItems([...daily.map((task) => ({ task, match: '15 3 * * *' })), ...often.map((task) => ({ task, match: '*/5 * * * *' }))]), logger,
  })
  return async () => {
    await runner.stop()
    await pgPool.end()
  }
}
