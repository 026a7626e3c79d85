// The command `npm run witness`, for a partner: watches the log of a coalition, signs it, and refuses when the past has changed.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { readCheckpoint } from '../../methods/merkle/checkpoint.ts'
import { readVerifierKey, signerKey, type SignerKey, writeVerifierKey } from '../../methods/merkle/note.ts'
import { StartFailure } from '../start-failure.ts'
import { pathsBelow } from './log-source.ts'
import { logAddress } from './verify-command.ts'
import { Refusal, watchOnce } from './watch.ts'

const HELP = `Zo bent u getuige van het logboek van een coalitie:
  de eerste keer   npm run witness -- ADRES --key SLEUTEL --name NAAM
  daarna           npm run witness -- ADRES [--every MINUTEN]
    ADRES    het adres van de site, bijvoorbeeld https://veiligheid.example.nl
    --key    de sleutel van het logboek; vraag hem aan de coalitie, niet aan de site
    --name   hoe u tekent, bijvoorbeeld om.nl/getuige
    --every  blijf lopen en kijk steeds na zoveel minuten; zonder dit kijkt de getuige één keer
    --state  het bestand waarin de getuige zijn eigen sleutel en het laatste controlepunt bewaart (anders getuige.json)`

const stateSchema = z.object({
  address: z.string(), log: z.string(), name: z.string(), seed: z.string().regex(/^[0-9a-f]{64}$/), last: z.string().optional(),
  /** Whether the coalition took that last signature: it is then itself a line of the log. */
  taken: z.boolean().optional(),
})
type State = z.output<typeof stateSchema>
type Print = (line: string) => void

/** Answers the exit code: 0 when signed, 1 when refused, 2 when the coalition does not take the signature. */
export async function witnessCommand(args: string[], print: Print = console.log): Promise<number> {
  const { values, positionals: [address, ...more] } = argumentsOf(args)
  if (!address || more.length > 0) throw new StartFailure(HELP)
  const path = values.state
  const state = existsSync(path) ? readState(path, address) : newState(path, address, values.key, values.name, print)
  const minutes = values.every === undefined ? 0 : Number(values.every)
  if (!(minutes >= 0 && minutes <= 1440)) throw new StartFailure('--every is een aantal minuten van 1 tot en met 1440.')
  for (let code = await lookOnce(path, state, print); ; code = await lookOnce(path, readState(path, address), print)) {
    // A witness that refused stops: what it kept is the proof.
    if (minutes === 0 || code === 1) return code
    await sleep(minutes * 60_000)
  }
}

function argumentsOf(args: string[]) {
  try {
    return parseArgs({
      args, allowPositionals: true,
      options: { key: { type: 'string' }, name: { type: 'string' }, every: { type: 'string' }, state: { type: 'string', default: 'getuige.json' } },
    })
  } catch (cause) {
    throw new StartFailure(HELP, { cause })
  }
}

function newState(path: string, address: string, log: string | undefined, name: string | undefined, print: Print): State {
  if (!log || !name) throw new StartFailure(HELP)
  if (readVerifierKey(log)?.type !== 1) throw new StartFailure('De sleutel na --key is geen sleutel van een logboek.')
  const state: State = { address, log, name, seed: randomBytes(32).toString('hex') }
  let key: SignerKey
  try {
    key = keyOf(state)
  } catch (cause) {
    throw new StartFailure('Een naam heeft geen spaties en geen plusteken, bijvoorbeeld om.nl/getuige.', { cause })
  }
  keep(path, state)
  print(`De getuige is gemaakt; zijn sleutel staat in ${path}. Bewaar dat bestand alsof het een wachtwoord is.`)
  print('Geef deze regel aan de beheerder of de functionaris gegevensbescherming van de coalitie:')
  print(`  ${writeVerifierKey(key)}`)
  return state
}

function readState(path: string, address: string): State {
  let given: unknown
  try {
    given = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new StartFailure(`${path} is niet leesbaar. Zet het terug uit een reservekopie.`, { cause })
  }
  const state = stateSchema.safeParse(given)
  if (!state.success) throw new StartFailure(`${path} is niet van een getuige.`)
  if (state.data.address !== address) throw new StartFailure(`${path} is van de getuige van ${state.data.address}. Neem met --state een ander bestand voor ${address}.`)
  return state.data
}

// Whole or not at all: a witness that forgets what it signed could be led to sign another past.
function keep(path: string, state: State): void {
  writeFileSync(`${path}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 })
  renameSync(`${path}.new`, path)
}

const keyOf = ({ name, seed }: State): SignerKey => signerKey(name, 4, new Uint8Array(Buffer.from(seed, 'hex')))

async function lookOnce(path: string, state: State, print: Print): Promise<number> {
  const base = logAddress(state.address)
  try {
    const { note, size } = await watchOnce(pathsBelow(base), { log: readVerifierKey(state.log)!, witness: keyOf(state), last: state.last }, new Date())
    keep(path, { ...state, last: note, taken: false })
    if (state.taken && state.last && readCheckpoint(state.last)?.size === size) print('Let op: het logboek groeide niet, terwijl uw vorige handtekening zelf een regel is. Kijk over een minuut nog eens; blijft het zo, bel dan de coalitie.')
    const answer = await fetch(`${base}medeondertekening`, { method: 'POST', body: note, headers: { 'content-type': 'application/octet-stream' }, signal: AbortSignal.timeout(60_000) })
    if (!answer.ok) {
      print(`${new Date().toISOString()} Het logboek klopt (${size} regels), maar de coalitie nam de handtekening niet aan: ${(await answer.text()).trim()}`)
      return 2
    }
    keep(path, { ...state, last: note, taken: true })
    print(`${new Date().toISOString()} Getekend: ${size} regels.`)
    return 0
  } catch (error) {
    if (error instanceof Refusal) {
      print(`${new Date().toISOString()} NIET GETEKEND. ${error.message}`)
      print(`Bewaar ${path}: daarin staat het controlepunt dat het bewijst. Bel de functionaris gegevensbescherming van de coalitie.`)
      return 1
    }
    print(`${new Date().toISOString()} Er kon niet worden gekeken: ${error instanceof Error ? error.message : String(error)}.`)
    return 2
  }
}
