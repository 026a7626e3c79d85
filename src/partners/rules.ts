// The pure rules of partners: organisations, what is in force, what may be given to whom, when it is looked at again, and emergency access.
import { type Actor, type Role, ROLES } from '../platform/actor.ts'
import { formatDate } from '../ui/public.ts'

export const ORGANISATION_KINDS = [
  'municipality', 'om', 'police', 'coalition-office', 'board', 'expertise-centre',
  'safety-house', 'province', 'care', 'private', 'education', 'other',
] as const

export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** The kinds that the coalition office adds by hand; municipalities come with the places. */
export const ADDABLE_KINDS = ORGANISATION_KINDS.filter((kind) => kind !== 'municipality')

export type MandateState = 'coming' | 'in-force' | 'ended'

/** Whether a mandate is in force at a moment: from its first moment up to, not including, its last. One that was ended before it began has ended. */
export function mandateState(mandate: { validFrom: Date; validTo: Date | null }, now: Date): MandateState {
  if (mandate.validTo !== null && (mandate.validTo <= now || mandate.validTo <= mandate.validFrom)) return 'ended'
  return mandate.validFrom <= now ? 'in-force' : 'coming'
}

/** Orders people by the fixed order of the roles. */
export const byRole = (a: { role: Role }, b: { role: Role }): number => ROLES.indexOf(a.role) - ROLES.indexOf(b.role)

/**
 * What a manager in each role may give, and therefore also confirm and end. The first mandates have this from the seed; whoever gives a
 * mandate hands on at most what they have. Only the administrator gives the administrator's, and only the office the office's.
 */
export const GIVES: Record<Role, readonly Role[]> = {
  'board-member': ['board-member'],
  'coalition-office': ROLES.filter((role) => role !== 'administrator'),
  'safety-adviser': ['safety-adviser', 'frontline-professional'],
  'frontline-professional': ['frontline-professional'],
  'taskforce-lead': ['taskforce-lead'],
  'case-director': ['case-director', 'frontline-professional'],
  'privacy-officer': [],
  'administrator': ['administrator'],
}

/** Roles whose mandates reach over all organisations; partners.sight says the same. */
const COVER_ALL: readonly string[] = ['coalition-office', 'administrator']

/** What the mandate in force lets its holder give. `until`: when it ends itself. */
export type Giver = { person: string; organisation: string; coversAll: boolean; manages: boolean; mayGive: Role[]; until: Date | null }

/** A mandate as someone wants to give it. `validTo`: until, not including, this moment. */
export type Wish = { person: string; organisation: string; role: Role; mayGive: Role[]; manages: boolean; validTo: Date | null }

const rolesIn = (list: string | undefined): Role[] => ROLES.filter((role) => (list ?? '').split(',').includes(role))

/** The giver that the database described in the actor's settings; without a person nobody. */
export function giverOf({ person, organisation, settings }: Actor): Giver | undefined {
  if (!person || !organisation) return undefined
  const until = settings['mandate_to']
  return {
    person, organisation, coversAll: settings['covers'] === 'all', manages: settings['manages'] === 'yes',
    mayGive: rolesIn(settings['may_give']), until: until ? new Date(until) : null,
  }
}

export const covers = (giver: Giver, organisation: string): boolean => giver.coversAll || giver.organisation === organisation

/** Whether this actor manages the people of an organisation, or of any when none is named. */
export function mayManage(actor: Actor, organisation?: string): boolean {
  const giver = giverOf(actor)
  return giver !== undefined && giver.manages && (organisation === undefined || covers(giver, organisation))
}

/** Whether this actor may give, confirm and end a mandate in this role for this organisation. */
export function mayGive(actor: Actor, mandate: { role: Role; organisation: string; person: string }): boolean {
  const giver = giverOf(actor)
  return giver !== undefined && covers(giver, mandate.organisation) && giver.mayGive.includes(mandate.role) && mandate.person !== giver.person
}

/** Why a wish is wider than its giver, as the field at fault and a Dutch sentence; undefined when it may be given. The policies say the same. */
export function whyNotGiven(giver: Giver, wish: Wish): { field: string; message: string } | undefined {
  if (wish.person === giver.person) return { field: 'person', message: 'U kunt uzelf geen mandaat geven. Vraag het een collega die dit ook mag.' }
  if (!covers(giver, wish.organisation)) return { field: 'person', message: 'U geeft alleen mandaten aan mensen van uw eigen organisatie.' }
  if (!giver.mayGive.includes(wish.role)) return { field: 'role', message: 'Deze rol kunt u niet geven. Vraag het bureau van de coalitie.' }
  if (wish.manages && !giver.manages) return { field: 'manages', message: 'U beheert zelf geen mensen, dus u kunt dat niet aan een ander geven.' }
  if (wish.mayGive.some((role) => !giver.mayGive.includes(role))) return { field: 'mayGive', message: 'U kunt niet meer doorgeven dan u zelf mag geven.' }
  if (giver.until && (wish.validTo === null || wish.validTo > giver.until)) {
    return { field: 'validTo', message: `Uw eigen mandaat eindigt op ${formatDate(giver.until)}. Kies een einddatum die niet later is.` }
  }
  return undefined
}

/** What someone who will manage people may hand on: what belongs to the role, as far as the giver has it. */
export const handedOn = (giver: Giver, role: Role): Role[] => GIVES[role].filter((given) => giver.mayGive.includes(given))

/** Whether a mandate reaches further than another: more roles to give, more organisations, or longer. The tests hold every chain of giving to this. */
export function isWider(mandate: Wish, than: Giver): boolean {
  const reachesAll = COVER_ALL.includes(mandate.role)
  return (reachesAll && !than.coversAll) || !covers(than, mandate.organisation) || !than.mayGive.includes(mandate.role)
    || mandate.mayGive.some((role) => !than.mayGive.includes(role)) || (mandate.manages && !than.manages)
    || (than.until !== null && (mandate.validTo === null || mandate.validTo > than.until))
}

/** Roles that see or arrange more than others: their mandates are looked at every quarter, the others every year. */
export const PRIVILEGED: readonly Role[] = ['administrator', 'privacy-officer', 'coalition-office', 'case-director']

/** Months within which someone has to confirm that a mandate is still right. */
export const reviewMonths = (role: Role): number => (PRIVILEGED.includes(role) ? 3 : 12)

/** The month of grace after the term; whoever manages is reminded in it. */
export const GRACE_MONTHS = 1

export type ReviewState = 'later' | 'soon' | 'due' | 'overdue'
export type Review = { due: Date; last: Date; state: ReviewState }

/** When a mandate has to be looked at: counted from its beginning, or from when it was last confirmed. `last` is the end of the month of grace. */
export function reviewOf(mandate: { role: Role; validFrom: Date; confirmedAt: Date | null }, now: Date): Review {
  const due = monthsAfter(mandate.confirmedAt ?? mandate.validFrom, reviewMonths(mandate.role))
  const last = monthsAfter(due, GRACE_MONTHS)
  if (now >= last) return { due, last, state: 'overdue' }
  if (now >= due) return { due, last, state: 'due' }
  return { due, last, state: now >= monthsAfter(due, -1) ? 'soon' : 'later' }
}

/** Of the mandates that are late, the one to keep for each role without which nobody can be let in again: when nobody else holds that role. */
export function lastHolds<Held extends { role: Role }>(held: readonly Held[], late: readonly Held[]): Held[] {
  return COVER_ALL.flatMap((role) => {
    const all = held.filter((mandate) => mandate.role === role)
    return all.every((mandate) => late.includes(mandate)) ? all.slice(0, 1) : []
  })
}

/** The same day so many months later; the last day of the month when it has no such day. */
export function monthsAfter(moment: Date, months: number): Date {
  const later = new Date(moment)
  later.setUTCDate(1)
  later.setUTCMonth(later.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0)).getUTCDate()
  later.setUTCDate(Math.min(moment.getUTCDate(), lastDay))
  return later
}

/** The modules for which this actor may take emergency access, by name. */
export const asksFor = ({ settings }: Actor): string[] => (settings['emergency_modules'] ?? '').split(',').filter((module) => module !== '')

export type EmergencyState = 'in-force' | 'ended-early' | 'over'

/** Whether an emergency access still opens anything at a moment, and if not, whether someone ended it. */
export function emergencyState({ validTo, endedEarly }: { validTo: Date; endedEarly: boolean }, now: Date): EmergencyState {
  if (now < validTo) return 'in-force'
  return endedEarly ? 'ended-early' : 'over'
}
