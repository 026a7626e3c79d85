// Writes the whole log as one file, part by part, for the privacy officer to hand over or to check elsewhere.
import { readCheckpoint } from '../../methods/merkle/checkpoint.ts'
import type { Visit } from '../page.ts'
import { headerLine } from './export-file.ts'
import { logLines, MOST_LINES } from './lines.ts'
import { logCheckpoint, logKeys } from './published.ts'

/** The parts of the file. Each asks anew who acts: `run` is the visit's `runAnew`. */
export async function* exportLog(run: Visit['run']): AsyncGenerator<string> {
  const { note } = await run(logCheckpoint, {})
  const { note: witnessed } = await run(logCheckpoint, { witnessed: true })
  const size = readCheckpoint(note)?.size ?? 0
  yield headerLine({ checkpoint: note, witnessed: witnessed || null, ...(await run(logKeys, {})) })
  for (let from = 0; from < size; from += MOST_LINES) {
    const { lines } = await run(logLines, { from, count: Math.min(MOST_LINES, size - from) })
    yield lines.map((line) => `${line}\n`).join('')
  }
}
