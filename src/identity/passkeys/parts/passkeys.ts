// Passkeys (WebAuthn level 3): the questions for the browser, and the judgement of its answers. The user is always verified, so it counts as two factors.
import {
  type AuthenticationResponseJSON, generateAuthenticationOptions, generateRegistrationOptions, type RegistrationResponseJSON,
  verifyAuthenticationResponse, verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { siteAddress } from '../../../platform/address.ts'
import { Problem } from '../../../platform/problem.ts'
import { keyedHash } from '../../../platform/sealed.ts'

// EdDSA, ES256 and RS256 (COSE): what devices have.
const SIGNATURES = [-8, -7, -257]

const place = (): { expectedOrigin: string; expectedRPID: string } => ({ expectedOrigin: siteAddress(), expectedRPID: new URL(siteAddress()).hostname })

/** The name under which a passkey stores its owner: says nothing of who that is, and is the same each time. */
const handleOf = (person: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(keyedHash('identity/user-handle', person), 'hex'))

export type Question = { options: string; challenge: string }

/** Asks the browser for any passkey of this site. */
export async function askPasskey(): Promise<Question> {
  const options = await generateAuthenticationOptions({ rpID: place().expectedRPID, userVerification: 'required' })
  return { options: JSON.stringify(options), challenge: options.challenge }
}

/** Asks the browser to make a passkey for this person, unless the device already holds one of these. */
export async function askNewPasskey(person: string, name: string, known: string[]): Promise<Question> {
  const options = await generateRegistrationOptions({
    rpName: 'Slagvaardig', rpID: place().expectedRPID, userName: name, userDisplayName: name, userID: handleOf(person), attestationType: 'none', supportedAlgorithmIDs: SIGNATURES,
    excludeCredentials: known.map((id) => ({ id })), authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { options: JSON.stringify(options), challenge: options.challenge }
}

const answer = z.looseObject({ id: z.string().min(1).max(1400), response: z.looseObject({ userHandle: z.string().optional() }) })

/** The browser's answer as it came in, in JSON. @throws {Problem} invalid-input when it is none */
export function answerFrom(json: string): z.output<typeof answer> {
  try {
    return answer.parse(JSON.parse(json))
  } catch (cause) {
    throw new Problem('invalid-input', { detail: 'Uw toestel gaf geen passkey. Probeer het opnieuw.', cause })
  }
}

export type NewPasskey = { credential: string; publicKey: Uint8Array; counter: number; transports: string[] }

/** The public half of the passkey that the browser made; undefined when anything in the answer is not right. */
export async function newPasskeyFrom(json: string, challenge: string): Promise<NewPasskey | undefined> {
  const response = answerFrom(json) as unknown as RegistrationResponseJSON
  const judged = await verifyRegistrationResponse({ response, expectedChallenge: challenge, ...place(), requireUserVerification: true }).catch(() => undefined)
  if (!judged?.verified || !judged.registrationInfo) return undefined
  const { id, publicKey, counter, transports } = judged.registrationInfo.credential
  return { credential: id, publicKey, counter, transports: transports ?? [] }
}

export type KnownPasskey = { person: string; credential: string; publicKey: Uint8Array; counter: number }

/** Whether the answer proves possession of this passkey, by its owner, for this question. Gives the new counter. */
export async function isPasskey(json: string, challenge: string, known: KnownPasskey): Promise<{ counter: number } | undefined> {
  const response = answerFrom(json) as unknown as AuthenticationResponseJSON
  const handle = response.response.userHandle
  if (handle !== undefined && !Buffer.from(handle, 'base64url').equals(handleOf(known.person))) return undefined
  const credential = { id: known.credential, publicKey: new Uint8Array(known.publicKey), counter: known.counter }
  const judged = await verifyAuthenticationResponse({ response, expectedChallenge: challenge, ...place(), credential, requireUserVerification: true }).catch(() => undefined)
  return judged?.verified ? { counter: judged.authenticationInfo.newCounter } : undefined
}
