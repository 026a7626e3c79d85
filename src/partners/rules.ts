// The pure rules of partners: the kinds of organisation, and when something dated is in force.
import { type Role, ROLES } from '../platform/actor.ts'

export const ORGANISATION_KINDS = [
  'municipality', 'om', 'police', 'coalition-office', 'board', 'expertise-centre',
  'safety-house', 'province', 'care', 'private', 'education', 'other',
] as const

export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** The kinds that the coalition office adds by hand; municipalities come with the places. */
export const ADDABLE_KINDS = ORGANISATION_KINDS.filter((kind) => kind !== 'municipality')

export type MandateState = 'coming' | 'in-force' | 'ended'

/** Whether a mandate is in force at a moment: from its first moment up to, not including, its last. */
export function mandateState(mandate: { validFrom: Date; validTo: Date | null }, now: Date): MandateState {
  if (mandate.validTo !== null && mandate.validTo <= now) return 'ended'
  return mandate.validFrom <= now ? 'in-force' : 'coming'
}

/** Orders people by the fixed order of the roles. */
export const byRole = (a: { role: Role }, b: { role: Role }): number => ROLES.indexOf(a.role) - ROLES.indexOf(b.role)
