// What someone searches in the log, between the words in the address and the input of the operation.
import type { z } from 'zod'
import type { searchAccessRecords } from '../log/access-records.ts'

const FIELDS = {
  persoon: 'person', organisatie: 'organisation', handeling: 'operation', verwerking: 'activity', van: 'from', tot: 'to', resultaat: 'result', nood: 'emergency',
} as const

export type Search = Pick<z.input<typeof searchAccessRecords.input>, (typeof FIELDS)[keyof typeof FIELDS]>

/** The search in an address; an unknown word in it is left out, a wrong value is for the operation to refuse. */
export const searchIn = (query: URLSearchParams): Search =>
  Object.fromEntries(Object.entries(FIELDS).map(([word, field]) => [field, query.get(word) ?? '']))

/** The same search as the query of an address, without what was left open. */
export const addressOf = (query: URLSearchParams, more: Record<string, string> = {}): Record<string, string> => ({
  ...Object.fromEntries(Object.keys(FIELDS).map((word) => [word, query.get(word) ?? '']).filter(([, value]) => value !== '')), ...more,
})
