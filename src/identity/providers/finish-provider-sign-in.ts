// Takes in whom an identity provider sends back: someone with a link, or with an invitation that makes the link now.
import { z } from 'zod'
import { everyone } from '../../platform/actor.ts'
import type { WriteSql } from '../../platform/database.ts'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { settleAccount } from '../parts/account.ts'
import { arrival, arrive, arrived, refused } from '../parts/arrival.ts'
import { returnedFrom } from './parts/openid.ts'
import { letProve, present } from '../parts/presented.ts'
import { providerIn, subjectLookup } from './parts/provider-row.ts'
import { endStep, stepFor, takeStep } from '../parts/steps.ts'
import { ACCOUNTS } from '../processing.ts'

/** A subject without a link is nobody, whatever e-mail address the provider gives for it. */
export const finishProviderSignIn = write({
  name: 'identity.finish-provider-sign-in',
  input: z.object({ step: z.string(), provider: id, query: z.string().max(8000), browser: z.string() }),
  output: arrival,
  may: everyone,
  processing: ACCOUNTS,
  subjects: arrived.subjects,
  audit: arrived.audit('een inlogdienst'),
  run: async ({ sql, actor }, { step: secret, provider: asked, query, browser }) => {
    const { contents, back } = await takeStep(sql, actor.coalition, secret, 'provider')
    if (contents.provider !== asked) return refused()
    const provider = await providerIn(sql, actor.coalition, asked)
    const returned = await returnedFrom(provider, provider.mfaValues, query, contents)
    if (!returned) return refused()
    const lookup = subjectLookup(provider.id, returned.subject)
    const person = contents.setUp
      ? await linkWith(sql, actor.coalition, contents.setUp, provider, lookup)
      : await linked(sql, actor.coalition, lookup)
    if (!person) return refused()
    return arrive(sql, actor.coalition, {
      person, via: 'provider', strength: returned.strength, browser, back, provider: provider.id, providerSession: returned.session,
    })
  },
})

async function linked(sql: WriteSql, coalition: string, lookup: string): Promise<string | undefined> {
  await present(sql, lookup)
  const [row] = await sql<{ person: string }[]>`select person from identity.link where coalition_id = ${coalition} and lookup = ${lookup}`
  if (!row) return undefined
  await letProve(sql, row.person)
  await sql`update identity.link set last_used_at = now() where coalition_id = ${coalition} and lookup = ${lookup}`
  return row.person
}

/** Only the provider of an organisation that the person acts for can be linked, and a subject only to one person. */
async function linkWith(sql: WriteSql, coalition: string, setUp: string, provider: { id: string; organisation: string }, lookup: string): Promise<string | undefined> {
  const step = await stepFor(sql, coalition, setUp, 'set-up')
  if (!step.person) return undefined
  const other = await linked(sql, coalition, lookup)
  if (other && other !== step.person) return undefined
  await letProve(sql, step.person)
  const [own] = await sql`select from identity.mandates_of(${coalition}) where organisation = ${provider.organisation}`
  if (!own) return undefined
  await endStep(sql, coalition, setUp)
  const person = await settleAccount(sql, coalition, step)
  await sql`delete from identity.link where coalition_id = ${coalition} and provider_id = ${provider.id} and person = ${person}`
  await sql`insert into identity.link (coalition_id, provider_id, lookup, person) values (${coalition}, ${provider.id}, ${lookup}, ${person})`
  return person
}
