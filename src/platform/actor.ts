// Who acts: the person, the mandate in force, and what follows from it.

export const ROLES = [
  'board-member', 'coalition-office', 'safety-adviser', 'frontline-professional',
  'taskforce-lead', 'case-director', 'privacy-officer', 'administrator',
] as const

export type Role = (typeof ROLES)[number]

/** Who a request says it is, before the database has confirmed any of it. */
export type Identity = {
  coalition: string
  person: string | null
  mandate: string | null
  /** Set only by our own command line and jobs; never derived from a request. */
  system?: string
}

/** Who the database says is acting in this transaction. `settings` are the app.* settings in force, without the prefix. */
export type Actor = {
  coalition: string
  person: string | null
  mandate: string | null
  organisation: string | null
  role: Role | 'visitor' | 'system'
  name: string
  settings: Record<string, string>
}

/** Someone who did not sign in, on the site of this coalition. */
export const visitorOf = (coalition: string): Identity => ({ coalition, person: null, mandate: null })

/** Our own command line or a job, by name. */
export const systemOf = (coalition: string, name: string): Identity => ({ coalition, person: null, mandate: null, system: name })

/** What is left of an actor who acts without a name: the coalition and the role, and nothing that leads back to the person. */
export function nameless({ coalition, role }: Actor): Actor {
  const settings = { coalition, person: '', mandate: '', organisation: '', role }
  return { coalition, person: null, mandate: null, organisation: null, role, name: '', settings }
}

/** A right in one sentence and one predicate; what rows someone sees is the database's answer, not this one's. */
export type May<Input> = { sentence: string; holds: (actor: Actor, input: Input) => boolean }

export const everyone: May<unknown> = { sentence: 'everyone, also without signing in', holds: () => true }

export const signedIn: May<unknown> = {
  sentence: 'everyone who is signed in',
  holds: (actor) => actor.role !== 'visitor',
}

/** The named roles, and our own command line and jobs. */
export function anyOf(...roles: Role[]): May<unknown> {
  return {
    sentence: `the ${roles.join(', the ').replaceAll('-', ' ')}`,
    holds: (actor) => actor.role === 'system' || roles.some((role) => role === actor.role),
  }
}
