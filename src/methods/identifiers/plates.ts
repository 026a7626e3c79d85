// Recognises Dutch licence plates by their side codes: the fourteen orders of letters and digits that the RDW has issued.
import type { Span } from './find-identifiers.ts'

// X is a letter, 9 a digit. Source: RDW, "Uitleg over de cijfers en letters op de kentekenplaat".
export const SIDE_CODES = [
  'XX-99-99', '99-99-XX', '99-XX-99', 'XX-99-XX', 'XX-XX-99', '99-XX-XX', '99-XXX-9',
  '9-XXX-99', 'XX-999-X', 'X-999-XX', 'XXX-99-X', 'X-99-XXX', '9-XX-999', '999-XX-9',
] as const

// Newer plates have no vowels, so that no words appear on them; that also tells "10 tot 5" and "1-mei-22" apart from plates.
const PLATE_LETTERS = /^[BDFGHJKLMNPRSTVWXZ]+$/i
// In small letters between spaces an M is rather the metre of "5 km 100".
const SMALL_LETTERS = /^[bdfghjklnprstvxz]+$/i

const PATTERNS = SIDE_CODES.map((code) => {
  const groups = code.split('-').map((group) => group.replaceAll('X', '[A-Za-z]').replaceAll('9', String.raw`\d`))
  return { code, pattern: new RegExp(String.raw`(?<![A-Za-z0-9])(?<![A-Za-z0-9]-)(${groups[0]})([ .‑–-]?)(${groups[1]})([ .‑–-]?)(${groups[2]})(?!-?[A-Za-z0-9])`, 'g') }
})

/**
 * Plates with dashes, without anything, or with spaces. With spaces and in small letters only when the letters are ones that plates have,
 * for "12 en 34" is an ordinary piece of a sentence. Four digits and two letters together are taken for a postcode.
 */
export function findPlates(text: string): Span[] {
  return PATTERNS.flatMap(({ code, pattern }) => [...text.matchAll(pattern)].flatMap((match) => {
    const gaps = [match[2]!, match[4]!]
    const letters = [match[1]!, match[3]!, match[5]!].filter((group) => /[A-Za-z]/.test(group))
    if (isPostcode(code, gaps) || !canBePlate(letters, gaps)) return []
    return [{ start: match.index, end: match.index + match[0].length }]
  }))
}

const isPostcode = (code: string, gaps: string[]): boolean => code === '99-99-XX' && gaps[0] === ''

function canBePlate(letters: string[], gaps: string[]): boolean {
  if ((gaps[0] === '') !== (gaps[1] === '')) return false
  if (gaps.includes(' ') && letters.some((group) => group !== group.toUpperCase())) return letters.every((group) => SMALL_LETTERS.test(group))
  return letters.every((group) => group.length < 3 || PLATE_LETTERS.test(group))
}
