// Makes the link of a letter: its secret exists in the mail alone.
import { randomBytes } from 'node:crypto'
import { siteAddress } from '../../platform/address.ts'
import type { OwnerSql } from '../../platform/database.ts'
import { routes } from '../routes.ts'
import { hashOf } from './presented.ts'

/** Gives a letter the secret of its link, in place of any that it had; gives the link. */
export async function linkFor(owner: OwnerSql, letter: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await owner`update identity.letter set lookup = ${hashOf(token)}, sent_at = now() where id = ${letter} and used_at is null and expires_at > now()`
  return `${siteAddress()}${routes.letter.url({ token })}`
}
