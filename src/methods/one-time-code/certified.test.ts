// Certifies the codes against the numbers in the standards: RFC 4226 appendix D, RFC 6238 appendix B, RFC 4648 §10.
import { describe, expect, it } from 'vitest'
import { base32, hotp, otpauth, stepOf, stepOfCode } from './totp.ts'

const SECRET = Buffer.from('12345678901234567890')

it.each(['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'].map((code, counter) => [counter, code] as const))(
  'RFC 4226 appendix D: counter %i gives %s', (counter, code) => expect(hotp(SECRET, counter)).toBe(code))

it.each([
  [59, '94287082'], [1_111_111_109, '07081804'], [1_111_111_111, '14050471'], [1_234_567_890, '89005924'], [2_000_000_000, '69279037'], [20_000_000_000, '65353130'],
])('RFC 6238 appendix B: at second %i the code is %s', (second, code) => expect(hotp(SECRET, stepOf(new Date(second * 1000)), 8)).toBe(code))

it.each([['', ''], ['f', 'MY'], ['fo', 'MZXQ'], ['foo', 'MZXW6'], ['foob', 'MZXW6YQ'], ['fooba', 'MZXW6YTB'], ['foobar', 'MZXW6YTBOI']])(
  'RFC 4648 §10: %s is %s in base 32', (text, encoded) => expect(base32(Buffer.from(text))).toBe(encoded))

describe('a code', () => {
  const now = new Date('2026-11-23T12:00:10Z')
  const at = (seconds: number) => hotp(SECRET, stepOf(new Date(now.getTime() + seconds * 1000)))

  it('holds half a minute early or late, and no longer', () => {
    expect([-30, 0, 30].map((seconds) => stepOfCode(SECRET, at(seconds), now))).toEqual([-1, 0, 1].map((off) => stepOf(now) + off))
    expect([-60, 60].map((seconds) => stepOfCode(SECRET, at(seconds), now))).toEqual([undefined, undefined])
  })

  it('does not hold again, nor does an older one', () => {
    expect(stepOfCode(SECRET, at(0), now, stepOf(now))).toBeUndefined()
    expect(stepOfCode(SECRET, at(-30), now, stepOf(now))).toBeUndefined()
    expect(stepOfCode(SECRET, at(30), now, stepOf(now))).toBe(stepOf(now) + 1)
  })
})

it('writes the address as code apps read it', () => {
  expect(otpauth(SECRET, { issuer: 'Slag vaardig', account: 'a@example.org' }))
    .toBe('otpauth://totp/Slag%20vaardig%3Aa%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Slag%20vaardig&algorithm=SHA1&digits=6&period=30')
})
