// Proves that signing in by a click exists in a trial only, and that a session ends when it should.
import { beforeAll, describe, expect, it } from 'vitest'
import { whoMay } from '../../tests/who-may.ts'
import { COALITION, identityOf, type World, world } from '../../tests/world.ts'
import { health } from './health.ts'
import { ledgerEntries } from './ledger-entries.ts'
import { removeEndedSessions, sessionOf, signInAsDemoPerson, signOut } from './session.ts'

let w: World
beforeAll(async () => { w = await world() })

const demo = () => {
  const { person, mandate } = identityOf('board-member')
  return { person: person!, mandate: mandate! }
}

describe('who may', () => {
  const everyone = {
    'board-member': 'done', 'coalition-office': 'done', 'safety-adviser': 'done', 'frontline-professional': 'done', 'taskforce-lead': 'done',
    'case-director': 'done', 'privacy-officer': 'done', 'administrator': 'done', 'visitor': 'done',
  } as const
  const nobody = {
    'board-member': 'not-allowed', 'coalition-office': 'not-allowed', 'safety-adviser': 'not-allowed', 'frontline-professional': 'not-allowed',
    'taskforce-lead': 'not-allowed', 'case-director': 'not-allowed', 'privacy-officer': 'not-allowed', 'administrator': 'not-allowed', 'visitor': 'not-signed-in',
  } as const
  whoMay(signInAsDemoPerson, demo, everyone, () => w)
  whoMay(signOut, () => ({ token: 'unknown' }), everyone, () => w)
  whoMay(ledgerEntries, () => ({}), { ...nobody, 'privacy-officer': 'done' }, () => w)
  whoMay(health, () => ({}), { ...nobody, administrator: 'done' }, () => w)
})

it('gives the person behind the token, and a visitor for any other token', async () => {
  const { token } = await w.as('visitor').does(signInAsDemoPerson, demo())
  expect((await sessionOf(w.app, COALITION, token)).actor).toMatchObject({ role: 'board-member', person: demo().person })
  for (const other of [undefined, '', `${token}x`, token.slice(1)]) {
    expect((await sessionOf(w.app, COALITION, other)).actor.role).toBe('visitor')
  }
  expect((await sessionOf(w.app, '019ab000-0000-7000-8000-000000000002', token)).actor.role).toBe('visitor')
})

it('lets nobody but the privacy officer read the ledger, also past the operation', async () => {
  await w.as('visitor').does(signInAsDemoPerson, demo())
  const linesFor = (who: Parameters<World['as']>[0]) => w.as(who).queries(async (sql) => (await sql`select from platform.ledger`).length)
  expect(await linesFor('privacy-officer')).toBeGreaterThan(0)
  for (const who of ['visitor', 'administrator', 'coalition-office', 'board-member'] as const) expect(await linesFor(who)).toBe(0)
})

it('lets nobody write a line in the ledger under another name or role', async () => {
  const { person } = identityOf('board-member')
  const forged = (as: string | null, role: string) => w.as('coalition-office').queries((sql) => sql`
    insert into platform.ledger (coalition_id, id, operation, trace, person, role, result, sentence, origin)
    values (${COALITION}, gen_random_uuid(), 'a.b', 'x', ${as}, ${role}, 'done', 'x', 'x')`)
  await expect(forged(person, 'coalition-office')).rejects.toMatchObject({ code: '42501' })
  await expect(forged(identityOf('coalition-office').person, 'administrator')).rejects.toMatchObject({ code: '42501' })
  await expect(forged(identityOf('coalition-office').person, 'coalition-office')).resolves.toBeDefined()
})

it('stores no token, only its hash', async () => {
  const { token } = await w.as('visitor').does(signInAsDemoPerson, demo())
  const rows = await w.owner`select encode(token_hash, 'hex') as hash, encode(token_hash, 'base64') as base64 from platform.session`
  expect(JSON.stringify(rows)).not.toContain(token)
})

it('ends a session on signing out, after eight idle hours and at its last moment', async () => {
  const signIn = async () => (await w.as('visitor').does(signInAsDemoPerson, demo())).token
  const roleOf = async (token: string) => (await sessionOf(w.app, COALITION, token)).actor.role
  const left = await signIn()
  await w.as('board-member').does(signOut, { token: left })
  expect(await roleOf(left)).toBe('visitor')
  const idle = await signIn()
  await w.owner`update platform.session set last_seen_at = now() - interval '8 hours 1 minute'`
  expect(await roleOf(idle)).toBe('visitor')
  const old = await signIn()
  await w.owner`update platform.session set expires_at = now() - interval '1 second'`
  expect(await roleOf(old)).toBe('visitor')
  expect(await removeEndedSessions(w.owner)).toBeGreaterThanOrEqual(2)
})

it('cannot end someone else’s session', async () => {
  const { token } = await w.as('visitor').does(signInAsDemoPerson, demo())
  await w.as('administrator').does(signOut, { token })
  expect((await sessionOf(w.app, COALITION, token)).actor.role).toBe('board-member')
})

it('does not exist in a production installation, whatever the program does', async () => {
  const production = await world()
  await production.owner.unsafe(`
    alter table platform.installation disable trigger installation_never_changes;
    update platform.installation set kind = 'production';
    alter table platform.installation enable trigger installation_never_changes;`)
  expect(await production.as('visitor').tries(signInAsDemoPerson, demo())).toBe('not-found')
  await expect(production.owner`
    insert into platform.session (coalition_id, token_hash, person, mandate, via, expires_at)
    values (${COALITION}, ${Buffer.from('x')}, ${demo().person}, ${demo().mandate}, 'demo', now())`).rejects.toMatchObject({ code: '42501' })
})
