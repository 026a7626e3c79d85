// Signs in through an identity provider, whole and honest, and tries what an attacker or another provider would do with it.
import { beforeAll, describe, expect, it } from 'vitest'
import { BROWSER, entrant, invited } from '../../../tests/entrants.ts'
import { CLIENT, type Forger, forgingProvider, type HonestProvider, honestProvider, SECRET } from '../../../tests/identity-providers.ts'
import { COALITION, identityOf, type World, world } from '../../../tests/world.ts'
import { siteAddress } from '../../platform/address.ts'
import { newId } from '../../platform/id.ts'
import { seal } from '../../platform/sealed.ts'
import { sessionOf } from '../../platform/session.ts'
import { acceptInvitation } from '../invitations/accept-invitation.ts'
import { routes } from '../routes.ts'
import { beginProviderSignIn } from './begin-provider-sign-in.ts'
import { endProvider } from './end-provider.ts'
import { endProviderSessions } from './end-provider-sessions.ts'
import { finishProviderSignIn } from './finish-provider-sign-in.ts'
import { logoutAddresses } from './parts/logout-door.ts'
const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const TWO_FACTORS = 'urn:voorbeeld:twee-stappen'

let w: World
let honest: HonestProvider
let forger: Forger
/** Provider rows of ours: with two factors, with one, and the forger. */
const [mfa, single, forged, twin] = [newId(), newId(), newId(), newId()]

const organisationOf = async (role: 'safety-adviser' | 'frontline-professional' | 'taskforce-lead'): Promise<string> =>
  (await w.owner<{ id: string }[]>`select organisation_id as id from partners.mandate where id = ${identityOf(role).mandate}`)[0]!.id

async function row(id: string, issuer: string, organisation: string, mfaValues: string[], secret: string | null): Promise<void> {
  await w.owner`
    insert into identity.provider (coalition_id, id, organisation_id, name, issuer, client_id, secret, mfa_values)
    values (${COALITION}, ${id}, ${organisation}, ${id}, ${issuer}, ${CLIENT}, ${secret && seal('identity/provider-secret', id, secret)}, ${mfaValues})`
}

beforeAll(async () => {
  w = await world()
  honest = await honestProvider({
    redirectUris: [mfa, single].map((provider) => `${siteAddress()}${routes.fromProvider.url({ provider })}`),
    backChannel: `${siteAddress()}${logoutAddresses(mfa).back}`, afterLogout: `${siteAddress()}${routes.signedOut.url({})}`, acr: TWO_FACTORS,
  })
  forger = await forgingProvider()
  const organisation = await organisationOf('safety-adviser')
  await row(mfa, honest.issuer, organisation, [TWO_FACTORS], SECRET)
  await row(single, honest.issuer, organisation, [], SECRET)
  await row(forged, forger.issuer, organisation, ['mfa'], null)
  await row(twin, forger.issuer, organisation, ['mfa'], null)
})

const begin = (provider: string, setUp?: string) => w.as('visitor').does(beginProviderSignIn, { provider, back: '/mijn', ...(setUp ? { setUp } : {}) })
const finish = (provider: string, step: string, query: string) => w.as('visitor').does(finishProviderSignIn, { provider, step, query, browser: BROWSER })

async function through(provider: string, account: string, setUp?: string) {
  const { step, address } = await begin(provider, setUp)
  return finish(provider, step, await honest.visit(address, account))
}

const setUpOf = async (role: 'safety-adviser' | 'frontline-professional' | 'taskforce-lead'): Promise<string> =>
  (await w.as('visitor').does(acceptInvitation, { token: await invited(w, identityOf(role).person!, `${role}@voorbeeld.nl`) })).step

const roleOf = async (token: string) => (await sessionOf(w.app, COALITION, token, BROWSER)).actor.role

describe('signing in through the own organisation', () => {
  it('lets nobody in who was not invited, whoever the provider says it is', async () => {
    expect(await through(mfa, 'safety-adviser@voorbeeld.nl')).toMatchObject({ next: 'refused', token: '' })
  })

  it('links an account at the provider once, with an invitation, and lets its owner in from then on', async () => {
    const first = await through(mfa, 'a1', await setUpOf('safety-adviser'))
    expect(first).toMatchObject({ next: 'in' })
    expect(await roleOf(first.token)).toBe('safety-adviser')
    const again = await through(mfa, 'a1')
    expect(again).toMatchObject({ next: 'in', back: '/mijn' })
    expect(await roleOf(again.token)).toBe('safety-adviser')
    expect((await through(mfa, 'a2')).next).toBe('refused')
  })

  it('gives an account at the provider to one person only', async () => {
    expect((await through(mfa, 'a1', await setUpOf('frontline-professional'))).next).toBe('refused')
  })

  it('links only a provider of an organisation that the person acts for', async () => {
    const other = newId()
    await w.owner`
      insert into identity.provider (coalition_id, id, organisation_id, name, issuer, client_id, secret, mfa_values)
      select ${COALITION}, ${other}, id, 'elders', ${forger.issuer}, ${CLIENT}, null, '{mfa}' from partners.organisation
       where id not in (select organisation_id from partners.mandate) limit 1`
    const { step, address } = await begin(other, await setUpOf('safety-adviser'))
    forger.next = { claims: idTokenFor(address) }
    expect((await finish(other, step, returnFrom(address))).next).toBe('refused')
  })

  it('asks a second step where the provider gave one, and the role needs two', async () => {
    const arrival = await through(single, 'b1', await setUpOf('safety-adviser'))
    expect(arrival.next).toBe('set-up')
    expect(await roleOf(arrival.token)).toBe('visitor')
    await entrant(w, 'safety-adviser', 'b1@voorbeeld.nl')
    const again = await through(single, 'b1')
    expect(again.next).toBe('code')
    expect(await roleOf(again.token)).toBe('visitor')
  })

  it('ends when the administrator ends the provider, also for who is in', async () => {
    await w.owner`update identity.provider set organisation_id = ${await organisationOf('taskforce-lead')} where id = ${mfa}`
    const { token } = await through(mfa, 'c1', await setUpOf('taskforce-lead'))
    expect(await roleOf(token)).toBe('taskforce-lead')
    await w.as('administrator').does(endProvider, { provider: mfa })
    expect(await roleOf(token)).toBe('visitor')
    expect(await w.as('visitor').tries(beginProviderSignIn, { provider: mfa, back: '' })).toBe('not-found')
    await w.owner`update identity.provider set ended_at = null where id = ${mfa}`
  })
})

describe('what comes back from a provider counts only', () => {
  it('with the cookie of who was sent there, once', async () => {
    const { step, address } = await begin(mfa)
    const query = await honest.visit(address, 'c1')
    await expect(finish(mfa, 'x'.repeat(43), query)).rejects.toThrow(/Begin opnieuw/)
    expect((await finish(mfa, step, query)).next).toBe('in')
    await expect(finish(mfa, step, query)).rejects.toThrow(/Begin opnieuw/)
  })

  it('with a code that was not used before', async () => {
    const { step, address } = await begin(mfa)
    const used = new URLSearchParams(await honest.visit(address, 'c1'))
    await finish(mfa, step, used.toString())
    const next = await begin(mfa)
    used.set('state', new URL(next.address).searchParams.get('state')!)
    expect((await finish(mfa, next.step, used.toString())).next).toBe('refused')
  })

  it('with the state and the verifier of this browser', async () => {
    const [mine, theirs] = [await begin(mfa), await begin(mfa)]
    const query = await honest.visit(theirs.address, 'c1')
    expect((await finish(mfa, mine.step, query)).next).toBe('refused')
    const swapped = new URLSearchParams(await honest.visit(theirs.address, 'c1'))
    const own = await begin(mfa)
    swapped.set('state', new URL(own.address).searchParams.get('state')!)
    expect((await finish(mfa, own.step, swapped.toString())).next).toBe('refused')
  })

  it('at the address of the provider that was visited', async () => {
    const { step, address } = await begin(mfa)
    expect((await finish(forged, step, await honest.visit(address, 'c1'))).next).toBe('refused')
  })

  it('not as an error or without a code', async () => {
    const { step, address } = await begin(mfa)
    const state = new URL(address).searchParams.get('state')!
    expect((await finish(mfa, step, new URLSearchParams({ error: 'access_denied', state, iss: honest.issuer }).toString())).next).toBe('refused')
  })
})

const returnFrom = (address: string, iss = forger.issuer): string =>
  new URLSearchParams({ code: 'c', state: new URL(address).searchParams.get('state')!, iss }).toString()
const nowSeconds = (): number => Math.floor(Date.now() / 1000)
const idTokenFor = (address: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  iss: forger.issuer, aud: CLIENT, sub: 'f1', sid: 's1', amr: ['mfa'], iat: nowSeconds(), exp: nowSeconds() + 300, nonce: new URL(address).searchParams.get('nonce'), ...more,
})

describe('an ID token', () => {
  beforeAll(async () => {
    const { step, address } = await begin(forged, await setUpOf('safety-adviser'))
    forger.next = { claims: idTokenFor(address) }
    await finish(forged, step, returnFrom(address))
  })

  const outcome = async (claims: Record<string, unknown>, more: Partial<Forger['next']> = {}, iss?: string) => {
    const { step, address } = await begin(forged)
    forger.next = { claims: idTokenFor(address, claims), ...more }
    return (await finish(forged, step, returnFrom(address, iss))).next
  }

  it('lets in when everything is right', async () => expect(await outcome({})).toBe('in'))

  it.each([
    ['another nonce', { nonce: 'x' }, {}, undefined],
    ['no nonce', { nonce: undefined }, {}, undefined],
    ['another issuer inside', { iss: 'http://127.0.0.1:1' }, {}, undefined],
    ['another issuer beside it, as in a mix-up', {}, {}, 'http://127.0.0.1:1'],
    ['another audience', { aud: 'iemand-anders' }, {}, undefined],
    ['its time behind it', { iat: nowSeconds() - 7200, exp: nowSeconds() - 3600 }, {}, undefined],
    ['no signature (alg none)', {}, { unsigned: true }, undefined],
    ['a signature of another key', {}, { foreign: true }, undefined],
    ['no subject', { sub: undefined }, {}, undefined],
  ] as const)('is refused with %s', async (_what, claims, more, iss) => expect(await outcome(claims, more, iss)).toBe('refused'))

  it('is refused at the address of another provider than was visited, also when that is the same one under another name', async () => {
    const { step, address } = await begin(twin)
    forger.next = { claims: idTokenFor(address) }
    expect((await finish(forged, step, returnFrom(address))).next).toBe('refused')
  })

  it('counts as one factor when it does not say two', async () => {
    await entrant(w, 'safety-adviser', 'weer@voorbeeld.nl')
    expect(await outcome({ amr: ['pwd'] })).toBe('code')
  })
})

describe('a provider that says someone signed out', () => {
  const signedIn = async (sid: string): Promise<string> => {
    const { step, address } = await begin(forged)
    forger.next = { claims: idTokenFor(address, { sid }) }
    return (await finish(forged, step, returnFrom(address))).token
  }
  const logoutToken = (more: Record<string, unknown> = {}): Record<string, unknown> =>
    ({ iss: forger.issuer, aud: CLIENT, iat: nowSeconds(), jti: newId(), sid: 's-uit', events: { [EVENT]: {} }, ...more })
  const send = async (token: string) => (await w.as('visitor').does(endProviderSessions, { provider: forged, token })).accepted

  it('ends that session and no other, by a logout token', async () => {
    const [out, stays] = [await signedIn('s-uit'), await signedIn('s-blijft')]
    expect(await send(await forger.sign(logoutToken(), { typ: 'logout+jwt' }))).toBe(true)
    expect([await roleOf(out), await roleOf(stays)]).toEqual(['visitor', 'safety-adviser'])
  })

  it('ends all sessions of a person, by a token with only the subject', async () => {
    const tokens = [await signedIn('s-1'), await signedIn('s-2')]
    expect(await send(await forger.sign(logoutToken({ sid: undefined, sub: 'f1' })))).toBe(true)
    for (const token of tokens) expect(await roleOf(token)).toBe('visitor')
  })

  it('is believed once', async () => {
    const token = await forger.sign(logoutToken())
    expect([await send(token), await send(token)]).toEqual([true, false])
  })

  it.each([
    ['another issuer', { iss: 'http://127.0.0.1:1' }], ['another audience', { aud: 'iemand-anders' }], ['an old time', { iat: nowSeconds() - 600 }], ['no jti', { jti: undefined }],
    ['another event', { events: { 'http://example.org/x': {} } }], ['no event', { events: undefined }], ['a nonce, as an ID token has', { nonce: 'x' }], ['neither session nor subject', { sid: undefined }],
  ])('is not believed with %s', async (_what, more) => {
    const token = await signedIn('s-uit')
    expect(await send(await forger.sign(logoutToken(more)))).toBe(false)
    expect(await roleOf(token)).toBe('safety-adviser')
  })

  it('is not believed without its own signature', async () => {
    expect(await send(await forger.signWithAnotherKey(logoutToken()))).toBe(false)
    expect(await send(forger.unsigned(logoutToken()))).toBe(false)
    expect(await send('')).toBe(false)
  })

  it('can say it through the browser, by the name of its session', async () => {
    const token = await signedIn('s-uit')
    const say = async (issuer: string, session: string) => (await w.as('visitor').does(endProviderSessions, { provider: forged, issuer, session })).accepted
    expect(await say('http://127.0.0.1:1', 's-uit')).toBe(false)
    expect(await say(forger.issuer, '')).toBe(false)
    expect(await roleOf(token)).toBe('safety-adviser')
    expect(await say(forger.issuer, 's-uit')).toBe(true)
    expect(await roleOf(token)).toBe('visitor')
  })
})
