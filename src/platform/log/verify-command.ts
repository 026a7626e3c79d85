// The command `npm run verify-log`: checks a log at an address, in a folder, or in a file that was taken along, without trusting who gave it.
import { createReadStream, readFileSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { readVerifierKey, type VerifierKey } from '../../methods/merkle/note.ts'
import { StartFailure } from '../start-failure.ts'
import { type Keys, pathsBelow, type ReadPath } from './log-source.ts'
import { type Finding, isSound, type Options, verifyExport, verifySource } from './verify-log.ts'

const HELP = `Zo controleert u een logboek:
  npm run verify-log -- ADRES|MAP|BESTAND [--checkpoint BESTAND] [--key SLEUTEL] [--witness SLEUTEL]
    ADRES         het adres van de site, bijvoorbeeld https://veiligheid.example.nl
    MAP           een kopie van wat onder /logboek staat (checkpoint, sleutels, tile/…)
    BESTAND       de uitvoer van het logboek (logboek.jsonl)
    --checkpoint  een controlepunt dat u eerder bewaarde; mag vaker
    --key         de sleutel van het logboek, zoals de coalitie die u gaf
    --witness     de sleutel van een getuige; mag vaker`

const MARKS: Record<Finding['verdict'], string> = { right: 'goed ', wrong: 'FOUT ', note: 'let op' }

/** Prints what was found, one line each. Answers the exit code: 0 when all is right, 1 when anything is wrong. */
export async function verifyLogCommand(args: string[], print: (line: string) => void = console.log): Promise<number> {
  const { values, positionals } = argumentsOf(args)
  const [source] = positionals
  if (!source || positionals.length > 1) throw new StartFailure(HELP)
  const options: Options = { earlier: values.checkpoint.map((path) => readFileSync(path, 'utf8')), keys: keysGiven(values.key, values.witness) }
  const findings = await verify(source, options)
  for (const { verdict, sentence } of findings) print(`${MARKS[verdict].padEnd(7)} ${sentence}`)
  const sound = isSound(findings)
  print(sound ? 'Het logboek klopt.' : 'Het logboek klopt NIET. Bewaar wat u hebt, en bel de functionaris gegevensbescherming van de coalitie.')
  return sound ? 0 : 1
}

function argumentsOf(args: string[]) {
  try {
    return parseArgs({
      args, allowPositionals: true,
      options: { checkpoint: { type: 'string', multiple: true, default: [] }, key: { type: 'string' }, witness: { type: 'string', multiple: true, default: [] } },
    })
  } catch (cause) {
    throw new StartFailure(HELP, { cause })
  }
}

function keysGiven(log: string | undefined, witnesses: string[]): Keys | undefined {
  if (!log && witnesses.length === 0) return undefined
  if (!log) throw new StartFailure('Geef bij --witness ook de sleutel van het logboek, met --key.')
  return { log: keyIn(log), witnesses: witnesses.map(keyIn), told: false }
}

function keyIn(word: string): VerifierKey {
  const key = readVerifierKey(word)
  if (!key) throw new StartFailure(`Dit is geen sleutel: ${word}`)
  return key
}

async function verify(source: string, options: Options): Promise<Finding[]> {
  try {
    if (/^https?:\/\//.test(source)) return await verifySource(pathsBelow(logAddress(source)), options)
    if (statSync(source).isDirectory()) return await verifySource(pathsIn(source), options)
    return await verifyExport(createInterface({ input: createReadStream(source), crlfDelay: Infinity }), options)
  } catch (cause) {
    throw new StartFailure(`Het logboek is niet te lezen: ${cause instanceof Error ? cause.message : String(cause)}.`, { cause })
  }
}

/** Below which address the log stands: /logboek on the site, unless a longer address was given. */
export const logAddress = (given: string): string => {
  const { origin, pathname } = new URL(given)
  return `${origin}${pathname === '/' ? '/logboek' : pathname.replace(/\/$/, '')}/`
}

const pathsIn = (folder: string): ReadPath => async (path) => {
  try {
    return new Uint8Array(await readFile(join(folder, path)))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
