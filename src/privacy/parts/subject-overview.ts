// Gathers all that was processed about a person in a period, part by part, and words it as the law wants it told.
import type { Visit } from '../../platform/page.ts'
import { showRegister } from '../register/register.ts'
import { type ActAboutSubject, showSubjectRecord } from '../requests/subject-record.ts'
import { roleWord } from '../words.ts'
import { keptFor } from './activity-facts.tsx'

export type Told = { at: Date; organisation: string; role: string; what: string; purpose: string; legalBasis: string; keptFor: string; emergency: boolean; proof: string }
export type Period = { from?: string; to?: string }

/** A day from a query, or nothing when it is no day. */
const dayIn = (query: URLSearchParams, name: string): string | undefined => /^\d{4}-\d{2}-\d{2}$/.exec(query.get(name) ?? '')?.[0]

export function periodOf({ query }: Pick<Visit, 'query'>): Period {
  const [from, to] = [dayIn(query, 'van'), dayIn(query, 'tot')]
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) }
}

/** The acts of the period, newest first, in parts of at most a thousand. Each part asks the right anew. */
export async function* partsOf({ runAnew }: Pick<Visit, 'runAnew'>, subject: string, period: Period): AsyncGenerator<Told[]> {
  const { activities } = await runAnew(showRegister, { past: true })
  let after: string | null | undefined
  do {
    const { acts, next } = await runAnew(showSubjectRecord, { subject, ...period, ...(after ? { after } : {}) })
    yield acts.map((act) => told(act, activities))
    after = next
  } while (after)
}

type Activities = { name: string; title: string; purpose: string; legalBasis: string; retention: string; chosenDays: number | null; validFrom: Date; validTo: Date | null }[]

/** The activity as it stood at that moment; of a record from before the register, the first version. */
function told(act: ActAboutSubject, activities: Activities): Told {
  const versions = activities.filter(({ name }) => name === act.activity)
  const version = versions.find(({ validFrom }) => validFrom <= act.at) ?? versions.at(-1)
  return {
    at: act.at, organisation: act.organisation ?? 'niet bekend', role: roleWord(act.role), what: version?.title ?? act.activity,
    purpose: version?.purpose ?? '', legalBasis: version?.legalBasis ?? '', keptFor: version ? keptFor(version) : '',
    emergency: act.emergency, proof: act.line === null ? '' : `regel ${act.line}`,
  }
}
