// How the installation is doing, for the administrator: no content, only sizes and counts.
import { z } from 'zod'
import { anyOf } from './actor.ts'
import { read } from './operation.ts'
import { noPersons } from './processing.ts'

export const health = read({
  name: 'platform.health',
  input: z.object({}),
  output: z.object({
    server: z.string(), bytes: z.number(), startedAt: z.date(), kind: z.enum(['trial', 'production']),
    waitingJobs: z.number(), failedJobs: z.number(),
  }),
  may: anyOf('administrator'),
  processing: noPersons('holds no content'),
  run: async ({ sql }) => {
    const [row] = await sql<{ server: string; bytes: number; started_at: Date; kind: 'trial' | 'production'; waiting: number; failed: number }[]>`
      select current_setting('server_version') as server, pg_database_size(current_database()) as bytes,
             installation.started_at, installation.kind, jobs.waiting, jobs.failed
        from platform.installation cross join platform.job_counts() as jobs`
    if (!row) throw new Error('the installation row is missing')
    return { server: row.server, bytes: row.bytes, startedAt: row.started_at, kind: row.kind, waitingJobs: row.waiting, failedJobs: row.failed }
  },
})
