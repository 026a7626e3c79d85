// Identity providers on this machine: an honest one (oidc-provider), and one that gives whatever tokens a test wants.
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { Provider } from 'oidc-provider'
import { afterAll } from 'vitest'

export const CLIENT = 'slagvaardig'
export const SECRET = 'een-geheim-van-de-client-dat-lang-genoeg-is'

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterAll(() => { server.close() })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export type HonestProvider = {
  issuer: string
  /** Goes to this address of the provider as this account, as a browser would, and gives the query with which it comes back to us. */
  visit: (address: string, account: string, jar?: Map<string, string>) => Promise<string>
}

/** An ordinary provider that signs in whoever the test says, without asking, and says how well in `acr` when that is asked. */
export async function honestProvider(ours: { redirectUris: string[]; backChannel: string; afterLogout: string; acr: string }): Promise<HonestProvider> {
  const server = createServer()
  const issuer = await listening(server)
  let account = ''
  const provider = new Provider(issuer, {
    clients: [{
      client_id: CLIENT, client_secret: SECRET, redirect_uris: ours.redirectUris, post_logout_redirect_uris: [ours.afterLogout],
      backchannel_logout_uri: ours.backChannel, backchannel_logout_session_required: true,
    }],
    cookies: { keys: ['een sleutel voor de koekjes'] },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    acrValues: [ours.acr],
    findAccount: async (_context, sub) => ({ accountId: sub, claims: async () => ({ sub }) }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({ accountId: context.oidc.session!.accountId!, clientId: CLIENT })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  provider.use(async (context, next) => {
    if (!context.path.startsWith('/interaction/')) {
      await next()
      return
    }
    await provider.interactionFinished(context.req, context.res, { login: { accountId: account, acr: ours.acr } })
    context.respond = false
  })
  const handle = provider.callback()
  server.on('request', (request, response) => { void handle(request, response) })
  const visit: HonestProvider['visit'] = async (address, as, jar = new Map()) => {
    account = as
    let at = address
    while (at.startsWith(issuer)) {
      const answer = await fetch(at, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } })
      for (const cookie of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        jar.set(name, value)
      }
      const to = answer.headers.get('location')
      if (!to) throw new Error(`the provider answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`)
      at = new URL(to, issuer).href
    }
    return new URL(at).search.slice(1)
  }
  return { issuer, visit }
}

export type Forger = {
  issuer: string
  /** The ID token that the token endpoint gives next. */
  next: { claims: Record<string, unknown>; unsigned?: boolean; foreign?: boolean }
  sign: (claims: Record<string, unknown>, header?: Record<string, unknown>) => Promise<string>
  signWithAnotherKey: (claims: Record<string, unknown>) => Promise<string>
  unsigned: (claims: Record<string, unknown>) => string
}

/** A provider whose every code is good for the ID token in `next`. Its answers carry `iss` (RFC 9207). */
export async function forgingProvider(): Promise<Forger> {
  const [own, other] = [await generateKeyPair('RS256'), await generateKeyPair('RS256')]
  const jwk = { ...await exportJWK(own.publicKey), kid: 'a', alg: 'RS256', use: 'sig' }
  const server = createServer()
  const issuer = await listening(server)
  const sign: Forger['sign'] = (claims, header = {}) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'a', ...header }).sign(own.privateKey)
  const signWithAnotherKey: Forger['signWithAnotherKey'] = (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'a' }).sign(other.privateKey)
  const unsigned: Forger['unsigned'] = (claims) => new UnsecuredJWT(claims).encode()
  const forger: Forger = { issuer, next: { claims: {} }, sign, signWithAnotherKey, unsigned }
  const metadata = {
    issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, response_types_supported: ['code'],
    subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['RS256'], authorization_response_iss_parameter_supported: true,
  }
  const tokenFor = async ({ claims, unsigned: none, foreign }: Forger['next']): Promise<string> => {
    if (none) return unsigned(claims)
    return foreign ? signWithAnotherKey(claims) : sign(claims)
  }
  server.on('request', (request, response) => {
    void (async () => {
      response.setHeader('content-type', 'application/json')
      if (request.url === '/.well-known/openid-configuration') return response.end(JSON.stringify(metadata))
      if (request.url === '/jwks') return response.end(JSON.stringify({ keys: [jwk] }))
      return response.end(JSON.stringify({ access_token: 'x', token_type: 'Bearer', id_token: await tokenFor(forger.next) }))
    })()
  })
  return forger
}
