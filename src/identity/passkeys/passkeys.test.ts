// Signs in with a passkey made of software, and tries every answer that is a little wrong.
import { beforeAll, describe, expect, it } from 'vitest'
import { authenticator, type Wrong } from '../../../tests/authenticator.ts'
import { BROWSER, invited } from '../../../tests/entrants.ts'
import { COALITION, identityOf, type World, world } from '../../../tests/world.ts'
import { siteAddress } from '../../platform/address.ts'
import { sessionOf } from '../../platform/session.ts'
import { beginSetUp } from '../begin-set-up.ts'
import { acceptInvitation } from '../invitations/accept-invitation.ts'
import { myAccount } from '../my-account.ts'
import { signInStep } from '../sign-in-step.ts'
import { addPasskey } from './add-passkey.ts'
import { beginPasskey } from './begin-passkey.ts'
import { removePasskey } from './remove-passkey.ts'
import { signInWithPasskey } from './sign-in-with-passkey.ts'

type Device = ReturnType<typeof authenticator>

let w: World
let device: Device
let token: string

const question = async (step: string) => (await w.as('visitor').does(signInStep, { step, kind: 'passkey' })).options

async function add(to: Device, setUp: string, wrong: Wrong = {}) {
  const { step } = await w.as('visitor').does(beginPasskey, { setUp, back: '' })
  return w.as('visitor').does(addPasskey, { step, answer: to.create(await question(step), wrong), name: 'telefoon', browser: BROWSER })
}

async function signIn(wrong: Wrong = {}, by: Device = device) {
  const { step } = await w.as('visitor').does(beginPasskey, { back: '/mijn' })
  return w.as('visitor').does(signInWithPasskey, { step, answer: by.get(await question(step), wrong), browser: BROWSER })
}

const setUpOf = async (role: 'safety-adviser' | 'administrator') =>
  (await w.as('visitor').does(acceptInvitation, { token: await invited(w, identityOf(role).person!, `${role}@voorbeeld.nl`) })).step
const roleOf = async (of: string) => (await sessionOf(w.app, COALITION, of, BROWSER)).actor.role

beforeAll(async () => {
  w = await world()
  device = authenticator(siteAddress())
  token = (await add(device, await setUpOf('safety-adviser'))).token
})

it('is set up with an invitation, and lets its owner in at once', async () => expect(await roleOf(token)).toBe('safety-adviser'))

it('signs in without a name, as two factors', async () => {
  const arrival = await signIn()
  expect(arrival).toMatchObject({ next: 'in', back: '/mijn' })
  expect(await roleOf(arrival.token)).toBe('safety-adviser')
})

describe('an answer', () => {
  it.each([
    ['without a check of the user', { verified: false }], ['from another site', { origin: 'https://slagvaardig.example.com' }], ['for another site', { rpId: 'example.com' }],
    ['to another question', { challenge: Buffer.from('een andere vraag').toString('base64url') }], ['for another user', { userHandle: Buffer.alloc(32).toString('base64url') }],
  ])('%s is refused, for signing in', async (_what, wrong) => expect((await signIn(wrong)).next).toBe('refused'))

  it.each([['without a check of the user', { verified: false }], ['from another site', { origin: 'https://slagvaardig.example.com' }], ['for another site', { rpId: 'example.com' }]])(
    '%s is refused, for a new passkey', async (_what, wrong) => expect((await add(authenticator(siteAddress()), await setUpOf('administrator'), wrong)).next).toBe('refused'))

  it('of an unknown device is refused', async () => {
    const stranger = authenticator(siteAddress())
    const { step } = await w.as('visitor').does(beginPasskey, { setUp: await setUpOf('administrator'), back: '' })
    stranger.create(await question(step))
    expect((await signIn({}, stranger)).next).toBe('refused')
  })

  it('counts once: neither the question nor the answer works again', async () => {
    const { step } = await w.as('visitor').does(beginPasskey, { back: '' })
    const answer = device.get(await question(step))
    const give = (to: string) => w.as('visitor').does(signInWithPasskey, { step: to, answer, browser: BROWSER })
    expect((await give(step)).next).toBe('in')
    await expect(give(step)).rejects.toThrow(/Begin opnieuw/)
    expect((await give((await w.as('visitor').does(beginPasskey, { back: '' })).step)).next).toBe('refused')
  })

  it('from a copy whose counter stands still is refused', async () => {
    expect((await signIn({ counter: 5 })).next).toBe('in')
    expect((await signIn({ counter: 5 })).next).toBe('refused')
    expect((await signIn({ counter: 6 })).next).toBe('in')
  })

  it('that is no answer at all is refused with a sentence', async () => {
    const { step } = await w.as('visitor').does(beginPasskey, { back: '' })
    await expect(w.as('visitor').does(signInWithPasskey, { step, answer: '{}', browser: BROWSER })).rejects.toMatchObject({ code: 'invalid-input' })
  })
})

describe('the own passkeys', () => {
  const adviser = () => w.as('safety-adviser')
  const mine = async (of: string) => (await adviser().does(myAccount, { token: of })).passkeys

  it('can be more than one, added shortly after signing in; older sessions then end', async () => {
    const arrival = await signIn({ counter: 10 })
    const { step } = await adviser().does(beginSetUp, { token: arrival.token })
    const added = await add(authenticator(siteAddress()), step)
    expect(await mine(added.token)).toHaveLength(2)
    expect(await roleOf(arrival.token)).toBe('visitor')
    expect(await roleOf(added.token)).toBe('safety-adviser')
  })

  it('cannot be changed from a computer that was left alone', async () => {
    const { token: old } = await signIn({ counter: 11 })
    await w.owner`update platform.session set created_at = created_at - interval '16 minutes'`
    expect(await adviser().tries(beginSetUp, { token: old })).toBe('conflict')
    expect(await adviser().tries(beginSetUp, { token: 'x' })).toBe('conflict')
  })

  it('can be removed, but not the last way in, and not by a colleague', async () => {
    const [first, second] = await mine(token)
    expect(await w.as('administrator').tries(removePasskey, { passkey: first!.id })).toBe('not-found')
    await adviser().does(removePasskey, { passkey: second!.id })
    expect(await adviser().tries(removePasskey, { passkey: first!.id })).toBe('conflict')
    expect((await signIn({ counter: 20 })).next).toBe('in')
  })
})
