// Runs the sequencer every second for as long as the site runs, and says in the database when it cannot go on.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { OwnerSql } from '../database.ts'
import { recordCheck } from './own-check.ts'
import { type Memory, sequence, TornLog } from './sequencer.ts'

const EVERY_MS = 1000
const AFTER_FAULT_MS = 10_000

/** What we signed last, in a file per coalition in this folder; put in place whole, so that a crash leaves the one before. */
export function memoryIn(folder: string): Memory {
  const path = (coalition: string): string => join(folder, `${coalition}.checkpoint`)
  return {
    recall: (coalition) => {
      try {
        return readFileSync(path(coalition), 'utf8')
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    remember: (coalition, note) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 })
      writeFileSync(`${path(coalition)}.new`, note, { mode: 0o600 })
      renameSync(`${path(coalition)}.new`, path(coalition))
    },
  }
}

/**
 * Starts giving lines their places, each second, for every coalition. Gives how to stop, which waits for the batch under way.
 * A log that is torn is left as it is: the finding stands in platform.log_check, lines keep waiting, and log health shows both.
 */
export function startSequencer(owner: OwnerSql, memory: Memory): () => Promise<void> {
  const stopping = new AbortController()
  const running = (async () => {
    // The first round looks at every log, also to sign under a new name; after that only where lines wait.
    for (let everyLog = true; !stopping.signal.aborted; everyLog = false) {
      const pause = await sequenceAll(owner, memory, everyLog)
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {})
    }
  })()
  return async () => {
    stopping.abort()
    await running
  }
}

/** One round over the coalitions. Answers how long to wait for the next. */
async function sequenceAll(owner: OwnerSql, memory: Memory, everyLog: boolean): Promise<number> {
  try {
    const coalitions = await owner<{ id: string }[]>`
      select coalition_id as id from platform.installation where ${everyLog}
       union select coalition_id from platform.log_pending where due <= now()`
    let pause = EVERY_MS
    for (const { id } of coalitions) {
      const answer = await sequenceOne(owner, id, memory)
      if (answer === 'torn') pause = AFTER_FAULT_MS
    }
    return pause
  } catch (error) {
    // The database may be away for a moment.
    console.error(JSON.stringify({ level: 'error', what: 'sequencer', error: String(error) }))
    return AFTER_FAULT_MS
  }
}

async function sequenceOne(owner: OwnerSql, coalition: string, memory: Memory): Promise<'done' | 'torn'> {
  try {
    while (await sequence(owner, coalition, memory) > 0);
    return 'done'
  } catch (error) {
    if (!(error instanceof TornLog)) throw error
    console.error(JSON.stringify({ level: 'error', what: 'log torn', coalition, error: error.message }))
    await recordCheck(owner, coalition, { sound: false, finding: error.message })
    return 'torn'
  }
}
