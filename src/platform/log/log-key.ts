// The name of this installation's logs, and the key that each is signed with.
import { signerKey, type SignerKey } from '../../methods/merkle/note.ts'
import { keyFor } from '../keys.ts'

const DEFAULT_NAME = 'slagvaardig'

let name = DEFAULT_NAME

/** Puts another name in use, best an address of the installation's own ('veiligheid.example.nl/logboek'): the setting LOG_NAME. */
export function useLogName(given: string | undefined): void {
  name = given ?? DEFAULT_NAME
}

/**
 * The key of a coalition's log; its name is the log's origin line. Derived from the installation's secret and from that name, so never in the
 * database, and another name has another key. That is also how a key is replaced: give the log another name, and its new public key to the witnesses.
 */
export function logKeyOf(coalition: string): SignerKey {
  const origin = `${name}/${coalition}`
  return signerKey(origin, 1, keyFor(`log/${origin}`))
}
