// Proves that signing in by a click exists in a trial only, and that a session ends when it should.
import { beforeAll, describe, expect, it } from 'vitest'
import { whoMay } from '../../tests/who-may.ts'
import { COALITION, identityOf, type World, world } from '../../tests/world.ts'
import { health } from './health.ts'
import { limitsOf, selectorOf, sessionOf, signInAsDemoPerson, signOut } from './session.ts'

const BROWSER = 'Firefox op Linux'

let w: World
beforeAll(async () => { w = await world() })

const demo = () => {
  const { person, mandate } = identityOf('board-member')
  return { person: person!, mandate: mandate!, browser: BROWSER }
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
  whoMay(health, () => ({}), { ...nobody, administrator: 'done' }, () => w)
})

it('gives the person behind the token, and a visitor for any other token', async () => {
  const { token } = await w.as('visitor').does(signInAsDemoPerson, demo())
  expect((await sessionOf(w.app, COALITION, token, BROWSER)).actor).toMatchObject({ role: 'board-member', person: demo().person })
  for (const other of [undefined, '', `${token}x`, token.slice(1)]) {
    expect((await sessionOf(w.app, COALITION, other, BROWSER)).actor.role).toBe('visitor')
  }
  expect((await sessionOf(w.app, '019ab000-0000-7000-8000-000000000002', token, BROWSER)).actor.role).toBe('visitor')
})

it('lets nobody but the privacy officer read the ledger, also past the operation', async () => {
  await w.as('visitor').does(signInAsDemoPerson, demo())
  const linesFor = (who: Parameters<World['as']>[0]) => w.as(who).queries(async (sql) => (await sql`select from platform.access_record`).length)
  expect(await linesFor('privacy-officer')).toBeGreaterThan(0)
  for (const who of ['visitor', 'administrator', 'coalition-office', 'board-member'] as const) expect(await linesFor(who)).toBe(0)
})

it('lets nobody write a line in the ledger under another name or role', async () => {
  const { person } = identityOf('board-member')
  const forged = (as: string | null, role: string) => w.as('coalition-office').queries((sql) => sql`
    with line as (insert into platform.ledger (coalition_id, id, at, operation_id, trace, operation, role, result, emergency, commitment)
      values (${COALITION}, '019ab000-0000-7000-8000-0000000000f1', now(), '0011223344556677', '00112233445566770011223344556677', 'a.b', ${role}, 'done', false, sha256('x')))
    insert into platform.ledger_detail (coalition_id, id, person, mandate, organisation, object, sentence, origin, salt)
    values (${COALITION}, '019ab000-0000-7000-8000-0000000000f1', ${as}, ${identityOf('coalition-office').mandate}, '019ab000-0000-7000-8001-000000010003', '', 'x', 'x', sha256('x'))`)
  await expect(forged(person, 'coalition-office')).rejects.toMatchObject({ code: '42501' })
  await expect(forged(identityOf('coalition-office').person, 'administrator')).rejects.toMatchObject({ code: '42501' })
  await expect(forged(identityOf('coalition-office').person, 'coalition-office')).resolves.toBeDefined()
})

const signIn = async (): Promise<string> => (await w.as('visitor').does(signInAsDemoPerson, demo())).token
const roleOf = async (token: string, browser = BROWSER): Promise<string> => (await sessionOf(w.app, COALITION, token, browser)).actor.role
/** Moves everything that this session remembers of time into the past. */
const later = (token: string, minutes: number) => w.owner`
  update platform.session set rotated_at = rotated_at - make_interval(mins => ${minutes}), last_seen_at = last_seen_at - make_interval(mins => ${minutes}),
         confirmed_at = confirmed_at - make_interval(mins => ${minutes}), expires_at = expires_at - make_interval(mins => ${minutes}),
         created_at = created_at - make_interval(mins => ${minutes})
   where selector_hash = ${selectorOf(token)!}`
const endingOf = async (token: string): Promise<unknown> =>
  (await w.owner`select ended_because from platform.session where selector_hash = ${selectorOf(token)!}`)[0]?.['ended_because']
/** What the browser gets back from a request with this token, when its token is due. */
const renewedBy = async (token: string): Promise<string | undefined> => (await sessionOf(w.app, COALITION, token, BROWSER)).renewed

it('stores no half of a token, only hashes', async () => {
  const halves = (await signIn()).split('.')
  const rows = await w.owner`select encode(selector_hash, 'escape') as a, encode(token_hash, 'escape') as b, session::text as c from platform.session`
  for (const half of halves) expect(JSON.stringify(rows)).not.toContain(half)
})

it('gives every sign-in a token of its own, whatever cookie the browser already had', async () => {
  const tokens = [await signIn(), await signIn()]
  expect(new Set(tokens.flatMap((token) => token.split('.'))).size).toBe(4)
})

describe('a session ends', () => {
  it('on signing out', async () => {
    const token = await signIn()
    await w.as('board-member').does(signOut, { token })
    expect(await roleOf(token)).toBe('visitor')
  })

  it('after its idle time, and a minute before that it has not', async () => {
    const token = await signIn()
    await later(token, 59)
    expect(await roleOf(token)).toBe('board-member')
    await later(token, 61)
    expect(await roleOf(token)).toBe('visitor')
  })

  it('at its last moment, however busy', async () => {
    const token = await signIn()
    await w.owner`update platform.session set expires_at = now() - interval '1 second' where selector_hash = ${selectorOf(token)!}`
    expect(await roleOf(token)).toBe('visitor')
  })

  it('sooner for who can change rights or read the logs', () => {
    expect(limitsOf('administrator')).toEqual({ idle: 30, longest: 480 })
    expect(limitsOf('board-member')).toEqual({ idle: 60, longest: 720 })
  })

  it('when its token comes from another kind of browser, also for who had it', async () => {
    const token = await signIn()
    expect(await roleOf(token, 'Chrome op Windows')).toBe('visitor')
    expect(await roleOf(token)).toBe('visitor')
    expect(await endingOf(token)).toBe('other-browser')
  })

  it('not by someone else, and not by a token that only looks like it', async () => {
    const token = await signIn()
    await w.as('administrator').does(signOut, { token })
    await sessionOf(w.app, COALITION, `${'A'.repeat(43)}.${token.split('.')[1]}`, BROWSER)
    expect(await roleOf(token)).toBe('board-member')
  })
})

describe('a token', () => {
  it('is replaced after a quarter of an hour, and not before', async () => {
    const token = await signIn()
    expect(await renewedBy(token)).toBeUndefined()
    await later(token, 14)
    expect(await renewedBy(token)).toBeUndefined()
    await later(token, 2)
    const next = await renewedBy(token)
    expect(next).not.toBe(token)
    expect(await roleOf(next!)).toBe('board-member')
  })

  it('still holds for requests that were under way when it was replaced, and is replaced once', async () => {
    const token = await signIn()
    await roleOf(token)
    await later(token, 16)
    const answers = await Promise.all(Array.from({ length: 8 }, () => sessionOf(w.app, COALITION, token, BROWSER)))
    expect(answers.map(({ actor }) => actor.role)).toEqual(Array(8).fill('board-member'))
    expect(answers.filter(({ renewed }) => renewed)).toHaveLength(1)
  })

  it('of before ends the whole session once its successor was in use for a minute: two have it, and one is not the owner', async () => {
    const stolen = await signIn()
    await later(stolen, 16)
    const next = (await renewedBy(stolen))!
    expect(await roleOf(next)).toBe('board-member')
    await w.owner`update platform.session set confirmed_at = confirmed_at - interval '61 seconds' where selector_hash = ${selectorOf(stolen)!}`
    expect(await roleOf(stolen)).toBe('visitor')
    expect(await roleOf(next)).toBe('visitor')
    expect(await endingOf(next)).toBe('old-token')
  })

  it('is replaced again when the answer with its successor never arrived', async () => {
    const token = await signIn()
    await later(token, 16)
    const lost = (await renewedBy(token))!
    await later(token, 2)
    const next = (await renewedBy(token))!
    expect(await roleOf(next)).toBe('board-member')
    expect(await roleOf(lost)).toBe('visitor')
    expect(await endingOf(next)).toBe('old-token')
  })
})

describe('a session of a single factor', () => {
  const single = async (role: 'board-member' | 'frontline-professional') => {
    const { person, mandate } = identityOf(role)
    const { token } = await w.as('visitor').does(signInAsDemoPerson, { person: person!, mandate: mandate!, browser: BROWSER })
    await w.owner`update platform.session set strength = 'single' where selector_hash = ${selectorOf(token)!}`
    return token
  }

  it('puts the role of a frontline professional in force and no other, also for what the request writes', async () => {
    expect(await roleOf(await single('frontline-professional'))).toBe('frontline-professional')
    const { actor, identity } = await sessionOf(w.app, COALITION, await single('board-member'), BROWSER)
    expect(actor).toMatchObject({ role: 'visitor', person: null, organisation: null })
    expect(identity).toEqual({ coalition: COALITION, person: null, mandate: null })
  })
})

it('does not begin a demo session in a production installation, whatever the program does', async () => {
  const production = await world()
  await production.owner.unsafe(`
    alter table platform.installation disable trigger installation_never_changes;
    update platform.installation set kind = 'production';
    alter table platform.installation enable trigger installation_never_changes;`)
  expect(await production.as('visitor').tries(signInAsDemoPerson, demo())).toBe('not-found')
  const hash = Buffer.alloc(32)
  await expect(production.owner`
    insert into platform.session (coalition_id, id, selector_hash, token_hash, person, mandate, via, strength, browser, idle_minutes, expires_at)
    values (${COALITION}, ${COALITION}, ${hash}, ${hash}, ${demo().person}, ${demo().mandate}, 'demo', 'mfa', '', 30, now())`).rejects.toMatchObject({ code: '42501' })
})
