// The rules of signing in: passwords, waiting after wrong tries, how long things last, and which addresses a sign-in may lead to.
import { GUESSABLE } from './parts/guessable.ts'

export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 128

export const INVITATION_DAYS = 7
export const PASSWORD_LETTER_HOURS = 2
/** From one page of a sign-in to the next. */
export const STEP_MINUTES = 10
/** For installing a code app, perhaps on another device. */
export const SET_UP_MINUTES = 30
/** Who signed in longer ago signs in again before changing how to sign in. */
export const RECENT_MINUTES = 15
/** Wrong codes within one sign-in, before it begins anew. */
export const MOST_CODES = 5

/** The same for everyone who types the same: also letters that look alike but are written in another way (Unicode NFKC). */
export const normalPassword = (typed: string): string => typed.normalize('NFKC')

/**
 * What is wrong with a new password, as a Dutch sentence; undefined when nothing is. Length and not being easy to guess, no rules
 * of composition (NIST SP 800-63B-4 §3.1.1.2).
 */
export function passwordFault(typed: string, email: string | null): string | undefined {
  const password = normalPassword(typed)
  const length = [...password].length
  if (length < SHORTEST_PASSWORD) return `Kies een wachtwoord van ten minste ${SHORTEST_PASSWORD} tekens. Een paar losse woorden achter elkaar werkt goed.`
  if (length > LONGEST_PASSWORD) return `Kies een wachtwoord van hooguit ${LONGEST_PASSWORD} tekens.`
  return isGuessable(password.toLowerCase(), email) ? 'Dit wachtwoord is te makkelijk te raden. Kies een ander, bijvoorbeeld een paar losse woorden.' : undefined
}

/** A password that stands in the list, or what is left of it without its digits and signs; one thing again and again; a row on the keyboard; the own name. */
function isGuessable(password: string, email: string | null): boolean {
  const letters = password.replaceAll(/[^a-z]/g, '')
  const own = email?.split('@')[0]?.toLowerCase() ?? ''
  return GUESSABLE.has(password) || GUESSABLE.has(letters)
    || /^(.{1,6}?)\1+.{0,2}$/.test(password)
    || ROWS.some((row) => row.includes(password) || [...row].reverse().join('').includes(password))
    || (own.length > 3 && password.replaceAll(own, '').length < 6)
}

const ROWS = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn', 'q1w2e3r4t5y6u7i8o9p0']

const FREE_TRIES = { account: 5, origin: 30 } as const
const FIRST_WAIT_SECONDS = 15
const LONGEST_WAIT_SECONDS = 15 * 60

/** How many seconds to wait after this many wrong tries in a row: nothing at first, then double each time, up to a quarter of an hour. */
export function waitAfter(failures: number, of: keyof typeof FREE_TRIES): number {
  const over = failures - FREE_TRIES[of]
  return over < 0 ? 0 : Math.min(FIRST_WAIT_SECONDS * 2 ** over, LONGEST_WAIT_SECONDS)
}

/** An address within the site, or `otherwise`: one that begins with two slashes or a backslash leads elsewhere. */
export const insideOr = (address: string, otherwise: string): string => (/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(address) ? address : otherwise)

/** A name to sign in with, as it is compared: an e-mail address without difference between capitals and small letters. */
export const normalLogin = (email: string): string => email.normalize('NFKC').trim().toLowerCase()
