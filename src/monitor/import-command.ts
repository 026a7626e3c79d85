// The command `npm run import`: reads a delivery, says how far it is and what is wrong, and loads it.
import { systemOf } from '../platform/actor.ts'
import type { AppSql } from '../platform/database.ts'
import { perform } from '../platform/operation.ts'
import { asProblem } from '../platform/problem.ts'
import { readDelivery } from './import-read.ts'
import { importTable } from './import-table.ts'
import { knownCodes } from './known-codes.ts'
import type { Progress, Reading } from './parts/reading.ts'
import { LISTED, type Report } from './parts/report.ts'
import { faultPlace, faultSentence, faultWeight, periodsInWords, restatedInWords } from './words.ts'

const USAGE = `Gebruik: npm run import -- <bestand, map of adres> [--table 47018NED] [--dry-run]
  --table    de tabel die erin moet staan; staat er een andere, dan wordt niets ingelezen
  --dry-run  alleen lezen en controleren`

const BETWEEN_LINES_MS = 400

type Options = { from: string; table: string | undefined; dryRun: boolean }

/**
 * @returns the exit code: 0 when the figures are in (or were already), 1 when the delivery was refused or loading failed,
 * 2 when the command was not complete. The report and the result go to stdout, progress to stderr.
 */
export async function importCommand(args: string[], { app, installation }: { app: AppSql; installation: { coalition: string } }): Promise<number> {
  const options = optionsIn(args)
  if (!options) {
    console.error(USAGE)
    return 2
  }
  const caller = { database: app, identity: systemOf(installation.coalition, 'import'), origin: 'npm run import' }
  const started = performance.now()
  const { reading, report } = await readDelivery(options.from, { table: options.table, known: (table) => perform(knownCodes, { table }, caller), progress: showProgress })
  endProgress()
  printReport(report)
  if (!reading || report.refused) {
    console.log('Er is niets ingelezen.')
    return 1
  }
  describe(reading)
  if (options.dryRun) {
    console.log('Alleen gecontroleerd: er is niets ingelezen.')
    return 0
  }
  try {
    const { vintage, series } = await perform(importTable, { reading, progress: showProgress }, caller)
    endProgress()
    const seconds = (performance.now() - started) / 1000
    console.log(`Ingelezen: ${count(reading.rows)} rijen, ${count(series)} reeksen, in ${seconds.toFixed(2)} seconden. Levering ${vintage}.`)
    return 0
  } catch (error) {
    endProgress()
    const problem = asProblem(error)
    console.log(problem.detail ?? problem.title)
    if (problem.code === 'unexpected') console.error(problem.cause)
    return problem.code === 'conflict' ? 0 : 1
  }
}

function optionsIn(args: string[]): Options | undefined {
  const table = args.includes('--table') ? args[args.indexOf('--table') + 1] : undefined
  const plain = args.filter((arg, at) => !arg.startsWith('--') && args[at - 1] !== '--table')
  const unknown = args.filter((arg) => arg.startsWith('--') && arg !== '--table' && arg !== '--dry-run')
  const complete = plain.length === 1 && unknown.length === 0 && (table !== undefined || !args.includes('--table'))
  return complete && plain[0] ? { from: plain[0], table, dryRun: args.includes('--dry-run') } : undefined
}

const count = (number: number): string => number.toLocaleString('nl-NL')

let shownAt = 0

function showProgress({ phase, rows }: Progress): void {
  if (Date.now() - shownAt < BETWEEN_LINES_MS) return
  shownAt = Date.now()
  const line = `${phase === 'reading' ? 'Lezen' : 'Inlezen'}: ${count(rows)} rijen`
  process.stderr.write(process.stderr.isTTY ? `\r${line}` : `${line}\n`)
}

function endProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\n')
}

function printReport(report: Report): void {
  for (const { code, fault } of report.findings) {
    const place = faultPlace(fault)
    console.log(`[${faultWeight(code)}] ${code}${place === '' ? '' : ` (${place})`}: ${faultSentence(code, fault)}`)
  }
  for (const { code, count: number } of report.tally()) {
    if (number > LISTED) console.log(`[${faultWeight(code)}] ${code}: in totaal ${count(number)} keer; hierboven staan de eerste ${LISTED}.`)
  }
}

function describe({ table, periods, areas, categories, cube }: Reading): void {
  const used = cube.used()
  console.log([
    `Tabel ${table.identifier}: ${table.title}`,
    `  uitgever ${table.publisher ?? 'niet vermeld'}, gewijzigd op ${table.modified ?? 'onbekende dag'}; ${restatedInWords(table.borders)}`,
    `  ${periodsInWords(periods)}; ${count(Math.min(used.areas.size, areas.length))} gebieden, ${count(Math.min(used.categories.size, categories.length))} soorten, ${used.measures.size} onderwerpen`,
  ].join('\n'))
}
