// Collects the who-may rows that ran and prints them as contracts/who-may.md, or fails when that file says otherwise.
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROLES } from '../src/platform/actor.ts'
import { ROOT } from '../src/platform/root.ts'

type Row = { operation: string; kind: string; sentence: string; who: string; answer: string }

export const WHO_MAY_FOLDER = join(ROOT, '.test-data', 'who-may')
const CONTRACT = join(ROOT, 'contracts', 'who-may.md')
const COLUMNS = [...ROLES, 'visitor']

export function recordWhoMay(row: Row): void {
  mkdirSync(WHO_MAY_FOLDER, { recursive: true })
  appendFileSync(join(WHO_MAY_FOLDER, `${process.pid}.jsonl`), `${JSON.stringify(row)}\n`)
}

function rows(): Row[] {
  if (!existsSync(WHO_MAY_FOLDER)) return []
  return readdirSync(WHO_MAY_FOLDER).flatMap((file) =>
    readFileSync(join(WHO_MAY_FOLDER, file), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Row))
}

function printed(all: Row[]): string {
  const operations = [...new Set(all.map((row) => row.operation))].sort()
  const lines = operations.map((operation) => {
    const own = all.filter((row) => row.operation === operation)
    const cells = COLUMNS.map((who) => own.find((row) => row.who === who)?.answer ?? '?')
    return `| ${operation} | ${own[0]!.kind} | ${own[0]!.sentence} | ${cells.join(' | ')} |`
  })
  return [
    '# Who may do what', '',
    'Printed from the tables that the tests ran; `npm run contracts` writes it anew.', '',
    `| operation | kind | who may | ${COLUMNS.join(' | ')} |`,
    `|---|---|---|${COLUMNS.map(() => '---').join('|')}|`,
    ...lines, '',
  ].join('\n')
}

/** At the end of a whole run: CONTRACTS=write writes the contract, CONTRACTS=check throws when it differs. */
export function finishWhoMay(): void {
  const wish = process.env['CONTRACTS']
  if (wish !== 'write' && wish !== 'check') return
  const text = printed(rows())
  if (wish === 'write') {
    mkdirSync(join(ROOT, 'contracts'), { recursive: true })
    writeFileSync(CONTRACT, text)
  } else if (!existsSync(CONTRACT) || readFileSync(CONTRACT, 'utf8') !== text) {
    // Thrown, because vitest decides itself with which code a run ends that had no failing test.
    throw new Error('contracts/who-may.md is not what the tests ran; `npm run contracts` writes it anew.')
  }
}
