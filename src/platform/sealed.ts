// Encrypts what the database may hold but not know: AES-256-GCM under a key from outside it.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { keyFor } from './keys.ts'

const IV = 12
const TAG = 16

/**
 * Encrypts a text for one purpose. `about` names the row that it belongs to: put in another row, it does not open.
 * @returns nonce (12 bytes), tag (16), ciphertext
 */
export function seal(purpose: string, about: string, text: string): Buffer {
  const iv = randomBytes(IV)
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv).setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), sealed])
}

/** Decrypts what `seal` gave. @throws when it was changed, belongs to another row, or another key made it. */
export function unseal(purpose: string, about: string, sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), bytes.subarray(0, IV), { authTagLength: TAG })
  decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(IV, IV + TAG))
  return Buffer.concat([decipher.update(bytes.subarray(IV + TAG)), decipher.final()]).toString('utf8')
}

/** A name for something that may not stand in the database itself: HMAC-SHA-256 (hex) under a key from outside it. */
export const keyedHash = (purpose: string, text: string): string => createHmac('sha256', keyFor(purpose)).update(text).digest('hex')
