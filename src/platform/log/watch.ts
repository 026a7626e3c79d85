// What a witness does: looks at the newest checkpoint, refuses what does not follow from what it saw before, and signs the rest.
import { cosign, readCheckpoint } from '../../methods/merkle/checkpoint.ts'
import { sameBytes } from '../../methods/merkle/hash.ts'
import { isOf, isSignedBy, type SignerKey, type VerifierKey, writeNote } from '../../methods/merkle/note.ts'
import { consistencyFrom, rootFrom } from '../../methods/merkle/tile.ts'
import { verifyConsistency } from '../../methods/merkle/verify.ts'
import { type ReadPath, textFrom, tilesFrom } from './log-source.ts'

/** The witness does not sign. The message is a Dutch sentence that says why. */
export class Refusal extends Error {}

/** `last` is the checkpoint that this witness signed last. */
export type Watch = { log: VerifierKey; witness: SignerKey; last: string | undefined }

/**
 * Looks at the log once. Answers the checkpoint with the witness's signature: to keep as `last` first, and then to send.
 * @throws {Refusal} when the log is not signed, became shorter, or is not the log that was seen before.
 */
export async function watchOnce(read: ReadPath, { log, witness, last }: Watch, now: Date): Promise<{ note: string; size: number }> {
  const written = await textFrom(read, 'checkpoint')
  const current = written === undefined ? undefined : readCheckpoint(written)
  if (!current) throw new Refusal('Hier staat geen controlepunt van een logboek.')
  if (current.origin !== log.name || !isSignedBy(current.note, log)) throw new Refusal('Het controlepunt is niet getekend met de sleutel van dit logboek.')
  const before = last === undefined ? undefined : readCheckpoint(last)
  if (last !== undefined && !before) throw new Refusal('Wat deze getuige onthield, is niet leesbaar. Teken niet verder voordat duidelijk is waardoor.')
  if (before && before.size > current.size) throw new Refusal(`Het logboek is korter geworden: van ${before.size} naar ${current.size} regels. Er zijn regels weg, of er is een oude reservekopie teruggezet.`)
  const tiles = tilesFrom(read)
  try {
    const holds = before
      ? verifyConsistency(before.size, current.size, await consistencyFrom(tiles, before.size, current.size), before.root, current.root)
      : sameBytes(await rootFrom(tiles, current.size), current.root)
    if (!holds) throw new Refusal(before ? `Het logboek is herschreven: de eerste ${before.size} regels zijn niet meer wat deze getuige tekende.` : 'De hashes van het logboek geven niet de getekende wortel.')
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal('Het logboek geeft niet alle hashes die bij zijn controlepunt horen.', { cause: error })
    throw error
  }
  const { text, signatures } = current.note
  return { note: writeNote({ text, signatures: [...signatures.filter((signature) => isOf(signature, log)), cosign(witness, text, now)] }), size: current.size }
}
