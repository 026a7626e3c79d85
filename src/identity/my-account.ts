// The own account: the ways to sign in, and the sessions of the last thirty days.
import { z } from 'zod'
import { id } from '../platform/id.ts'
import { read } from '../platform/operation.ts'
import { selectorOf } from '../platform/session.ts'
import { ACCOUNTS } from './processing.ts'

const session = z.object({
  id, via: z.enum(['demo', 'password', 'passkey', 'provider']), browser: z.string(), createdAt: z.date(), lastSeenAt: z.date(), expiresAt: z.date(),
  endedBecause: z.string().nullable(), inForce: z.boolean(), own: z.boolean(), strength: z.enum(['single', 'mfa']),
})

export const myAccount = read({
  name: 'identity.my-account',
  input: z.object({ token: z.string() }),
  output: z.object({
    email: z.string().nullable(), passwordAt: z.date().nullable(), code: z.boolean(), recoveryCodes: z.number().int(),
    passkeys: z.array(z.object({ id, name: z.string(), createdAt: z.date(), lastUsedAt: z.date().nullable() })),
    providers: z.array(z.string()),
    sessions: z.array(session),
  }),
  may: { sentence: 'everyone who is signed in, for the own account', holds: (actor) => actor.person !== null },
  processing: ACCOUNTS,
  subjects: ({ person }) => (person ? [person] : []),
  audit: () => 'bekeek het eigen account',
  run: async ({ sql, actor: { coalition, person } }, { token }) => {
    const [account] = await sql<{ email: string | null; passwordAt: Date | null; code: boolean; recoveryCodes: number }[]>`
      select email, password_at as "passwordAt", totp is not null as code,
             (select count(*)::int from identity.recovery_code as one where one.coalition_id = ${coalition} and one.person = ${person} and one.used_at is null) as "recoveryCodes"
        from identity.account where coalition_id = ${coalition} and person = ${person}`
    const passkeys = await sql<{ id: string; name: string; createdAt: Date; lastUsedAt: Date | null }[]>`
      select id, name, created_at as "createdAt", last_used_at as "lastUsedAt" from identity.passkey
       where coalition_id = ${coalition} and person = ${person} order by created_at`
    const providers = await sql<{ name: string }[]>`
      select provider.name from identity.link
        join identity.provider on provider.coalition_id = link.coalition_id and provider.id = link.provider_id and provider.ended_at is null
       where link.coalition_id = ${coalition} and link.person = ${person} order by provider.name`
    const sessions = await sql<z.input<typeof session>[]>`
      select id, via, strength, browser, created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt", ended_because as "endedBecause",
             ended_at is null and expires_at > now() and last_seen_at > now() - make_interval(mins => idle_minutes) as "inForce",
             selector_hash = ${selectorOf(token) ?? Buffer.alloc(0)} as own
        from platform.session where coalition_id = ${coalition} and person = ${person} order by created_at desc limit 50`
    const nothing = { email: null, passwordAt: null, code: false, recoveryCodes: 0 }
    return { ...nothing, ...account, passkeys: [...passkeys], providers: providers.map(({ name }) => name), sessions: [...sessions] }
  },
})
