// Recognises citizen service numbers, phone numbers and bank accounts by their own arithmetic and length.
import type { Span } from './find-identifiers.ts'

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '')

const spansOf = (text: string, pattern: RegExp): Span[] =>
  [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }))

/** The eleven-proof of the citizen service number (BSN): 9·d1 + 8·d2 + … + 2·d8 − d9 is a multiple of 11. Eight digits get a leading zero. */
export function isCitizenNumber(digits: string): boolean {
  if (!/^\d{8,9}$/.test(digits) || /^0+$/.test(digits)) return false
  const sum = [...digits.padStart(9, '0')].reduce((total, digit, place) => total + Number(digit) * (place === 8 ? -1 : 9 - place), 0)
  return sum % 11 === 0
}

// With separators only in the groups that people write; eight separated digits are dates and years: 2019-2022 passes the proof.
const CITIZEN = /(?<!\d)(?:\d{8,9}|\d{3}([ .-])\d{3}\1\d{3}|\d{4}([ .-])\d{2}\2\d{3}|\d{2}([ .-])\d{2}\3\d{2}\3\d{3})(?!\d)/g

export const findCitizenNumbers = (text: string): Span[] =>
  spansOf(text, CITIZEN).filter(({ start, end }) => isCitizenNumber(digitsOf(text.slice(start, end))))

const GAP = String.raw`[\s().\/‑–-]{0,4}`
const DUTCH_PHONE = new RegExp(String.raw`(?<!\d)(?:(?:\+|00)${GAP}31${GAP}(?:\(?0\)?${GAP})?|0${GAP})[1-9](?:${GAP}\d){8}(?!\d)`, 'g')
const FOREIGN_PHONE = new RegExp(String.raw`(?<!\d)(?:\+|00)[1-9](?:${GAP}\d){7,13}(?!\d)`, 'g')
// 0800 and 0900 are numbers of organisations, also of the police: everyone may have them.
const SERVICE = /^0(?:800|900|906|909)/

/** Dutch phone numbers with ten digits, mobile or not, in whatever grouping, and foreign ones that begin with + or 00. */
export const findPhones = (text: string): Span[] =>
  [...spansOf(text, DUTCH_PHONE), ...spansOf(text, FOREIGN_PHONE)].filter(({ start, end }) => !SERVICE.test(digitsOf(text.slice(start, end))))

// Length of an account number per country (ISO 13616 registry), for the countries that are met here.
const LENGTHS: Record<string, number> = {
  AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FR: 27, GB: 22, GR: 27, HR: 21, HU: 28, IE: 22, IT: 27,
  LT: 20, LU: 20, LV: 21, MA: 28, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, SE: 24, SI: 19, SK: 24, TN: 24, TR: 26, UA: 29,
}
const ACCOUNT_START = /(?<![A-Za-z0-9])([A-Za-z]{2})[ .-]?\d[ .-]?\d/g

/** Whether a compact IBAN passes the proof of ISO 7064 (remainder 1 when divided by 97). */
export function isAccount(compact: string): boolean {
  const moved = compact.slice(4) + compact.slice(0, 4)
  const digits = [...moved.toUpperCase()].map((sign) => (/\d/.test(sign) ? sign : String(sign.charCodeAt(0) - 55))).join('')
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97
  return rest === 1
}

/** Bank accounts (IBAN) of known countries that pass the proof, compact or in groups. */
export function findAccounts(text: string): Span[] {
  return [...text.matchAll(ACCOUNT_START)].flatMap((match) => {
    const length = LENGTHS[match[1]!.toUpperCase()]
    const span = length === undefined ? undefined : firstSigns(text, match.index, length)
    return span && isAccount(text.slice(span.start, span.end).replaceAll(/[ .-]/g, '')) ? [span] : []
  })
}

// The part of the text with this many letters and digits, with at most one separator between two of them.
function firstSigns(text: string, start: number, count: number): Span | undefined {
  const match = new RegExp(String.raw`[A-Za-z0-9](?:[ .-]?[A-Za-z0-9]){${count - 1}}(?![A-Za-z0-9])`, 'y')
  match.lastIndex = start
  return match.test(text) ? { start, end: match.lastIndex } : undefined
}
