// The six digits of a code app: HOTP (RFC 4226) over half minutes (TOTP, RFC 6238), and the address that puts a secret in the app.
import { createHmac } from 'node:crypto'

const STEP_SECONDS = 30

/** The code for this counter (RFC 4226 §5.3), SHA-1, as text with leading zeros. */
export function hotp(secret: Uint8Array, counter: number, digits = 6): string {
  const message = Buffer.alloc(8)
  message.writeBigUInt64BE(BigInt(counter))
  const mac = createHmac('sha1', secret).update(message).digest()
  const offset = mac[mac.length - 1]! & 0x0f
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** digits).padStart(digits, '0')
}

/** The number of the half minute (RFC 6238 §4.2) in which this moment falls. */
export const stepOf = (moment: Date): number => Math.floor(moment.getTime() / 1000 / STEP_SECONDS)

/**
 * The half minute for which this code holds: now, or one before or after (a clock that is a little off; RFC 6238 §5.2).
 * Only half minutes after `lastStep` count, so that no code works twice. Undefined when it holds for none.
 */
export function stepOfCode(secret: Uint8Array, code: string, moment: Date, lastStep = 0): number | undefined {
  const now = stepOf(moment)
  // All three are worked out and compared whatever the code is: how long it takes tells nothing.
  const held = [now - 1, now, now + 1].filter((step) => hotp(secret, step) === code)
  return held.find((step) => step > lastStep)
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Base32 (RFC 4648 §6) without padding, as code apps want it. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((group) => ALPHABET[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
}

/** The otpauth address that a QR code carries into the app: shown there as "issuer: account". */
export function otpauth(secret: Uint8Array, { issuer, account }: { issuer: string; account: string }): string {
  const query = new URLSearchParams({ secret: base32(secret), issuer, algorithm: 'SHA1', digits: '6', period: String(STEP_SECONDS) })
  return `otpauth://totp/${encodeURIComponent(`${issuer}:${account}`)}?${query.toString().replaceAll('+', '%20')}`
}
