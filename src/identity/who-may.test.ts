// Who may do what with signing in: everyone may try, each for themselves; few may invite, and one adds providers.
import { beforeAll, describe } from 'vitest'
import { BROWSER, invited } from '../../tests/entrants.ts'
import { forgingProvider } from '../../tests/identity-providers.ts'
import { type Answers, whoMay } from '../../tests/who-may.ts'
import { COALITION, identityOf, type Who, type World, world } from '../../tests/world.ts'
import { siteAddress } from '../platform/address.ts'
import { authenticator } from '../../tests/authenticator.ts'
import { newId } from '../platform/id.ts'
import { readCaughtMail } from '../platform/mail/caught-mail.ts'
import { signInAsDemoPerson } from '../platform/session.ts'
import { beginSetUp } from './begin-set-up.ts'
import { endSession } from './end-session.ts'
import { giveCode } from './give-code.ts'
import { acceptInvitation } from './invitations/accept-invitation.ts'
import { askNewPassword } from './invitations/ask-new-password.ts'
import { invitePerson } from './invitations/invite-person.ts'
import { showInvitee } from './invitations/invitee.ts'
import { showLetter } from './invitations/letter.ts'
import { setNewPassword } from './invitations/set-new-password.ts'
import { myAccount } from './my-account.ts'
import { addPasskey } from './passkeys/add-passkey.ts'
import { beginPasskey } from './passkeys/begin-passkey.ts'
import { removePasskey } from './passkeys/remove-passkey.ts'
import { signInWithPasskey } from './passkeys/sign-in-with-passkey.ts'
import { addProvider } from './providers/add-provider.ts'
import { beginProviderSignIn } from './providers/begin-provider-sign-in.ts'
import { endProvider } from './providers/end-provider.ts'
import { endProviderSessions } from './providers/end-provider-sessions.ts'
import { finishProviderSignIn } from './providers/finish-provider-sign-in.ts'
import { listProviders } from './providers/providers.ts'
import { signOutPlace } from './providers/sign-out-place.ts'
import { removeAccount } from './remove-account.ts'
import { setUpCode } from './set-up-code.ts'
import { signInStep } from './sign-in-step.ts'
import { signInWithPassword } from './sign-in-with-password.ts'
import { switchMandate } from './switch-mandate.ts'

let w: World
let issuer: string
let provider: string
let organisation: string
beforeAll(async () => {
  w = await world()
  issuer = (await forgingProvider()).issuer
  organisation = (await w.owner<{ id: string }[]>`select organisation_id as id from partners.mandate where id = ${identityOf('safety-adviser').mandate}`)[0]!.id
  provider = (await w.as('administrator').does(addProvider, providerInput())).id
})
const providerInput = () => ({ organisation, name: 'Werkaccount', issuer, clientId: 'x', secret: '', mfaValues: [] })

/** The same answer for everyone, but for those who are named. */
const all = (answer: Answers['visitor'], but: Partial<Answers> = {}): Answers => ({
  'board-member': answer, 'coalition-office': answer, 'safety-adviser': answer, 'frontline-professional': answer, 'taskforce-lead': answer,
  'case-director': answer, 'privacy-officer': answer, 'administrator': answer, 'visitor': answer, ...but,
})
const signedInOnly = all('done', { visitor: 'not-signed-in' })
const administratorOnly = all('not-allowed', { administrator: 'done', visitor: 'not-signed-in' })

/** A session of this person, as a click in the trial begins it; a visitor has none. */
async function tokenOf(who: Who): Promise<string> {
  const { person, mandate } = identityOf(who)
  return person && mandate ? (await w.as('visitor').does(signInAsDemoPerson, { person, mandate, browser: BROWSER })).token : ''
}
const setUp = async (): Promise<string> => (await w.as('visitor').does(acceptInvitation, { token: await letter() })).step
const letter = (): Promise<string> => invited(w, identityOf('board-member').person!, 'b@voorbeeld.nl')
async function newPasswordLetter(): Promise<string> {
  const token = await letter()
  await w.owner`update identity.letter set kind = 'password' where used_at is null`
  return token
}

describe('who may, before anyone is someone: everyone, and what was brought decides', () => {
  whoMay(signInWithPassword, () => ({ email: 'x@voorbeeld.nl', password: 'x', back: '', browser: BROWSER }), all('done'), () => w)
  whoMay(giveCode, () => ({ step: 'x', code: '000000', browser: BROWSER }), all('conflict'), () => w)
  whoMay(signInStep, async () => ({ step: await setUp(), kind: 'set-up' as const }), all('done'), () => w)
  whoMay(setUpCode, async () => ({ step: await setUp(), password: 'grijze fiets zonder bel', code: '000000', browser: BROWSER }), all('done'), () => w)
  whoMay(showLetter, async () => ({ token: await letter() }), all('done'), () => w)
  whoMay(acceptInvitation, async () => ({ token: await letter() }), all('done'), () => w)
  whoMay(askNewPassword, () => ({ email: 'x@voorbeeld.nl' }), all('done'), () => w)
  whoMay(setNewPassword, async () => ({ token: await newPasswordLetter(), password: 'grijze fiets zonder bel' }), all('done'), () => w)
  whoMay(beginPasskey, () => ({ back: '' }), all('done'), () => w)
  whoMay(signInWithPasskey, async () => passkeyAnswer(), all('done'), () => w)
  whoMay(addPasskey, () => ({ step: 'x', answer: '{}', name: 'x', browser: BROWSER }), all('conflict'), () => w)
  whoMay(listProviders, () => ({}), all('done'), () => w)
  whoMay(beginProviderSignIn, () => ({ provider, back: '' }), all('done'), () => w)
  whoMay(finishProviderSignIn, () => ({ step: 'x', provider, query: '', browser: BROWSER }), all('conflict'), () => w)
  whoMay(endProviderSessions, () => ({ provider, issuer, session: 'x' }), all('done'), () => w)
  whoMay(signOutPlace, () => ({ provider }), all('done'), () => w)
})

async function passkeyAnswer() {
  const { step } = await w.as('visitor').does(beginPasskey, { back: '' })
  const { options } = await w.as('visitor').does(signInStep, { step, kind: 'passkey' })
  return { step, answer: authenticator(siteAddress()).get(options), browser: BROWSER }
}

describe('who may, for themselves', () => {
  whoMay(myAccount, async (who) => ({ token: await tokenOf(who) }), signedInOnly, () => w)
  whoMay(endSession, async (who) => ({ session: 'others' as const, token: await tokenOf(who) }), signedInOnly, () => w)
  whoMay(switchMandate, async (who) => ({ token: await tokenOf(who), mandate: identityOf(who).mandate ?? newId() }), signedInOnly, () => w)
  whoMay(beginSetUp, async (who) => ({ token: await tokenOf(who) }), signedInOnly, () => w)
  whoMay(removePasskey, () => ({ passkey: newId() }), all('not-found', { visitor: 'not-signed-in' }), () => w)
})

describe('who may, for others', () => {
  const adviser = (): string => identityOf('safety-adviser').mandate!
  whoMay(showInvitee, () => ({ mandate: adviser() }), all('not-allowed', { 'coalition-office': 'done', 'administrator': 'done', 'safety-adviser': 'done', 'case-director': 'not-found', 'visitor': 'not-signed-in' }), () => w)
  whoMay(invitePerson, () => ({ mandate: adviser(), email: 'a@voorbeeld.nl' }), all('not-allowed', { 'coalition-office': 'done', 'case-director': 'not-found', 'visitor': 'not-signed-in' }), () => w)
  whoMay(addProvider, providerInput, administratorOnly, () => w)
  whoMay(endProvider, async () => ({ provider: (await w.as('administrator').does(addProvider, providerInput())).id }), administratorOnly, () => w)
  whoMay(readCaughtMail, () => ({}), administratorOnly, () => w)
  whoMay(removeAccount, async () => {
    await w.owner`insert into identity.account (coalition_id, person) values (${COALITION}, ${identityOf('safety-adviser').person}) on conflict do nothing`
    return { person: identityOf('safety-adviser').person! }
  }, all('not-allowed', { 'administrator': 'done', 'safety-adviser': 'done', 'visitor': 'not-signed-in' }), () => w)
})
