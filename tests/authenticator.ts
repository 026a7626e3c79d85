// A passkey made of software, for tests: answers the site's questions as a device would, or wrongly when asked to.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

export type Wrong = { origin?: string; rpId?: string; verified?: boolean; challenge?: string; counter?: number; userHandle?: string }

type Options = { challenge: string; rpId?: string; rp?: { id: string }; user?: { id: string } }

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const sha256 = (bytes: string | Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

/** CBOR (RFC 8949) of the few shapes that WebAuthn needs: integers, texts, bytes and maps. */
function cbor(value: number | string | Uint8Array | Map<number | string, unknown>): Buffer {
  const head = (major: number, length: number): Buffer => {
    if (length < 24) return Buffer.from([(major << 5) | length])
    return length < 256 ? Buffer.from([(major << 5) | 24, length]) : Buffer.from([(major << 5) | 25, length >> 8, length & 0xff])
  }
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)])
  if (value instanceof Map) return Buffer.concat([head(5, value.size), ...[...value].flatMap(([key, item]) => [cbor(key), cbor(item as number)])])
  return Buffer.concat([head(2, value.length), value])
}

/** A new device with one ES256 key. `origin` is the site that the browser says it is on. */
export function authenticator(origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const credential = randomBytes(32)
  let handle = ''

  const clientData = (type: string, challenge: string, wrong: Wrong): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge: wrong.challenge ?? challenge, origin: wrong.origin ?? origin, crossOrigin: false }))
  const data = (rpId: string, flags: number, wrong: Wrong, more: Uint8Array = new Uint8Array()): Buffer => {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(wrong.counter ?? 0)
    // User present, and verified unless the device skipped that.
    return Buffer.concat([sha256(wrong.rpId ?? rpId), Buffer.from([flags | 0x01 | (wrong.verified === false ? 0 : 0x04)]), counter, more])
  }

  return {
    /** The answer to the question for a new passkey, as JSON. */
    create(question: string, wrong: Wrong = {}): string {
      const options = JSON.parse(question) as Options
      handle = options.user!.id
      const key = cbor(new Map<number, number | Uint8Array>([[1, 2], [3, -7], [-1, 1], [-2, Buffer.from(x, 'base64url')], [-3, Buffer.from(y, 'base64url')]]))
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, credential.length]), credential, key])
      const attestationObject = cbor(new Map<string, string | Uint8Array | Map<string, unknown>>([
        ['fmt', 'none'], ['attStmt', new Map()], ['authData', data(options.rp!.id, 0x40, wrong, attested)],
      ]))
      return JSON.stringify({
        id: base64(credential), rawId: base64(credential), type: 'public-key', clientExtensionResults: {},
        response: { clientDataJSON: base64(clientData('webauthn.create', options.challenge, wrong)), attestationObject: base64(attestationObject), transports: ['internal'] },
      })
    },
    /** The answer to the question for a passkey, as JSON. */
    get(question: string, wrong: Wrong = {}): string {
      const options = JSON.parse(question) as Options
      const client = clientData('webauthn.get', options.challenge, wrong)
      const authenticatorData = data(options.rpId!, 0, wrong)
      return JSON.stringify({
        id: base64(credential), rawId: base64(credential), type: 'public-key', clientExtensionResults: {},
        response: {
          clientDataJSON: base64(client), authenticatorData: base64(authenticatorData),
          signature: base64(sign('sha256', Buffer.concat([authenticatorData, sha256(client)]), privateKey)), userHandle: wrong.userHandle ?? handle,
        },
      })
    },
  }
}
