// Recognises what is probably a person's name: a title, a word that introduces a name, initials, or a common first name, and a capital after it.
import type { Span } from './find-identifiers.ts'

const CAPITAL = String.raw`\p{Lu}[\p{Ll}\p{Lu}'’-]*\p{Ll}[\p{Ll}'’-]*`
const PARTICLES = String.raw`(?:(?:van|von|de|den|der|het|'t|’t|ten|ter|te|el|al|ben|bin|la|le|op|in|El|Al|Ben)\s+){0,3}`
const INITIALS = String.raw`(?:\p{Lu}\.\s?){1,5}`

// What comes before a surname. Written small or with a capital at the start of a sentence.
const TITLES = ['de heer', 'dhr\\.?', 'meneer', 'mijnheer', 'mevrouw', 'mevr\\.?', 'mw\\.?', 'mej\\.?', 'familie', 'fam\\.?', 'dokter', 'dr\\.', 'drs\\.', 'mr\\.', 'ir\\.', 'ing\\.']
// What comes before any name.
const INTRODUCTIONS = ['genaamd', 'heet', 'noemt zich', 'naam is', 'bijgenaamd', 'een zekere', 'ene', 'voornaam', 'achternaam']

/** First names that are common in the Netherlands; on their own they are not reported, with a surname they are. */
const FIRST_NAMES = [
  'Jan', 'Johan', 'Johannes', 'Piet', 'Pieter', 'Peter', 'Kees', 'Cornelis', 'Henk', 'Hendrik', 'Willem', 'Wim', 'Gerard', 'Gerrit', 'Hans', 'Tom', 'Thomas', 'Daan',
  'Sem', 'Lucas', 'Luuk', 'Noah', 'Finn', 'Bram', 'Lars', 'Kevin', 'Dennis', 'Mark', 'Marco', 'Martijn', 'Jeroen', 'Bas', 'Rob', 'Robert', 'Paul', 'Frank', 'Erik',
  'Mohammed', 'Mohamed', 'Ahmed', 'Ali', 'Hassan', 'Hussein', 'Youssef', 'Yusuf', 'Omar', 'Mehmet', 'Mustafa', 'Ibrahim', 'Karim', 'Said', 'Abdullah',
  'Anna', 'Anne', 'Maria', 'Johanna', 'Els', 'Ellen', 'Ingrid', 'Linda', 'Sandra', 'Monique', 'Sanne', 'Lisa', 'Emma', 'Julia', 'Eva', 'Sophie', 'Lotte', 'Fleur',
  'Fatima', 'Aisha', 'Samira', 'Khadija', 'Naima', 'Ayse', 'Elif', 'Zeynep', 'Priya', 'Kim', 'Chantal', 'Esther', 'Marieke', 'Annemieke',
]

const either = (words: string[]): string => `(?:${words.map((word) => `[${word[0]!.toUpperCase()}${word[0]}]${word.slice(1)}`).join('|')})`

const PATTERNS = [
  String.raw`${either(TITLES)}\s+(?:${INITIALS}\s*)?${PARTICLES}${CAPITAL}`,
  String.raw`${either(INTRODUCTIONS)}\s+${PARTICLES}${CAPITAL}`,
  String.raw`${INITIALS}\s*${PARTICLES}${CAPITAL}`,
  String.raw`(?:${FIRST_NAMES.join('|')})\s+${PARTICLES}${CAPITAL}`,
].map((pattern) => new RegExp(String.raw`(?<![\p{L}\p{N}.])${pattern}`, 'gu'))

// Streets, squares and buildings are named after people; naming them says where, not who.
const PLACE = /(?:straat|weg|laan|plein|kade|gracht|park|hof|dijk|dreef|singel|pad|steeg|brug|tunnel|school|college|lyceum|huis|kerk|ziekenhuis|plantsoen|markt|haven|wijk|buurt|stadion)$/i

/** Places in a text that look like someone's name. Names of streets and buildings are left alone. */
export const findNames = (text: string): Span[] =>
  PATTERNS.flatMap((pattern) => [...text.matchAll(pattern)]
    .filter((match) => !PLACE.test(match[0]))
    .map((match) => ({ start: match.index, end: match.index + match[0].length })))
