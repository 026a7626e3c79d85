// Dutch words for areas, evidence and changes of boundaries.
import { joinWords } from '../ui/public.ts'
import type { BoundaryChange } from './changes.ts'
import type { Change, Evidence } from './rules.ts'

/** What is not confirmed says so; unverified and unknown are the same to a reader. */
export const EVIDENCE_WORDS: Record<Evidence, string> = {
  confirmed: 'bevestigd', inferred: 'afgeleid', unverified: 'te bevestigen', unknown: 'te bevestigen',
}

export const CHANGE_WORDS: Record<Change['kind'], string> = {
  merger: 'Samenvoeging', split: 'Splitsing', partial: 'Grens verschoven',
}

/** What happened, or is planned, in one sentence. */
export function changeSentence({ kind, from, to, planned }: BoundaryChange): string {
  if (kind === 'partial') return `De grens tussen ${joinWords(from.map((row) => row.name))} verschoof.`
  const after = joinWords(to.map((row) => row.name))
  const absorbed = from.filter((row) => !to.some((one) => one.code === row.code))
  const verb = (one: string, several: string, count: number): string => (count === 1 ? one : several)
  if (absorbed.length < from.length) {
    return `${joinWords(absorbed.map((row) => row.name))} ${planned ? verb('gaat', 'gaan', absorbed.length) : verb('ging', 'gingen', absorbed.length)} op in ${after}.`
  }
  return `${joinWords(from.map((row) => row.name))} ${planned ? verb('wordt', 'worden', from.length) : verb('werd', 'werden', from.length)} ${after}.`
}
