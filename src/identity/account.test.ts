// Follows one account: invited, with a new password, in another role, with its sessions ended, and gone.
import { beforeAll, describe, expect, it } from 'vitest'
import { BROWSER, type Entrant, entrant, PASSWORD } from '../../tests/entrants.ts'
import { COALITION, identityOf, type World, world } from '../../tests/world.ts'
import { newId } from '../platform/id.ts'
import { caughtMail } from '../platform/mail/send.ts'
import { selectorOf, sessionOf, signInAsDemoPerson } from '../platform/session.ts'
import { endSession } from './end-session.ts'
import { giveCode } from './give-code.ts'
import { acceptInvitation } from './invitations/accept-invitation.ts'
import { askNewPassword } from './invitations/ask-new-password.ts'
import { invitePerson } from './invitations/invite-person.ts'
import { inviteFirstCommand } from './invitations/parts/invite-first.ts'
import { setNewPassword } from './invitations/set-new-password.ts'
import { jobs } from './jobs.ts'
import { myAccount } from './my-account.ts'
import { removeAccount } from './remove-account.ts'
import { signInWithPassword } from './sign-in-with-password.ts'
import { switchMandate } from './switch-mandate.ts'
import './routes.ts'

let w: World
let adviser: Entrant
beforeAll(async () => {
  w = await world()
  adviser = await entrant(w, 'safety-adviser')
})

const roleOf = async (token: string) => (await sessionOf(w.app, COALITION, token, BROWSER)).actor.role
const withPassword = (email: string, password: string) => w.as('visitor').does(signInWithPassword, { email, password, back: '', browser: BROWSER })
const demoToken = async (role: 'safety-adviser' | 'administrator') =>
  (await w.as('visitor').does(signInAsDemoPerson, { person: identityOf(role).person!, mandate: identityOf(role).mandate!, browser: BROWSER })).token

/** What waits in the queue: names and payloads. Takes them out, as the worker would. */
async function queued(): Promise<{ name: string; payload: unknown }[]> {
  const rows = await w.owner<{ name: string; payload: unknown }[]>`
    select tasks.identifier as name, jobs.payload from graphile_worker._private_jobs as jobs join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id order by jobs.id`
  await w.owner`delete from graphile_worker._private_jobs`
  return [...rows]
}
async function work(): Promise<void> {
  for (const { name, payload } of await queued()) await jobs[name as 'identity.send-letter']?.(payload, { owner: w.owner, app: w.app })
}
const lastLink = (): string => /\/uitnodiging\/([\w-]{43})/.exec(caughtMail()[0]!.text)![1]!

describe('an invitation by mail', () => {
  it('leaves with a secret that is nowhere but in the mail; the queue knows an id', async () => {
    const { letter } = await w.as('coalition-office').does(invitePerson, { mandate: identityOf('frontline-professional').mandate!, email: 'wim@voorbeeld.nl' })
    const waiting = await queued()
    expect(waiting).toEqual([{ name: 'identity.send-letter', payload: { letter } }])
    await jobs['identity.send-letter']!(waiting[0]!.payload, { owner: w.owner, app: w.app })
    expect(caughtMail()[0]).toMatchObject({ to: 'wim@voorbeeld.nl', subject: expect.stringContaining('Uitnodiging') })
    expect((await w.as('visitor').does(acceptInvitation, { token: lastLink() })).person).toBe(identityOf('frontline-professional').person)
  })

  it('is for a manager to send to whom they may give every mandate of', async () => {
    const manager = w.as('safety-adviser')
    const colleague = { mandate: identityOf('frontline-professional').mandate!, email: 'x@voorbeeld.nl' }
    expect(await manager.tries(invitePerson, colleague)).toBe('done')
    const more = newId()
    await w.owner`
      insert into partners.mandate (coalition_id, id, person_id, organisation_id, role, valid_from)
      select coalition_id, ${more}, person_id, organisation_id, 'taskforce-lead', now() from partners.mandate where id = ${colleague.mandate}`
    expect(await manager.tries(invitePerson, colleague)).toBe('not-allowed')
    expect(await w.as('coalition-office').tries(invitePerson, { mandate: identityOf('administrator').mandate!, email: 'x@voorbeeld.nl' })).toBe('not-allowed')
    await w.owner`delete from partners.mandate where id = ${more}`
  })
})

describe('a forgotten password', () => {
  it('is asked for with the same work, whether or not there is an account', async () => {
    await queued()
    for (const email of [adviser.email, 'bestaat-niet@voorbeeld.nl']) expect(await w.as('visitor').does(askNewPassword, { email })).toEqual({})
    const waiting = await queued()
    expect(waiting.map(({ name }) => name)).toEqual(Array(2).fill('identity.send-password-letter'))
    expect(JSON.stringify(waiting)).not.toContain('voorbeeld.nl')
    const before = caughtMail().length
    for (const { payload } of waiting) await jobs['identity.send-password-letter']!(payload, { owner: w.owner, app: w.app })
    expect(caughtMail().slice(0, caughtMail().length - before).map(({ to }) => to)).toEqual([adviser.email])
  })

  it('is replaced with the link, which ends all sessions and gives no way around the second step', async () => {
    const token = lastLink()
    expect(await w.as('visitor').tries(setNewPassword, { token, password: 'wachtwoord1234' })).toBe('invalid-input')
    await w.as('visitor').does(setNewPassword, { token, password: 'rode tractor in de wei' })
    expect(await roleOf(adviser.token)).toBe('visitor')
    expect(await w.as('visitor').tries(setNewPassword, { token, password: 'rode tractor in de wei' })).toBe('not-found')
    expect((await withPassword(adviser.email, PASSWORD)).next).toBe('refused')
    expect((await withPassword(adviser.email, 'rode tractor in de wei')).next).toBe('code')
  })

  it('sends no more than a few mails to one address', async () => {
    for (let times = 0; times < 10; times += 1) await w.as('visitor').does(askNewPassword, { email: 'vaak@voorbeeld.nl' })
    expect((await queued()).length).toBeLessThanOrEqual(5)
  })
})

describe('sessions', () => {
  it('are listed for their owner alone, and end by a click', async () => {
    const [here, there, elsewhere] = [await demoToken('safety-adviser'), await demoToken('safety-adviser'), await demoToken('administrator')]
    const me = w.as('safety-adviser')
    const { sessions } = await me.does(myAccount, { token: here })
    expect(sessions.filter(({ own }) => own)).toHaveLength(1)
    const [other] = sessions.filter(({ own, inForce }) => inForce && !own)
    await me.does(endSession, { session: other!.id, token: here })
    expect(await roleOf(there)).toBe('visitor')
    const [theirs] = (await w.as('administrator').does(myAccount, { token: elsewhere })).sessions
    expect(await me.tries(endSession, { session: theirs!.id, token: here })).toBe('not-found')
    await demoToken('safety-adviser')
    await me.does(endSession, { session: 'others', token: here })
    expect((await me.does(myAccount, { token: here })).sessions.filter(({ inForce }) => inForce)).toHaveLength(1)
    expect([await roleOf(here), await roleOf(elsewhere)]).toEqual(['safety-adviser', 'administrator'])
  })

  it('go on under another mandate with a new token, and the old token is worth nothing', async () => {
    const second = newId()
    const { person } = identityOf('safety-adviser')
    await w.owner`
      insert into partners.mandate (coalition_id, id, person_id, organisation_id, role, valid_from)
      select coalition_id, ${second}, person_id, organisation_id, 'frontline-professional', now() from partners.mandate where id = ${identityOf('safety-adviser').mandate}`
    const token = await demoToken('safety-adviser')
    const me = w.asIdentity({ coalition: COALITION, person, mandate: identityOf('safety-adviser').mandate })
    const { token: next } = await me.does(switchMandate, { mandate: second, token })
    expect(await roleOf(next)).toBe('frontline-professional')
    expect(await me.tries(switchMandate, { mandate: identityOf('administrator').mandate!, token: next })).toBe('not-found')
    expect(await roleOf(token)).toBe('visitor')
    expect(await roleOf(next)).toBe('visitor')
  })

  it('of one factor cannot go on in a role that needs two', async () => {
    const { person } = identityOf('safety-adviser')
    const token = await demoToken('safety-adviser')
    await w.owner`update platform.session set strength = 'single' where selector_hash = ${selectorOf(token)!}`
    const me = w.asIdentity({ coalition: COALITION, person, mandate: identityOf('safety-adviser').mandate })
    expect(await me.tries(switchMandate, { mandate: identityOf('safety-adviser').mandate!, token })).toBe('not-allowed')
  })

  it('end with their mandate, and say so', async () => {
    const { person } = identityOf('case-director')
    const mandate = newId()
    await w.owner`
      insert into partners.mandate (coalition_id, id, person_id, organisation_id, role, valid_from)
      select coalition_id, ${mandate}, person_id, organisation_id, 'frontline-professional', now() from partners.mandate where id = ${identityOf('case-director').mandate}`
    const { token } = await w.as('visitor').does(signInAsDemoPerson, { person: person!, mandate, browser: BROWSER })
    expect(await roleOf(token)).toBe('frontline-professional')
    await w.owner`update partners.mandate set valid_to = now() where id = ${mandate}`
    expect(await roleOf(token)).toBe('visitor')
    expect(await w.owner`select ended_because from platform.session where selector_hash = ${selectorOf(token)!}`).toMatchObject([{ ended_because: 'mandate-ended' }])
  })
})

it('an account that is removed lets nobody in any more, and leaves the person', async () => {
  const colleague = await entrant(w, 'case-director')
  await w.as('administrator').does(removeAccount, { person: colleague.person })
  expect(await roleOf(colleague.token)).toBe('visitor')
  expect((await withPassword(colleague.email, PASSWORD)).next).toBe('refused')
  expect(await w.owner`select from identity.recovery_code where person = ${colleague.person}`).toHaveLength(0)
  expect(await w.owner`select from partners.person where id = ${colleague.person}`).toHaveLength(1)
})

it('what someone types at the sign-in does not reach the logs, so it can forge no line there either', async () => {
  await w.owner`delete from identity.tries`
  const { token } = await withPassword(adviser.email, 'rode tractor in de wei')
  const evil = 'x\n{"level":"error"}\u001b[2J'
  await w.as('visitor').does(giveCode, { step: token, code: evil, browser: BROWSER })
  await withPassword(evil, evil)
  const lines = await w.owner<{ text: string }[]>`select concat_ws(' ', sentence, object, origin) as text from platform.ledger_detail`
  expect(lines.filter(({ text }) => text.includes('level') || text.includes('\n') || text.includes('\u001b'))).toEqual([])
})

it('the first person of an installation is invited from the command line, and nobody after that', async () => {
  const installation = { kind: 'production', coalition: COALITION, coalitionName: 'C', regionName: 'R', secretCheck: '' } as const
  expect(await inviteFirstCommand(['--first', 'x@voorbeeld.nl'], { owner: w.owner, installation })).toBe(1)
  expect(await inviteFirstCommand(['--first', 'geen adres'], { owner: w.owner, installation })).toBe(2)
  await w.owner`delete from identity.account`
  expect(await inviteFirstCommand(['--first', 'x@voorbeeld.nl', 'Eerste'], { owner: w.owner, installation })).toBe(0)
  const rows = await w.owner<{ role: string }[]>`select role from partners.mandate join partners.person on person.id = mandate.person_id where person.name = 'Eerste' order by role`
  expect(rows.map(({ role }) => role)).toEqual(['administrator', 'coalition-office'])
  await work()
})
