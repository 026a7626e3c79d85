// The reference model of who may see what: plain sentences of code that know nothing of SQL, settings or policies.
import type { Role } from '../../src/platform/actor.ts'

export type When = 'past' | 'now' | 'coming'
export type Organisation = { id: string; municipality: string | null }
export type Person = { id: string; token: string; organisation: Organisation }
export type Mandate = { id: string; person: Person; organisation: Organisation; role: Role; when: When }
export type Taskforce = { id: string; discharged: boolean }
export type Circle = { id: string; keeper: Person; hidden: boolean }
export type Action = {
  id: string; token: string; state: 'planned' | 'running' | 'done' | 'stopped'
  confidentiality: 'public' | 'coalition' | 'taskforce' | 'circle'; taskforce: Taskforce | null; circle: Circle | null
}
export type Attachment = { id: string; token: string; action: Action }
export type Report = { id: string; token: string; municipality: string; reporter: Person | null; taskforce: Taskforce | null }
export type Step = { id: string; token: string; report: Report; action: Action | null }

/** One coalition. A token is a word that occurs in this one record of this one coalition: where it turns up, the record was shown. */
export type World = {
  coalition: string
  organisations: Organisation[]; people: Person[]; mandates: Mandate[]
  taskforces: Taskforce[]; taskforceMembers: { taskforce: Taskforce; person: Person; when: When }[]
  circles: Circle[]; circleMembers: { circle: Circle; person: Person; when: When }[]
  actions: Action[]; attachments: Attachment[]; reports: Report[]; steps: Step[]
}

/** Who looks: someone with a mandate, or a visitor. */
export type Looker = {
  role: Role | 'visitor'; person: Person | null; organisation: Organisation | null
  taskforces: Set<Taskforce>; circles: Set<Circle>
}

const inForce = ({ when }: { when: When }): boolean => when === 'now'

/** A mandate gives its role while it is in force. What one is a member of counts as long as that lasts, but not while running the system as administrator. */
export function lookerOf(world: World, mandate: Mandate | null): Looker {
  if (!mandate || !inForce(mandate)) return { role: 'visitor', person: null, organisation: null, taskforces: new Set(), circles: new Set() }
  const { role, person, organisation } = mandate
  const own = <Row extends { person: Person; when: When }>(rows: Row[]): Row[] => rows.filter((row) => role !== 'administrator' && row.person === person && inForce(row))
  return {
    role, person, organisation,
    taskforces: new Set(own(world.taskforceMembers).map(({ taskforce }) => taskforce).filter(({ discharged }) => !discharged)),
    circles: new Set(own(world.circleMembers).map(({ circle }) => circle)),
  }
}

const signedIn = (looker: Looker): boolean => looker.role !== 'visitor'
const isOffice = (looker: Looker): boolean => looker.role === 'coalition-office'

export const sees = {
  /** An action says for itself who sees it. The administrator reads nothing that is not public. */
  action(looker: Looker, { confidentiality, taskforce, circle }: Action): boolean {
    if (confidentiality === 'coalition') return signedIn(looker) && looker.role !== 'administrator'
    if (confidentiality === 'taskforce') return isOffice(looker) || (taskforce !== null && looker.taskforces.has(taskforce))
    return confidentiality === 'public' || (circle !== null && looker.circles.has(circle))
  },
  /** A file follows its action. */
  attachment: (looker: Looker, { action }: Attachment): boolean => sees.action(looker, action),
  /** Who sent it (not as administrator), the triage of its municipality, the coalition office, and the taskforce it was brought to. */
  report(looker: Looker, { reporter, municipality, taskforce }: Report): boolean {
    const isAdviser = looker.role === 'safety-adviser' && looker.organisation?.municipality === municipality
    return isAdviser || isOffice(looker) || (reporter !== null && reporter === looker.person && looker.role !== 'administrator') || (taskforce !== null && looker.taskforces.has(taskforce))
  },
  step: (looker: Looker, { report }: Step): boolean => sees.report(looker, report),
  /** Colleagues of the organisation one acts for, oneself; the coalition office, the administrator (accounts) and the privacy officer (the ledger) everyone. */
  person: (looker: Looker, person: Person): boolean =>
    isOffice(looker) || looker.role === 'administrator' || looker.role === 'privacy-officer' || (signedIn(looker) && (person === looker.person || person.organisation === looker.organisation)),
  /** Every colleague sees who sits in a taskforce. */
  taskforceMember: (looker: Looker): boolean => signedIn(looker),
  /** Every colleague sees who belongs to a circle, unless it hides that: then its members and its keeper. */
  circleMember: (looker: Looker, circle: Circle): boolean =>
    signedIn(looker) && (!circle.hidden || circle.keeper === looker.person || looker.circles.has(circle)),
}
