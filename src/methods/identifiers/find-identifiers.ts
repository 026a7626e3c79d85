// Finds what points at a person in running Dutch text: numbers, plates, addresses and likely names, each with its place.
import { findAccounts, findCitizenNumbers, findPhones } from './numbers.ts'
import { findNames } from './names.ts'
import { findPlates } from './plates.ts'

export type IdentifierKind = 'citizen-number' | 'bank-account' | 'phone' | 'email' | 'plate' | 'name'

/** What was found: `text` is what stands in the source from `start` up to `end` (UTF-16 positions). */
export type Found = { kind: IdentifierKind; start: number; end: number; text: string }

/** A place in a text, before its kind is known. */
export type Span = { start: number; end: number }

const EMAIL = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu

const findEmails = (text: string): Span[] =>
  [...text.matchAll(EMAIL)].map((match) => ({ start: match.index, end: match.index + match[0].length }))

// The most specific first: what an account number covers is not reported again as a phone number.
const FINDERS: [IdentifierKind, (text: string) => Span[]][] = [
  ['email', findEmails], ['bank-account', findAccounts], ['phone', findPhones],
  ['citizen-number', findCitizenNumbers], ['plate', findPlates], ['name', findNames],
]

/**
 * Everything in a text that looks as if it identifies a person, in order of place.
 * It recognises forms, not truth: a number that fits may belong to nobody, and a name without a title, initials or a
 * common first name is not seen. It is a courtesy to the writer and never proof that a text holds no persons.
 */
export function findIdentifiers(text: string): Found[] {
  const found: Found[] = []
  for (const [kind, find] of FINDERS) {
    for (const { start, end } of find(text)) {
      if (found.some((earlier) => start < earlier.end && earlier.start < end)) continue
      found.push({ kind, start, end, text: text.slice(start, end) })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The line (from 1) on which a place in a text stands. */
export const lineOf = (text: string, place: number): number => text.slice(0, place).split('\n').length
