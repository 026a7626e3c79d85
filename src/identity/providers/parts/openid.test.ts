// Proves that made-up logout tokens do not have a provider's keys fetched again and again.
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, expect, it } from 'vitest'
import { newId } from '../../../platform/id.ts'
import { loggedOutBy } from './openid.ts'

const own = await generateKeyPair('ES256')
const jwk = { ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'ES256' }
let fetched = 0
const server = createServer((request, response) => {
  response.setHeader('content-type', 'application/json')
  if (request.url === '/jwks') fetched += 1
  response.end(JSON.stringify(request.url === '/jwks' ? { keys: [jwk] } : {
    issuer: address(), authorization_endpoint: `${address()}/auth`, token_endpoint: `${address()}/token`, jwks_uri: `${address()}/jwks`,
    response_types_supported: ['code'], subject_types_supported: ['public'], id_token_signing_alg_values_supported: ['ES256'],
  }))
}).listen(0, '127.0.0.1')
await once(server, 'listening')
afterAll(() => server.close())

const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const token = async (key: CryptoKey, kid: string): Promise<string> =>
  new SignJWT({ events: { 'http://schemas.openid.net/event/backchannel-logout': {} }, sid: 'a session' })
    .setProtectedHeader({ alg: 'ES256', kid, typ: 'logout+jwt' }).setIssuer(address()).setAudience('us').setIssuedAt().setJti(newId()).sign(key)

it('fetches the keys once for a real message and twenty made-up ones', async () => {
  const provider = { id: newId(), issuer: address(), clientId: 'us', secret: null }
  expect(await loggedOutBy(provider, await token(own.privateKey, 'own'))).toMatchObject({ session: 'a session' })
  const other = await generateKeyPair('ES256')
  for (let n = 0; n < 20; n += 1) expect(await loggedOutBy(provider, await token(other.privateKey, `made up ${n}`))).toBeUndefined()
  expect(fetched).toBe(1)
})
