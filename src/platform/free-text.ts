// A field of free text that is checked before anything is stored: what identifies a person does not belong in it.
import { z } from 'zod'
import { findIdentifiers, type Found, type IdentifierKind, lineOf } from '../methods/identifiers/find-identifiers.ts'

const WORDS: Record<IdentifierKind, string> = {
  'citizen-number': 'een burgerservicenummer', 'bank-account': 'een rekeningnummer', phone: 'een telefoonnummer',
  email: 'een e-mailadres', plate: 'een kenteken', name: 'de naam van een persoon',
}

const inWords = (text: string, { kind, start, text: piece }: Found): string =>
  `Op regel ${lineOf(text, start)} staat iets dat lijkt op ${WORDS[kind]}: “${piece}”. Haal het weg${kind === 'name' ? ', of geef aan dat het geen naam is' : ''}.`

/** One Dutch sentence for each thing in a text that seems to identify a person. Names are left out when the writer has looked at them. */
export const refusalsOf = (text: string, { namesChecked = false } = {}): string[] =>
  findIdentifiers(text).filter((found) => found.kind !== 'name' || !namesChecked).map((found) => inWords(text, found))

/** Whether a text holds what looks like a name: the one thing that only the writer can judge. */
export const hasLikelyName = (text: string): boolean => findIdentifiers(text).some((found) => found.kind === 'name')

/** A text of a colleague for other colleagues; `missing` is the Dutch sentence for an empty field. Names of people are its writer's judgement. */
export const freeText = ({ missing, longest = 2000 }: { missing: string; longest?: number }): z.ZodType<string, string> =>
  z.string({ error: missing }).trim().min(1, { error: missing }).max(longest, { error: `Schrijf het korter: hooguit ${longest} tekens.` })
    .superRefine((text, context) => {
      for (const message of refusalsOf(text, { namesChecked: true })) context.addIssue({ code: 'custom', message })
    })
