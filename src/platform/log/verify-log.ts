// Checks a log as an outsider: signatures, every line or leaf again, what witnesses signed, and what someone kept. Runs in the browser too, and trusts no server.
import { type Checkpoint, cosignedAt, readCheckpoint } from '../../methods/merkle/checkpoint.ts'
import { type Hash, HASH_LENGTH, sameBytes } from '../../methods/merkle/hash.ts'
import { isSignedBy, type Note, writeVerifierKey } from '../../methods/merkle/note.ts'
import { tileAt } from '../../methods/merkle/tile.ts'
import { readHeader, readLine } from './export-file.ts'
import { type Keys, keysFrom, type ReadPath, textFrom, tilesFrom } from './log-source.ts'
import { rootsAt } from './roots.ts'

/** One thing that was looked at: right, wrong, or something to know. `sentence` is Dutch. */
export type Finding = { verdict: 'right' | 'wrong' | 'note'; sentence: string }

export type Options = {
  /** Keys that the asker has from the people themselves; otherwise those that the log names are used, and the report says so. */
  keys?: Keys | undefined
  /** Checkpoints that the asker kept. */
  earlier: string[]
  /** Called with the number of leaves read so far. */
  progress?: (leaves: number) => void
}

type Kept = Checkpoint & { note: Note }
const right = (sentence: string): Finding => ({ verdict: 'right', sentence })
const wrong = (sentence: string): Finding => ({ verdict: 'wrong', sentence })
const note = (sentence: string): Finding => ({ verdict: 'note', sentence })
const lines = (count: number): string => (count === 1 ? '1 regel' : `${count.toLocaleString('nl-NL')} regels`)

/** True when nothing was wrong. */
export const isSound = (findings: Finding[]): boolean => findings.every(({ verdict }) => verdict !== 'wrong')

/** Checks a log at an address or in a folder: all its hashes, not the content of its lines. */
export async function verifySource(read: ReadPath, options: Options): Promise<Finding[]> {
  const written = await textFrom(read, 'checkpoint')
  if (written === undefined) return [wrong('Hier staat geen controlepunt van een logboek.')]
  const witnessed = await textFrom(read, 'checkpoint-met-getuigen') || undefined
  const keys = options.keys ?? keysFrom((await textFrom(read, 'sleutels') ?? '').split('\n'))
  const current = readCheckpoint(written)
  if (!current) return [wrong('Het controlepunt is niet leesbaar.')]
  return judge(current, witnessed, keys, options, leavesFrom(read, current.size))
}

async function* leavesFrom(read: ReadPath, size: number): AsyncGenerator<Hash[]> {
  const tiles = tilesFrom(read)
  for (let index = 0, tile = tileAt(0, 0, size); tile; index += 16) {
    const some = Array.from({ length: 16 }, (_, more) => tileAt(0, index + more, size)).filter((found) => found !== undefined)
    const found = await tiles(some)
    yield found.flatMap((hashes) => Array.from({ length: hashes.length / HASH_LENGTH }, (_, at) => hashes.slice(at * HASH_LENGTH, (at + 1) * HASH_LENGTH)))
    tile = tileAt(0, index + 16, size)
  }
}

/** Checks a log that was taken along as a file: every line, and every personal part that is still there. */
export async function verifyExport(file: AsyncIterable<string>, options: Options): Promise<Finding[]> {
  const source = file[Symbol.asyncIterator]()
  const header = readHeader((await source.next()).value as string ?? '')
  const current = header && readCheckpoint(header.checkpoint)
  if (!header || !current) return [wrong('Dit is geen uitvoer van een logboek, of de eerste regel is veranderd.')]
  const parts = { right: 0, erased: 0, wrong: 0 }
  const keys = options.keys ?? keysFrom([header.log, ...header.witnesses.map(({ key }) => key)])
  const findings = await judge(current, header.witnessed ?? undefined, keys, options, leavesOfFile(source, parts))
  return [...findings, ...partFindings(parts)]
}

async function* leavesOfFile(source: AsyncIterator<string>, parts: { right: number; erased: number; wrong: number }): AsyncGenerator<Hash[]> {
  let batch: Hash[] = []
  for (let next = await source.next(); !next.done; next = await source.next()) {
    if (next.value === '') continue
    const read = readLine(next.value)
    if (read) parts[read.part] += 1
    // A line that cannot be read stands for a leaf that nothing fits.
    batch.push(read?.leaf ?? new Uint8Array(HASH_LENGTH))
    if (batch.length === 4096) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

function partFindings({ right: held, erased, wrong: changed }: { right: number; erased: number; wrong: number }): Finding[] {
  return [
    changed > 0 ? wrong(`Bij ${lines(changed)} is het persoonlijke deel een ander dan toen is vastgelegd.`) : right(`Het persoonlijke deel klopt bij ${lines(held)}.`),
    ...(erased > 0 ? [note(`Bij ${lines(erased)} is het persoonlijke deel gewist. De regel zelf is er nog en telt mee in het bewijs.`)] : []),
  ]
}

async function judge(current: Kept, witnessed: string | undefined, keys: Keys, options: Options, leaves: AsyncIterable<Hash[]>): Promise<Finding[]> {
  const kept = options.earlier.map(readCheckpoint)
  const signed = witnessed === undefined ? undefined : readCheckpoint(witnessed)
  const comparable = [signed, ...kept].filter((checkpoint) => checkpoint !== undefined)
  const seen = { leaves: 0 }
  const roots = await rootsAt(counted(leaves, seen, options), [current.size, ...comparable.map(({ size }) => size)])
  return [
    ...keyFindings(current, keys),
    seen.leaves === current.size && sameBytes(roots.get(current.size) ?? new Uint8Array(), current.root)
      ? right(`Nagerekend: ${lines(current.size)}, met de getekende wortel als uitkomst.`)
      : wrong(`De regels geven niet de getekende wortel: er is iets veranderd, weggehaald, toegevoegd of verplaatst (${lines(seen.leaves)} gelezen, ${lines(current.size)} getekend).`),
    ...witnessFindings(signed, witnessed !== undefined, current, roots, keys),
    ...kept.flatMap((checkpoint) => (checkpoint ? [keptFinding(checkpoint, current, roots, keys)] : [wrong('Het controlepunt dat u bewaarde, is niet leesbaar.')])),
  ]
}

async function* counted(leaves: AsyncIterable<Hash[]>, seen: { leaves: number }, { progress }: Options): AsyncGenerator<Hash[]> {
  for await (const batch of leaves) {
    seen.leaves += batch.length
    progress?.(seen.leaves)
    if (batch.length > 0) yield batch
  }
}

function keyFindings(current: Kept, { log, told }: Keys): Finding[] {
  if (!log) return [wrong('Er is geen sleutel van het logboek om de handtekening mee te controleren.')]
  if (!isSignedBy(current.note, log)) return [wrong('De handtekening onder het controlepunt is niet van de sleutel van dit logboek.')]
  const signed = right(`Het logboek ${current.origin} tekende zelf voor ${lines(current.size)}.`)
  if (current.origin !== log.name) return [signed, wrong('De naam van het logboek is niet die van zijn sleutel.')]
  return told ? [signed, note(`De sleutel hebben wij van het logboek zelf. Vergelijk hem met die van de coalitie: ${writeVerifierKey(log)}`)] : [signed]
}

function witnessFindings(signed: Kept | undefined, present: boolean, current: Kept, roots: Map<number, Hash>, { witnesses }: Keys): Finding[] {
  if (!present) return [note('Geen getuige buiten heeft dit logboek getekend. Zonder getuige bewijst dit alleen dat het logboek in zichzelf klopt.')]
  const moments = signed ? witnesses.map((witness) => ({ witness, at: cosignedAt(signed.note, witness) })).filter(({ at }) => at !== undefined) : []
  if (!signed || moments.length === 0) return [wrong('De handtekening van de getuige klopt niet, of is niet van een getuige die u kent.')]
  const who = moments.map(({ witness, at }) => `${witness.name} (${at!.toISOString().slice(0, 16).replace('T', ' ')} UTC)`).join(', ')
  return [begins(signed, current, roots)
    ? right(`Getuigen zagen dezelfde eerste ${lines(signed.size)}: ${who}.`)
    : wrong(`Getuigen zagen andere regels dan die hier staan: ${who}. Het logboek is herschreven of ingekort.`)]
}

function keptFinding(kept: Kept, current: Kept, roots: Map<number, Hash>, { log }: Keys): Finding {
  if (kept.origin !== current.origin) return wrong(`Het controlepunt dat u bewaarde, is van een ander logboek (${kept.origin}).`)
  if (begins(kept, current, roots)) return right(`Wat u bewaarde (${lines(kept.size)}), staat hier nog onveranderd.`)
  const proof = log && isSignedBy(kept.note, log) ? ' Beide zijn door het logboek zelf getekend: samen zijn zij het bewijs.' : ''
  if (kept.size > current.size) return wrong(`Het logboek is korter geworden: u bewaarde een controlepunt van ${lines(kept.size)}, hier staan er ${current.size}. Er zijn regels weg, of er is een oude reservekopie teruggezet.${proof}`)
  return wrong(`Het logboek is herschreven: de eerste ${lines(kept.size)} zijn niet die van het controlepunt dat u bewaarde.${proof}`)
}

const begins = (before: Checkpoint, current: Checkpoint, roots: Map<number, Hash>): boolean =>
  before.size <= current.size && sameBytes(roots.get(before.size) ?? new Uint8Array(), before.root)
