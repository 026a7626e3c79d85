// Fetches the text of a boundary file from disk or from an address, and holds the command that imports it.
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { systemOf } from '../platform/actor.ts'
import type { AppSql } from '../platform/database.ts'
import { perform } from '../platform/operation.ts'
import { asProblem, Problem } from '../platform/problem.ts'
import { importBoundaries, LARGEST_FILE } from './import-boundaries.ts'

/** Where boundaries are published: only these may be fetched from the page, so that nobody makes the server look elsewhere. */
const PUBLISHERS = ['pdok.nl', 'cbs.nl', 'kadaster.nl', 'cartomap.github.io']
const PATIENCE_MS = 120_000
const MOST_REDIRECTS = 3

export const isPublisher = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' && PUBLISHERS.some((known) => hostname === known || hostname.endsWith(`.${known}`))

const fault = (message: string): Problem => new Problem('invalid-input', { issues: [{ field: 'address', message }] })

/** The text behind an address, at most LARGEST_FILE bytes. `mayFetch` is asked of every address, also after a redirect. */
export async function textFrom(given: string, mayFetch: (address: URL) => boolean = isPublisher): Promise<string> {
  let address = addressOf(given)
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    if (!mayFetch(address)) throw fault(`Van ${address.host} halen wij geen bestanden. Het mag van: ${PUBLISHERS.join(', ')}. U kunt het bestand ook zelf kiezen.`)
    const response = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null)
    if (!response) throw fault(`Er kwam geen antwoord van ${address.host}.`)
    const moved = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null
    if (!moved) return bodyOf(response)
    address = new URL(moved, address)
  }
  throw fault('Dit adres verwijst te vaak door.')
}

function addressOf(given: string): URL {
  if (URL.canParse(given)) return new URL(given)
  throw fault('Dit is geen volledig adres. Een adres begint met https://.')
}

async function bodyOf(response: Response): Promise<string> {
  if (!response.ok || !response.body) throw fault(`De uitgever gaf geen bestand, maar antwoord ${response.status}.`)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > LARGEST_FILE) throw fault('Dit bestand is te groot.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

const USAGE = 'Gebruik: npm run import -- boundaries <bestand of adres> --year <jaar van de kaart> [--source "<waar het vandaan komt>"]'

/**
 * The command `npm run import -- boundaries <file|address> --year 2020`.
 * @returns the exit code: 0 when the boundaries are in, 1 when the file was refused, 2 when the command was not complete
 */
export async function importBoundariesCommand(args: string[], { app, installation }: { app: AppSql; installation: { coalition: string } }): Promise<number> {
  const { file, year, source } = optionsIn(args)
  if (!file || !year) {
    console.error(USAGE)
    return 2
  }
  try {
    const text = /^https?:/.test(file) ? await textFrom(file, () => true) : await textOf(file)
    const caller = { database: app, identity: systemOf(installation.coalition, 'import'), origin: 'npm run import' }
    const done = await perform(importBoundaries, { file: text, mapYear: year, source: source ?? basename(file) }, caller)
    console.log(`Klaar: de grenzen van ${done.municipalities} gemeenten op 1 januari ${done.mapYear} (${done.leftOut} gemeenten buiten de regio overgeslagen).`)
    return 0
  } catch (thrown) {
    const problem = asProblem(thrown)
    console.error([problem.title, ...problem.issues.map((issue) => `- ${issue.message}`), ...(problem.detail ? [problem.detail] : [])].join('\n'))
    return 1
  }
}

function optionsIn(args: string[]): { file: string | undefined; year: string | undefined; source: string | undefined } {
  const after = (name: string): string | undefined => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined)
  return { file: args[0]?.startsWith('--') ? undefined : args[0], year: after('--year'), source: after('--source') }
}

async function textOf(path: string): Promise<string> {
  const size = await stat(path).then((file) => file.size, () => undefined)
  if (size === undefined) throw new Problem('invalid-input', { issues: [{ field: 'file', message: `Het bestand ${path} is er niet.` }] })
  if (size > LARGEST_FILE) throw new Problem('invalid-input', { issues: [{ field: 'file', message: 'Dit bestand is te groot.' }] })
  return readFile(path, 'utf8')
}
