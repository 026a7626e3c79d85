// Reads an identity provider in use, for talking with it.
import type { ReadSql } from '../../../platform/database.ts'
import { Problem } from '../../../platform/problem.ts'
import { hashOf } from '../../parts/presented.ts'
import type { Provider } from './openid.ts'

/** @throws {Problem} not-found when there is none, or it was ended. */
export async function providerIn(sql: ReadSql, coalition: string, provider: string): Promise<Provider & { organisation: string; mfaValues: string[] }> {
  const [row] = await sql<(Provider & { organisation: string; mfaValues: string[] })[]>`
    select id, issuer, client_id as "clientId", secret, organisation_id as organisation, mfa_values as "mfaValues"
      from identity.provider where coalition_id = ${coalition} and id = ${provider} and ended_at is null`
  if (!row) throw new Problem('not-found')
  return row
}

/** How a subject of a provider stands in the table: the provider's own name for a person is not kept. */
export const subjectLookup = (provider: string, subject: string): string => hashOf(`${provider} ${subject}`)
