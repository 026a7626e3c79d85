// Ends the sessions that an identity provider says are over: by a signed logout token, or by the name of its session.
import { z } from 'zod'
import type { WriteSql } from '../../platform/database.ts'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { LOGOUT_TOKEN_MINUTES, loggedOutBy, type Provider } from './parts/openid.ts'
import { hashOf, present } from '../parts/presented.ts'
import { providerIn, subjectLookup } from './parts/provider-row.ts'
import { ACCOUNTS } from '../processing.ts'

/**
 * Back channel: a logout token, checked in full and accepted once. Front channel: issuer and session name in an address that the provider
 * lets the browser fetch; whoever knows the name of a session, which is a secret of the provider and its clients, can end it and do no more.
 */
export const endProviderSessions = write({
  name: 'identity.end-provider-sessions',
  input: z.object({ provider: id, token: z.string().max(10_000).optional(), issuer: z.string().max(300).optional(), session: z.string().max(255).optional() }),
  output: z.object({ accepted: z.boolean(), persons: z.array(id) }),
  may: { sentence: 'everyone: what counts is the token, or the name of the session', holds: () => true },
  processing: ACCOUNTS,
  subjects: (_actor, _input, { persons }) => persons,
  audit: (_actor, { provider }, { accepted, persons }) => (accepted ? `inlogdienst ${provider} beëindigde sessies van ${persons.length} personen` : `weigerde een afmelding van inlogdienst ${provider}`),
  run: async ({ sql, actor }, { provider: asked, token, issuer, session }) => {
    const provider = await providerIn(sql, actor.coalition, asked)
    if (token !== undefined) return byToken(sql, actor.coalition, provider, token)
    if (issuer !== provider.issuer || !session) return { accepted: false, persons: [] }
    return { accepted: true, persons: await end(sql, actor.coalition, provider.id, session, null) }
  },
})

async function byToken(sql: WriteSql, coalition: string, provider: Provider, token: string): Promise<{ accepted: boolean; persons: string[] }> {
  const said = await loggedOutBy(provider, token)
  if (!said) return { accepted: false, persons: [] }
  const lookup = await present(sql, hashOf(`${provider.id} ${said.jti}`))
  const first = await sql`
    insert into identity.spent (coalition_id, lookup, until) values (${coalition}, ${lookup}, now() + make_interval(mins => ${LOGOUT_TOKEN_MINUTES * 2}))
    on conflict (coalition_id, lookup) do nothing`
  if (first.count !== 1) return { accepted: false, persons: [] }
  return { accepted: true, persons: await end(sql, coalition, provider.id, said.session ?? null, said.subject ? subjectLookup(provider.id, said.subject) : null) }
}

async function end(sql: WriteSql, coalition: string, provider: string, session: string | null, subject: string | null): Promise<string[]> {
  const rows = await sql<{ person: string }[]>`select person from identity.end_provider_sessions(${coalition}, ${provider}, ${session}, ${subject})`
  return rows.map(({ person }) => person)
}
