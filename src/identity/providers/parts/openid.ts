// Speaks OpenID Connect with one identity provider: code flow with PKCE, state and nonce, and its messages that someone has signed out.
import { createRemoteJWKSet, jwtVerify } from 'jose'
import {
  allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, ClientSecretBasic, type Configuration, discovery,
  enableNonRepudiationChecks, None, randomNonce, randomPKCECodeVerifier, randomState,
} from 'openid-client'
import { siteAddress } from '../../../platform/address.ts'
import { Problem } from '../../../platform/problem.ts'
import { linkTo } from '../../../platform/routes.ts'
import { unseal } from '../../../platform/sealed.ts'

export const PROVIDER_SECRET = 'identity/provider-secret'

export type Provider = { id: string; issuer: string; clientId: string; secret: Uint8Array | null }

const TIMEOUT_SECONDS = 5
const KEPT_MS = 60 * 60 * 1000
const MOST_AT_ONCE = 4

/** https; or plain http on this machine itself, for trying out. */
export const isAllowedIssuer = (issuer: string): boolean => {
  const { protocol, hostname } = new URL(issuer)
  return protocol === 'https:' || (protocol === 'http:' && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
}

const known = new Map<string, { at: number; configuration: Configuration }>()

/** What the provider says of itself, kept for an hour. Signatures on its tokens are always checked, also when they came straight from it. */
export async function discover({ id, issuer, clientId, secret }: Provider): Promise<Configuration> {
  const kept = known.get(id)
  if (kept && Date.now() - kept.at < KEPT_MS) return kept.configuration
  const authentication = secret ? ClientSecretBasic(unseal(PROVIDER_SECRET, id, secret)) : None()
  const configuration = await discovery(new URL(issuer), clientId, {}, authentication, {
    timeout: TIMEOUT_SECONDS, execute: issuer.startsWith('http:') ? [allowInsecureRequests, enableNonRepudiationChecks] : [enableNonRepudiationChecks],
  })
  known.set(id, { at: Date.now(), configuration })
  return configuration
}

let atOnce = 0

/** Talks to a provider, at most a few at once: a slow one must not hold all connections to the database. */
async function talking<Result>(work: () => Promise<Result>): Promise<Result> {
  if (atOnce >= MOST_AT_ONCE) throw new Problem('too-many', { detail: 'Er loggen nu veel mensen tegelijk in. Probeer het over een paar seconden opnieuw.' })
  atOnce += 1
  try {
    return await work()
  } finally {
    atOnce -= 1
  }
}

/** Where each provider sends people back to: an address of its own, so that no provider can pass off its answer as another's (RFC 9700 §4.4.2.2). */
const backFrom = (id: string): string => `${siteAddress()}${linkTo('identity.fromProvider', { provider: id })}`

export type Departure = { address: string; state: string; nonce: string; verifier: string }

/** The address at the provider to send someone to, and what has to come back or to be shown there. */
export async function departureTo(provider: Provider, mfaValues: string[]): Promise<Departure> {
  const configuration = await talking(() => discover(provider))
  const [state, nonce, verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()]
  const address = buildAuthorizationUrl(configuration, {
    redirect_uri: backFrom(provider.id), scope: 'openid', state, nonce, code_challenge: await calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
    ...(mfaValues.length > 0 ? { acr_values: mfaValues.join(' ') } : {}),
  })
  return { address: address.href, state, nonce, verifier }
}

export type Returned = { subject: string; session: string | undefined; strength: 'single' | 'mfa' }

/**
 * Who the provider says it is, from the query with which it sent someone back. Everything is checked by openid-client: state, iss (RFC 9207),
 * code with its verifier, and of the ID token the signature, issuer, audience, times and nonce. Undefined when anything is not right.
 */
export async function returnedFrom(provider: Provider, mfaValues: string[], query: string, departed: Omit<Departure, 'address'>): Promise<Returned | undefined> {
  const back = new URL(`${backFrom(provider.id)}?${query}`)
  const tokens = await talking(async () => {
    const configuration = await discover(provider)
    return authorizationCodeGrant(configuration, back, {
      expectedState: departed.state, expectedNonce: departed.nonce, pkceCodeVerifier: departed.verifier, idTokenExpected: true,
    })
  }).catch((error: unknown) => {
    if (error instanceof Problem) throw error
    return undefined
  })
  const claims = tokens?.claims()
  if (!claims) return undefined
  const said = [claims['acr'], claims['amr']].flat()
  const session = typeof claims['sid'] === 'string' ? claims['sid'] : undefined
  return { subject: claims.sub, session, strength: said.some((value) => typeof value === 'string' && mfaValues.includes(value)) ? 'mfa' : 'single' }
}

const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const SIGNATURES = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']
export const LOGOUT_TOKEN_MINUTES = 3

const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>()

// Kept, so that a stranger with made-up tokens cannot have the keys fetched for each of them, and hold up whoever signs in (jose waits half a minute between two fetches).
function keysAt(address: string): ReturnType<typeof createRemoteJWKSet> {
  const kept = keySets.get(address) ?? createRemoteJWKSet(new URL(address), { timeoutDuration: TIMEOUT_SECONDS * 1000 })
  keySets.set(address, kept)
  return kept
}

export type LoggedOut = { jti: string; subject: string | undefined; session: string | undefined }

/** What a logout token says (OpenID Connect Back-Channel Logout 1.0 §2.6), apart from whether it was seen before. Undefined when anything is not right. */
export async function loggedOutBy(provider: Provider, token: string): Promise<LoggedOut | undefined> {
  try {
    const configuration = await talking(() => discover(provider))
    const { jwks_uri: keys, issuer } = configuration.serverMetadata()
    if (!keys) return undefined
    const { payload } = await talking(() => jwtVerify(token, keysAt(keys), {
      issuer, audience: provider.clientId, algorithms: SIGNATURES, maxTokenAge: LOGOUT_TOKEN_MINUTES * 60, clockTolerance: 30, requiredClaims: ['jti', 'iat', 'events'],
    }))
    const event = (payload['events'] as Record<string, unknown> | null)?.[LOGOUT_EVENT]
    const session = typeof payload['sid'] === 'string' ? payload['sid'] : undefined
    const right = typeof event === 'object' && event !== null && payload['nonce'] === undefined && typeof payload.jti === 'string' && (session ?? payload.sub) !== undefined
    return right ? { jti: payload.jti!, subject: payload.sub, session } : undefined
  } catch (error) {
    if (error instanceof Problem) throw error
    return undefined
  }
}

/** Where someone who signed out here can sign out there too (OpenID Connect RP-Initiated Logout 1.0); undefined when the provider offers none. */
export async function signOutAddressAt(provider: Provider): Promise<string | undefined> {
  const configuration = await talking(() => discover(provider)).catch(() => undefined)
  const end = configuration?.serverMetadata().end_session_endpoint
  if (!end) return undefined
  const address = new URL(end)
  address.searchParams.set('client_id', provider.clientId)
  address.searchParams.set('post_logout_redirect_uri', `${siteAddress()}${linkTo('identity.signedOut')}`)
  return address.href
}
