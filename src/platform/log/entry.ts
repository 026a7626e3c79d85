// What the access log promises of one act: the bytes of its leaf, and the commitment that stands there for its personal part.
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../../methods/merkle/canonical-json.ts'

/** A row of platform.ledger: an act without its personal part. */
export type AccessRow = {
  coalition_id: string
  id: string
  /** To the millisecond. */
  at: Date
  operation_id: string
  trace: string
  operation: string
  activity: string | null
  role: string
  result: string
  emergency: boolean
  /** What `commitmentOf` gave for the row's personal part: 32 bytes. */
  commitment: Uint8Array
}

/** A row of platform.ledger_detail without its salt: the personal part of an act, which can be erased. */
export type AccessDetail = {
  person: string | null
  mandate: string | null
  organisation: string | null
  object: string
  origin: string
  sentence: string
}

const FORMAT = 'slagvaardig-access-1'

/**
 * HMAC-SHA-256(salt, canonical JSON of the personal part), 32 bytes. With a salt of 32 random bytes it tells nothing of the part once
 * that and the salt are gone; as long as they are there, no other part fits it.
 */
export function commitmentOf(salt: Uint8Array, { person, mandate, organisation, object, origin, sentence }: AccessDetail): Uint8Array {
  return hmac(sha256, salt, utf8ToBytes(canonicalJson({ person, mandate, organisation, object, origin, sentence })))
}

/** The bytes whose hash is the row's leaf in the tree: canonical JSON (RFC 8785) that says its own format. */
export function leafOf(row: AccessRow): Uint8Array {
  const { coalition_id, id, operation_id, trace, operation, activity, role, result, emergency } = row
  return utf8ToBytes(canonicalJson({
    format: FORMAT, coalition_id, id, at: row.at.toISOString(), operation_id, trace, operation, activity, role, result, emergency,
    commitment: bytesToHex(row.commitment),
  }))
}
