// The work behind an import that was asked for on the site: read, report how far it is, and load.
import { z } from 'zod'
import { systemOf } from '../platform/actor.ts'
import { id } from '../platform/id.ts'
import type { Databases, Jobs } from '../platform/jobs.ts'
import { perform } from '../platform/operation.ts'
import { asProblem } from '../platform/problem.ts'
import { readDelivery } from './import-read.ts'
import { importTable } from './import-table.ts'
import { knownCodes } from './known-codes.ts'
import type { Reading } from './parts/reading.ts'
import { findingsOf, type Report } from './parts/report.ts'
import { throwAway, waitingFile } from './parts/uploads.ts'
import { hasEnded, isPublisher, type RunState } from './rules.ts'

const payloadShape = z.object({ coalition: id, run: id })
type Run = z.output<typeof payloadShape>
type Asked = { address: string | null; upload: string | null; table: string | null; state: RunState }

export const jobs: Jobs = {
  'monitor.import': async (payload, databases) => importFor(payloadShape.parse(payload), databases),
}

/** Does one import to its end, whatever that is; tried again after a crash it begins anew, unless it had ended. */
async function importFor(run: Run, databases: Databases): Promise<void> {
  const [asked] = await databases.owner<Asked[]>`
    select address, upload, table_wanted as table, state from monitor.import_run where coalition_id = ${run.coalition} and id = ${run.run}`
  if (!asked || hasEnded(asked.state)) return
  const pulse = startPulse(run, databases)
  try {
    await readAndLoad(run, asked, databases, pulse)
  } catch (error) {
    console.error(JSON.stringify({ level: 'error', what: 'import', run: run.run, error: String(error) }))
    await end(run, databases, 'failed', null)
  } finally {
    pulse.stop()
    if (asked.upload) await throwAway(asked.upload)
  }
}

async function readAndLoad(run: Run, asked: Asked, databases: Databases, pulse: Pulse): Promise<void> {
  const caller = { database: databases.app, identity: systemOf(run.coalition, 'import'), origin: 'job' }
  const from = asked.address ?? (asked.upload && await waitingFile(asked.upload))
  if (!from) return end(run, databases, 'failed', null)
  const { reading, report } = await readDelivery(from, {
    table: asked.table ?? undefined,
    mayFetch: isPublisher,
    known: (table) => perform(knownCodes, { table }, caller),
    progress: ({ rows }) => pulse.says('reading', rows),
  })
  if (!reading || report.refused) return end(run, databases, 'refused', report, reading?.rows)
  pulse.says('loading', 0)
  await load(run, reading, databases, pulse, caller)
}

type Caller = Parameters<typeof perform>[2]

async function load(run: Run, reading: Reading, databases: Databases, pulse: Pulse, caller: Caller): Promise<void> {
  try {
    await perform(importTable, { reading, run: run.run, progress: ({ rows }) => pulse.says('loading', rows) }, caller)
  } catch (error) {
    if (asProblem(error).code !== 'conflict') throw error
    reading.report.add('already-there')
    await end(run, databases, 'refused', reading.report, reading.rows)
  }
}

/** Progress is not an act: it goes to the run's row and not to the ledger. */
type Pulse = { says: (state: 'reading' | 'loading', rows: number) => void; stop: () => void }

function startPulse(run: Run, { owner }: Databases): Pulse {
  let now: { state: RunState; rows: number } = { state: 'reading', rows: 0 }
  const beat = (): void => {
    void owner`
      update monitor.import_run set state = ${now.state}, rows = ${now.rows}, sign_of_life = now()
       where coalition_id = ${run.coalition} and id = ${run.run} and state in ('waiting', 'reading', 'loading')`.catch(() => {})
  }
  const timer = setInterval(beat, 1_000)
  beat()
  return { says: (state, rows) => { now = { state, rows } }, stop: () => clearInterval(timer) }
}

async function end(run: Run, { owner }: Databases, state: 'refused' | 'failed', report: Report | null, rows = 0): Promise<void> {
  await owner`
    update monitor.import_run set state = ${state}, findings = ${owner.json(report ? findingsOf(report) : [])}, rows = ${rows}, sign_of_life = now()
     where coalition_id = ${run.coalition} and id = ${run.run}`
}
