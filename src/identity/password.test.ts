// Tries to get in with a password that is not one's own, in the ways that are known: guessing, asking around, replaying, skipping the second step.
import { performance } from 'node:perf_hooks'
import { beforeAll, describe, expect, it } from 'vitest'
import { BROWSER, codeOf, type Entrant, entrant, invited, PASSWORD } from '../../tests/entrants.ts'
import { COALITION, identityOf, type World, world } from '../../tests/world.ts'
import { visitorOf } from '../platform/actor.ts'
import { perform } from '../platform/operation.ts'
import { sessionOf } from '../platform/session.ts'
import { giveCode } from './give-code.ts'
import { acceptInvitation } from './invitations/accept-invitation.ts'
import { showLetter } from './invitations/letter.ts'
import { setUpCode } from './set-up-code.ts'
import { signInStep } from './sign-in-step.ts'
import { signInWithPassword } from './sign-in-with-password.ts'

let w: World
let adviser: Entrant
beforeAll(async () => {
  w = await world()
  adviser = await entrant(w, 'safety-adviser')
})

const withPassword = (email: string, password: string, back = '') => w.as('visitor').does(signInWithPassword, { email, password, back, browser: BROWSER })
const withCode = (step: string, code: string) => w.as('visitor').does(giveCode, { step, code, browser: BROWSER })
const forgetTries = () => w.owner`delete from identity.tries`
/** A code that this account has not used: the app's clock goes on, the tests do not wait for it. */
const forgetCodes = () => w.owner`update identity.account set totp_step = 0`
const roleOf = async (token: string) => (await sessionOf(w.app, COALITION, token, BROWSER)).actor.role

describe('someone who set up a password and a code app', () => {
  it('is in at once, with two factors', async () => {
    expect(await roleOf(adviser.token)).toBe('safety-adviser')
  })

  it('gets in again with both, and not with the password alone', async () => {
    await forgetCodes()
    const { next, token } = await withPassword(adviser.email.toUpperCase(), PASSWORD, '/mijn')
    expect(next).toBe('code')
    expect(await roleOf(token)).toBe('visitor')
    const arrival = await withCode(token, codeOf(adviser.secret))
    expect(arrival).toMatchObject({ next: 'in', back: '/mijn' })
    expect(await roleOf(arrival.token)).toBe('safety-adviser')
  })

  it('cannot use a code a second time, nor a step that is done', async () => {
    await forgetCodes()
    const code = codeOf(adviser.secret)
    const first = await withPassword(adviser.email, PASSWORD)
    expect((await withCode(first.token, code)).next).toBe('in')
    await expect(withCode(first.token, codeOf(adviser.secret, 1))).rejects.toThrow(/Begin opnieuw/)
    const second = await withPassword(adviser.email, PASSWORD)
    expect((await withCode(second.token, code)).next).toBe('refused')
  })

  it('gets in with a recovery code, each once', async () => {
    await forgetTries()
    const { step } = await w.as('visitor').does(acceptInvitation, { token: await invited(w, identityOf('case-director').person!, 'r@voorbeeld.nl') })
    const { secret } = await w.as('visitor').does(signInStep, { step, kind: 'set-up' })
    const { codes } = await w.as('visitor').does(setUpCode, { step, password: PASSWORD, code: codeOf(secret), browser: BROWSER })
    const { codes: shown } = await w.as('visitor').does(signInStep, { step: codes, kind: 'recovery-codes' })
    expect(new Set(shown).size).toBe(10)
    const use = async (code: string) => (await withCode((await withPassword('r@voorbeeld.nl', PASSWORD)).token, code)).next
    expect(await use(shown[0]!.toLowerCase())).toBe('in')
    expect(await use(shown[0]!)).toBe('refused')
    expect(await use(shown[1]!)).toBe('in')
  })
})

describe('who guesses a password', () => {
  it('waits after five tries, twice as long each time, also when the next would be right', async () => {
    await forgetTries()
    for (let tries = 0; tries < 4; tries += 1) expect((await withPassword(adviser.email, 'verkeerd wachtwoord')).next).toBe('refused')
    expect((await withPassword(adviser.email, 'verkeerd wachtwoord')).next).toBe('refused')
    const waits = await withPassword(adviser.email, PASSWORD)
    expect(waits).toMatchObject({ next: 'wait', token: '' })
    await w.owner`update identity.tries set blocked_until = now()`
    expect((await withPassword(adviser.email, 'verkeerd wachtwoord')).next).toBe('refused')
    expect((await withPassword(adviser.email, PASSWORD)).seconds).toBeGreaterThan(waits.seconds)
  })

  it('does not get more tries by doing them all at one moment, from many addresses', async () => {
    await forgetTries()
    const from = (origin: string) => perform(signInWithPassword, { email: adviser.email, password: `verkeerd ${origin}`, back: '', browser: BROWSER },
      { database: w.app, identity: visitorOf(COALITION), origin })
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => from(`192.0.2.${index}`)))
    expect(answers.filter(({ next }) => next === 'refused')).toHaveLength(5)
  })

  it('of one account after another waits as well', async () => {
    await forgetTries()
    let next = ''
    for (let tries = 0; tries < 31; tries += 1) next = (await withPassword(`iemand${tries}@voorbeeld.nl`, 'verkeerd wachtwoord')).next
    expect(next).toBe('wait')
  })

  it('learns nothing of who has an account: same answer, same waiting, same time', async () => {
    const answersFor = async (email: string) => {
      await forgetTries()
      const answers = []
      for (let tries = 0; tries < 6; tries += 1) answers.push(await withPassword(email, 'verkeerd wachtwoord'))
      return answers
    }
    expect(await answersFor('bestaat-niet@voorbeeld.nl')).toEqual(await answersFor(adviser.email))
    const timeOf = async (email: string) => {
      await forgetTries()
      const began = performance.now()
      await withPassword(email, 'verkeerd wachtwoord')
      return performance.now() - began
    }
    // By turns, and the quickest of each: what else the machine does slows both.
    const [absent, present] = [[], []] as [number[], number[]]
    for (let tries = 0; tries < 15; tries += 1) {
      absent.push(await timeOf('bestaat-niet@voorbeeld.nl'))
      present.push(await timeOf(adviser.email))
    }
    const [quickest, other] = [Math.min(...absent), Math.min(...present)]
    // Without the comparison that a missing account pays too, the difference is all of argon2id: some 40 ms against 5.
    expect(Math.min(quickest, other) / Math.max(quickest, other)).toBeGreaterThan(0.5)
  })

  it('gets five codes for one password, and no more by beginning anew', async () => {
    await forgetTries()
    await forgetCodes()
    const { token } = await withPassword(adviser.email, PASSWORD)
    for (let tries = 0; tries < 5; tries += 1) expect((await withCode(token, '000000')).next).toBe('refused')
    await expect(withCode(token, codeOf(adviser.secret))).rejects.toThrow(/Begin opnieuw/)
    const again = await withPassword(adviser.email, PASSWORD)
    expect((await withCode(again.token, codeOf(adviser.secret))).next).toBe('wait')
  })
})

describe('an invitation', () => {
  it('can be opened often, and is used up by setting up, once', async () => {
    const person = identityOf('taskforce-lead').person!
    const token = await invited(w, person, 't@voorbeeld.nl')
    for (let times = 0; times < 3; times += 1) expect((await w.as('visitor').does(showLetter, { token })).person).toBe(person)
    const steps = [await w.as('visitor').does(acceptInvitation, { token }), await w.as('visitor').does(acceptInvitation, { token })]
    const finish = async ({ step }: { step: string }) => {
      const { secret } = await w.as('visitor').does(signInStep, { step, kind: 'set-up' })
      return w.as('visitor').does(setUpCode, { step, password: PASSWORD, code: codeOf(secret), browser: BROWSER })
    }
    expect((await finish(steps[0]!)).next).toBe('in')
    await expect(finish(steps[1]!)).rejects.toThrow(/Begin opnieuw/)
    expect(await w.as('visitor').tries(showLetter, { token })).toBe('not-found')
    expect(await w.as('visitor').tries(acceptInvitation, { token })).toBe('not-found')
  })

  it('does not work after seven days, and answers as one that never was', async () => {
    const token = await invited(w, identityOf('board-member').person!, 'b@voorbeeld.nl')
    await w.owner`update identity.letter set expires_at = now() where email = 'b@voorbeeld.nl'`
    for (const one of [token, 'a'.repeat(43)]) {
      await expect(w.as('visitor').does(showLetter, { token: one })).rejects.toThrow('Deze link werkt niet (meer). Vraag een nieuwe aan wie u uitnodigde.')
    }
  })
})

it('keeps no password, code, secret or link in the tables, the logs or the job queue', async () => {
  await forgetTries()
  const link = await invited(w, identityOf('board-member').person!, 'b@voorbeeld.nl')
  await w.as('visitor').tries(showLetter, { token: link })
  await withPassword(adviser.email, 'een heel bijzonder fout wachtwoord')
  const tables = await w.owner<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('identity', 'platform', 'graphile_worker')`
  const secrets = [PASSWORD, 'een heel bijzonder fout wachtwoord', adviser.secret, adviser.token, ...adviser.token.split('.'), link]
  const texts = secrets.flatMap((secret) => [secret, Buffer.from(secret).toString('hex')])
  for (const { name } of tables) {
    const rows = await w.owner.unsafe<{ row: string }[]>(`select t::text as row from ${name} as t`)
    for (const { row } of rows) for (const text of texts) expect(row, name).not.toContain(text)
  }
  expect(tables.length).toBeGreaterThan(12)
})
