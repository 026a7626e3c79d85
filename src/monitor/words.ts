// The Dutch words of this module: what each fault in a delivery means, and the labels on its screens.
import { IMPORT_FAULT_KINDS } from './rules.ts'
import type { Borders, FaultCode, RunState, Wanted } from './rules.ts'

/** Where a fault is and what stood there; each part only where it is known. */
export type FaultDetail = {
  file?: string | undefined
  /** Line in a csv (title lines count), or number of the record in a JSON document; the first is 1. */
  row?: number | undefined
  column?: string | undefined
  value?: string | undefined
  expected?: string | undefined
}

const quoted = (text: string | undefined): string => `‘${(text ?? '').slice(0, 80)}’`

const FAULT_WORDS: Record<FaultCode, (fault: FaultDetail) => string> = {
  'not-readable': (f) => `Dit is niet te lezen: ${f.value ?? 'onbekende vorm'}.`,
  'unreachable': (f) => `Het adres geeft geen antwoord: ${f.value ?? 'geen verbinding'}.`,
  'no-figures': () => 'Er staan geen cijfers in deze levering.',
  'several-tables': (f) => `Er staan meer tabellen bij elkaar (${f.value ?? ''}). Zeg welke tabel u bedoelt.`,
  'no-identifier': () => 'Nergens staat om welke tabel het gaat. Geef het nummer van de tabel op.',
  'wrong-table': (f) => `Dit is tabel ${f.value ?? 'zonder nummer'}, en u vroeg om ${f.expected ?? 'een andere'}.`,
  'unknown-column': (f) => `De kolom ${quoted(f.column)} hoort niet bij deze tabel.`,
  'missing-column': (f) => `De kolom ${quoted(f.column)} ontbreekt.`,
  'doubled-column': (f) => `De kolom ${quoted(f.column)} staat er twee keer.`,
  'no-measure': () => 'Geen enkele kolom bevat cijfers van deze tabel.',
  'no-period': () => 'Nergens staat over welke periode deze cijfers gaan.',
  'unknown-code': (f) => `De code ${quoted(f.value)} staat niet in de lijst van de uitgever.`,
  'ambiguous-label': (f) => `De naam ${quoted(f.value)} hoort bij meer dan één code.`,
  'unknown-period': (f) => `${quoted(f.value)} is geen periode van deze tabel.`,
  'bad-number': (f) => `${quoted(f.value)} is geen getal.`,
  'doubled-row': (f) => `Deze combinatie staat er al: ${f.value ?? ''}.`,
  'short-row': (f) => `Deze regel heeft ${f.value ?? 'te weinig'} kolommen in plaats van ${f.expected ?? 'meer'}.`,
  'long-row': (f) => `Deze regel heeft ${f.value ?? 'te veel'} kolommen in plaats van ${f.expected ?? 'minder'}.`,
  'bad-quotes': () => 'De aanhalingstekens in deze regel kloppen niet.',
  'truncated': () => 'De levering houdt te vroeg op. Haal haar opnieuw op.',
  'damaged': (f) => `Het bestand is beschadigd (${f.value ?? 'de controle klopt niet'}). Haal het opnieuw op.`,
  'count-mismatch': (f) => `De uitgever telt ${f.expected ?? '?'} rijen, er kwamen er ${f.value ?? '?'}.`,
  'already-there': () => 'Precies deze levering is al ingelezen. Er is niets veranderd.',
  'no-metadata': () => 'De beschrijving van de tabel ontbreekt. Codes, eenheden en de status van perioden zijn niet gecontroleerd.',
  'names-as-codes': (f) => `In de kolom ${quoted(f.column)} staan namen zonder codes. Zonder codelijst zijn ze niet aan gemeenten te koppelen.`,
  'text-column': (f) => `De kolom ${quoted(f.column)} bevat tekst en is overgeslagen.`,
  'nil-sign': () => 'Een streepje is als ontbrekend gelezen.',
  'selection': (f) => `De uitgever noemt ${f.expected ?? '?'} rijen, hier staan er ${f.value ?? '?'}. Het kan een selectie zijn.`,
  'incomplete-grid': (f) => `Niet elke combinatie van codes en perioden komt voor: ${f.value ?? '?'} van ${f.expected ?? '?'}.`,
  'less-than-before': (f) => `De vorige levering had ${f.value ?? 'meer'} die hier ontbreken, zoals ${f.expected ?? ''}. Is dit een selectie, lees dan liever de hele tabel in.`,
  'uncounted': () => 'De uitgever gaf geen aantal rijen; dat de levering compleet is, is niet gecontroleerd.',
}

/** One Dutch sentence for a fault, without its place. */
export const faultSentence = (code: FaultCode, fault: FaultDetail): string => FAULT_WORDS[code](fault)

/** Where a fault is, in Dutch: “regel 12, kolom ‘RegioS’”; empty when it concerns the whole delivery. */
export function faultPlace(fault: FaultDetail): string {
  const parts = [
    ...(fault.file === undefined ? [] : [fault.file]),
    ...(fault.row === undefined ? [] : [`regel ${fault.row}`]),
    ...(fault.column === undefined ? [] : [`kolom ‘${fault.column}’`]),
  ]
  return parts.join(', ')
}

/** 'fout' or 'let op'. */
export const faultWeight = (code: FaultCode): string => (IMPORT_FAULT_KINDS[code] === 'error' ? 'fout' : 'let op')

/** How a publisher is named beside a figure. */
export function attributionOf(publisher: string): string {
  if (/politie/i.test(publisher)) return 'Bron: politie, via CBS open data'
  return /onbekend/.test(publisher) ? 'Bron: open data, uitgever niet vermeld' : `Bron: ${publisher}`
}

/** On which map the figures of all years are drawn. */
export function restatedInWords({ restated, mapYear }: Borders): string {
  if (restated === 'yes') return mapYear ? `alle jaren op de gemeentegrenzen van ${mapYear}` : 'alle jaren op de huidige gemeentegrenzen'
  if (restated === 'no') return mapYear ? `op de gemeentegrenzen van ${mapYear}` : 'elk jaar op de gemeentegrenzen van dat jaar'
  return 'de kaart is niet vermeld'
}

/** 2012 tot en met 2025, waarvan 2024 en 2025 voorlopig. */
export function periodsInWords(periods: readonly { title: string; status: string }[]): string {
  const [first, last] = [periods[0]?.title ?? '', periods.at(-1)?.title ?? '']
  const provisional = periods.filter(({ status }) => status === 'Voorlopig' || status === 'NaderVoorlopig').map(({ title }) => title)
  const span = first === last ? first : `${first} tot en met ${last}`
  if (provisional.length === 0) return span
  return provisional.length > 3 ? `${span}, waarvan ${provisional.length} perioden voorlopig` : `${span}, waarvan ${provisional.join(' en ')} voorlopig`
}

export const RUN_STATE_WORDS: Record<RunState, string> = {
  waiting: 'wacht op zijn beurt', reading: 'aan het lezen', loading: 'aan het inlezen', done: 'ingelezen', refused: 'niet ingelezen', failed: 'mislukt',
}

export const WANTED_WORDS: Record<Wanted, string> = { down: 'minder', up: 'meer', none: 'meer of minder zegt niet of het beter gaat' }

/** Who took a delivery in. */
export const IMPORTED_AS_WORDS: Record<string, string> = { 'coalition-office': 'door het bureau van de coalitie', system: 'met een opdracht of op de site', seed: 'bij de eerste start' }
