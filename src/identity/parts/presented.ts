// Puts in force, for one transaction, what a request brought before anyone is someone: a secret's hash, or a person who gave enough proof.
import { createHash } from 'node:crypto'
import type { ReadSql } from '../../platform/database.ts'
import { id } from '../../platform/id.ts'

/** SHA-256, as hex: what the tables hold of a secret of 256 random bits, or of a name that is only compared. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Opens the one row whose `lookup` (or `login`) is this hash to the policies, until the transaction ends or another is presented. */
export async function present(sql: ReadSql, hash: string): Promise<string> {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('only a hash can be presented')
  await sql.unsafe(`set local app.presented = '${hash}'`)
  return hash
}

/** Opens the rows of this person to the policies, for the rest of the transaction: only after enough was proved for what follows. */
export async function letProve(sql: ReadSql, person: string): Promise<void> {
  await sql.unsafe(`set local app.proving = '${id.parse(person)}'`)
}
