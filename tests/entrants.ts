// People who sign in with something of their own, for tests: invited by the office, with a code app that the test holds.
import { hotp, stepOf } from '../src/methods/one-time-code/totp.ts'
import { acceptInvitation } from '../src/identity/invitations/accept-invitation.ts'
import { linkFor } from '../src/identity/parts/link.ts'
import { setUpCode } from '../src/identity/set-up-code.ts'
import { signInStep } from '../src/identity/sign-in-step.ts'
import type { Role } from '../src/platform/actor.ts'
import { newId } from '../src/platform/id.ts'
import { secretBytes } from '../src/identity/parts/second-factor.ts'
import { COALITION, identityOf, type World } from './world.ts'

export const BROWSER = 'Firefox op Linux'
export const PASSWORD = 'grijze fiets zonder bel'

export type Entrant = { person: string; email: string; secret: string; token: string; step: number }

/** The link of a new invitation for this person; what comes after the last slash is its secret. */
export async function invited(w: World, person: string, email: string): Promise<string> {
  const letter = newId()
  await w.owner`
    insert into identity.letter (coalition_id, id, kind, person, email, expires_at)
    values (${COALITION}, ${letter}, 'invitation', ${person}, ${email}, now() + interval '7 days')`
  return (await linkFor(w.owner, letter)).split('/').at(-1)!
}

/** The demo person with this role, now with a password and a code app. */
export async function entrant(w: World, role: Role, email = `${role}@voorbeeld.nl`): Promise<Entrant> {
  const person = identityOf(role).person!
  const { step } = await w.as('visitor').does(acceptInvitation, { token: await invited(w, person, email) })
  const { secret } = await w.as('visitor').does(signInStep, { step, kind: 'set-up' })
  const { token } = await w.as('visitor').does(setUpCode, { step, password: PASSWORD, code: codeOf(secret), browser: BROWSER })
  return { person, email, secret, token, step: stepOf(new Date()) }
}

/** What the code app shows, `steps` half minutes from now. */
export const codeOf = (secret: string, steps = 0): string => hotp(secretBytes(secret), stepOf(new Date()) + steps)
