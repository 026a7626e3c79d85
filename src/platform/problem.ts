// Everything that can go wrong for a user, in one list: code, HTTP status and a Dutch sentence.
export const PROBLEMS = {
  'invalid-input': { status: 400, title: 'Controleer wat u hebt ingevuld' },
  'not-signed-in': { status: 401, title: 'Log eerst in' },
  'not-allowed': { status: 403, title: 'Dit mag u niet doen' },
  'not-found': { status: 404, title: 'Deze pagina is er niet' },
  'conflict': { status: 409, title: 'Dit kan nu niet' },
  'too-large': { status: 413, title: 'Dit bestand is te groot' },
  'too-long': { status: 414, title: 'Dit adres is te lang' },
  'too-many': { status: 429, title: 'Wacht even en probeer het opnieuw' },
  'unexpected': { status: 500, title: 'Er ging iets mis' },
  'unavailable': { status: 503, title: 'De gegevens zijn even niet bereikbaar' },
} as const

export type ProblemCode = keyof typeof PROBLEMS

/** One fault in what a user filled in: the field's name and a Dutch sentence. */
export type Issue = { field: string; message: string }

/** A refusal with a code from the list; `detail` is Dutch and safe to show. */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly title: string
  readonly detail: string | undefined
  readonly issues: Issue[]

  constructor(code: ProblemCode, more: { detail?: string; issues?: Issue[]; cause?: unknown } = {}) {
    super(more.detail ?? PROBLEMS[code].title, more.cause === undefined ? {} : { cause: more.cause })
    this.name = 'Problem'
    this.code = code
    this.status = PROBLEMS[code].status
    this.title = PROBLEMS[code].title
    this.detail = more.detail
    this.issues = more.issues ?? []
  }
}

// SQLSTATE → the answer that a user can do something with (PostgreSQL manual, appendix A).
const FROM_DATABASE: Record<string, { code: ProblemCode; detail: string }> = {
  '42501': { code: 'not-allowed', detail: 'U hebt hier geen recht toe.' },
  '23505': { code: 'conflict', detail: 'Dit staat er al.' },
  '23503': { code: 'conflict', detail: 'Dit hoort bij iets dat er niet (meer) is.' },
  '23514': { code: 'conflict', detail: 'Dit past niet bij de afspraken van het systeem.' },
  '23P01': { code: 'conflict', detail: 'Dit overlapt met iets dat er al staat.' },
  '40001': { code: 'conflict', detail: 'Iemand anders was net iets eerder. Probeer het opnieuw.' },
  '40P01': { code: 'conflict', detail: 'Iemand anders was net iets eerder. Probeer het opnieuw.' },
  '57014': { code: 'unavailable', detail: 'Dit duurde te lang. Probeer het zo opnieuw.' },
  '57P01': { code: 'unavailable', detail: 'Er is niets verloren. Probeer het zo opnieuw.' },
}

function databaseAnswer(error: Error): { code: ProblemCode; detail: string } | undefined {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (/^(08|CONNECTION|ECONN|ENOENT)/.test(code)) return FROM_DATABASE['57P01']
  return FROM_DATABASE[code]
}

/** Turns whatever was thrown into a Problem, without leaking its text to the user. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  const known = thrown instanceof Error ? databaseAnswer(thrown) : undefined
  if (known) return new Problem(known.code, { detail: known.detail, cause: thrown })
  return new Problem('unexpected', { detail: 'De fout is genoteerd. Wat u al had verstuurd, is bewaard.', cause: thrown })
}
