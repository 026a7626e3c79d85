// Tests that numbers, plates and names are seen in every form that people write, and that ordinary Dutch sentences are left alone.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findIdentifiers, type IdentifierKind, lineOf } from './find-identifiers.ts'
import { isAccount, isCitizenNumber } from './numbers.ts'
import { SIDE_CODES } from './plates.ts'

const kindsIn = (text: string): IdentifierKind[] => findIdentifiers(text).map((found) => found.kind)

const BEFORE = ['', 'Bel ', 'Op 12 maart zagen wij ', 'nr. ', '(', 'Let op: ', 'Er staat:\n', 'om 10.30 uur ', 'zaak 7, ']
const AFTER = ['', '.', ' staat daar.', ')', ', zegt men', ' 5 keer', '\nDaarna niets meer.', '?']
const within = fc.record({ before: fc.constantFrom(...BEFORE), after: fc.constantFrom(...AFTER) })

const digits = (count: number) => fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((list) => list.join(''))

/** A number that passes the proof: eight free digits, and the ninth that fits (when one digit fits). */
const citizenNumber = digits(8)
  .map((eight) => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((last) => `${eight}${last}`).find(isCitizenNumber))
  .filter((number) => number !== undefined)

const CITIZEN_FORMS = [
  (n: string) => n, (n: string) => `${n.slice(0, 3)} ${n.slice(3, 6)} ${n.slice(6)}`, (n: string) => `${n.slice(0, 4)}.${n.slice(4, 6)}.${n.slice(6)}`,
  (n: string) => `${n.slice(0, 3)}-${n.slice(3, 6)}-${n.slice(6)}`, (n: string) => `${n.slice(0, 2)} ${n.slice(2, 4)} ${n.slice(4, 6)} ${n.slice(6)}`,
]

const phone = fc.tuple(
  fc.constantFrom('06', '030', '0348', '035', '088', '020'), digits(8),
  fc.constantFrom(' ', '-', '', '.', '/', ' - '), fc.constantFrom('', ' ', '.'),
  fc.constantFrom('national', '+31', '0031', '+31 (0)', '(area)'),
).map(([area, eight, between, inside, form]) => {
  const rest = eight.slice(0, 10 - area.length)
  const grouped = inside === '' ? rest : rest.replaceAll(/(\d\d)(?=\d)/g, `$1${inside}`)
  if (form === 'national') return `${area}${between}${grouped}`
  if (form === '(area)') return `(${area})${between}${grouped}`
  return `${form}${form === '+31 (0)' ? '' : ' '}${area.slice(1)}${between}${grouped}`
})

const PLATE_LETTERS = [...'BDFGHJKLNPRSTVXZ']
const plate = fc.constantFrom(...SIDE_CODES).chain((code) => fc.tuple(...[...code].map((sign) => {
  if (sign === 'X') return fc.constantFrom(...PLATE_LETTERS)
  return sign === '9' ? fc.integer({ min: 0, max: 9 }).map(String) : fc.constant('-')
})).map((signs) => ({ code, plate: signs.join('') })))

const account = digits(10).map((number) => {
  const check = Array.from({ length: 98 }, (_, candidate) => String(candidate).padStart(2, '0')).find((two) => isAccount(`NL${two}ABNA${number}`))
  return `NL${check}ABNA${number}`
})

describe('a number that identifies someone is always seen', () => {
  it('a citizen service number, in every grouping that people write', () => {
    fc.assert(fc.property(citizenNumber, fc.constantFrom(...CITIZEN_FORMS), within, (number, form, { before, after }) => {
      expect(kindsIn(`${before}${form(number)}${after}`).length).toBeGreaterThan(0)
    }), { numRuns: 2000 })
  })

  it('a citizen service number of eight digits', () => {
    expect(kindsIn('Het nummer is 12345672.')).toEqual(['citizen-number'])
    expect(kindsIn('Het nummer is 12345673.')).toEqual([])
  })

  it('a phone number, whatever stands between its digits', () => {
    fc.assert(fc.property(phone, within, (number, { before, after }) => {
      expect(kindsIn(`${before}${number}${after}`)).toContain('phone')
    }), { numRuns: 2000 })
  })

  it('a foreign phone number', () => {
    expect(kindsIn('Hij belt met +49 151 23456789')).toEqual(['phone'])
    expect(kindsIn('of met 0032 470 12 34 56')).toEqual(['phone'])
  })

  it('a bank account, compact or in groups of four', () => {
    fc.assert(fc.property(account, fc.boolean(), within, (number, grouped, { before, after }) => {
      const written = grouped ? number.replaceAll(/(.{4})(?=.)/g, '$1 ') : number.toLowerCase()
      expect(kindsIn(`${before}${written}${after}`)).toContain('bank-account')
    }))
  })

  it('a licence plate of every side code: with dashes, with spaces, small or large, and without anything between', () => {
    const forms = [(p: string) => p, (p: string) => p.toLowerCase(), (p: string) => p.replaceAll('-', ' '), (p: string) => p.replaceAll('-', ' ').toLowerCase()]
    fc.assert(fc.property(plate, fc.constantFrom(...forms), within, (made, form, { before, after }) => {
      expect(kindsIn(`${before}${form(made.plate)}${after}`).length).toBeGreaterThan(0)
    }), { numRuns: 3000 })
    fc.assert(fc.property(plate.filter(({ code }) => code !== '99-99-XX'), within, (made, { before, after }) => {
      expect(kindsIn(`${before}${made.plate.replaceAll('-', '')}${after}`)).toContain('plate')
    }), { numRuns: 2000 })
  })

  it('an e-mail address', () => {
    expect(findIdentifiers('Mail naar piet.jansen+werk@voorbeeld.co.nl.')).toMatchObject([{ kind: 'email', text: 'piet.jansen+werk@voorbeeld.co.nl' }])
  })
})

describe('a likely name is seen', () => {
  it.each([
    'Wij spraken mevrouw De Vries bij de deur.', 'Dhr. van den Berg was er ook.', 'De familie Yilmaz is verhuisd.', 'Het pand is van J. de Boer.',
    'De huurder, A.B.C. van der Zanden, doet niet open.', 'Een jongen genaamd Kevin staat er vaak.', 'Ene Mo regelt alles.', 'Jan de Groot heeft de sleutel.',
    'Fatima El Amrani werkt daar.', 'mw. Ö. Çelik belde', 'Meneer Janssen-Bakker',
  ])('%s', (text) => {
    expect(kindsIn(text)).toEqual(['name'])
  })
})

describe('an ordinary Dutch sentence is left alone', () => {
  it.each([
    'Bij de loods aan de Verzonnenweg staan elke nacht busjes.', 'De strategie 2019-2022 geldt voor 39 gemeenten.', 'Op 12-03-2021 en op 2021-03-14 was het weer zover.',
    'Tussen 10 en 12 uur, van 10 tot 5, komt niemand.', 'De schade is € 25.300.000 of 1.234 euro.', 'Het adres is 3511 AB of 3511AB, nummer 12.', 'De A27 en de N201 liggen vlakbij.',
    'Bel 112, 0900-8844 of 0800-7000 als het nodig is.', 'De Jan van Galenstraat en het Anne Frankplein.', 'In Utrecht, Wijk bij Duurstede en Hilversum ziet de politie hetzelfde.',
    'Wim was er, zei iemand, en Eva ook.', 'Op 1-mei-22 en op 10-dec-9.', 'De Voorbeeldzorg werkt met het OM en het RIEC.', 'Ik heb 2 collega’s gesproken; 3 van de 10 zagen dit.',
    'Het is 5 km 100 en dan 12 cm 30.', 'Zie regel 384-386 en artikel 13b.', 'De heer des huizes was er niet.', 'Mevrouw belde terug.', 'Om 23.15 uur en om 05:40 uur.',
  ])('%s', (text) => {
    expect(findIdentifiers(text).map((found) => `${found.kind}: ${found.text}`)).toEqual([])
  })

  it('built from everyday words, places, times, dates and amounts', () => {
    const who = fc.constantFrom('De wijkagent', 'Een bewoner', 'De school', 'Een collega van de gemeente', 'De woningcorporatie')
    const does = fc.constantFrom('ziet', 'hoort', 'meldt', 'vindt', 'vraagt zich af waarom er')
    const what = fc.constantFrom('busjes bij de loods', 'lege panden', 'geld op tafel', 'jongeren op het plein', 'nieuwe sloten op de deur')
    const where = fc.constantFrom('aan de Voorbeeldlaan 12', 'in Woerden', 'bij de A12', 'op het bedrijventerrein', 'in de wijk Verzonnen Noord', 'achter de Prins Hendrikschool')
    const when = fc.oneof(
      fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 2011, max: 2030 })).map(([day, month, year]) => `op ${day}-${month}-${year}`),
      fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 10, max: 59 })).map(([hour, minute]) => `om ${hour}.${minute} uur`),
      fc.integer({ min: 2, max: 99 }).map((times) => `${times} keer per week`),
      fc.integer({ min: 1, max: 999 }).map((thousands) => `voor € ${thousands}.000`),
    )
    fc.assert(fc.property(who, does, what, where, when, (...parts) => {
      expect(findIdentifiers(`${parts.join(' ')}.`)).toEqual([])
    }), { numRuns: 2000 })
  })
})

it('says where it stands', () => {
  const text = 'Eerste regel.\nTweede met 06-12345678.'
  const [found] = findIdentifiers(text)
  expect(found).toEqual({ kind: 'phone', start: 25, end: 36, text: '06-12345678' })
  expect(lineOf(text, found!.start)).toBe(2)
})
