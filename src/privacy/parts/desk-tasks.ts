// What asks for the privacy officer's attention, the most urgent first: from the answers of the reads to sentences with an address.
import { countOf, formatDate, type StatusTone } from '../../ui/public.ts'
import type { RegisterEntry } from '../register/register.ts'
import type { Request } from '../requests/requests.ts'
import type { Rehearsal } from '../retain/retention-terms.ts'
import { routes } from '../routes.ts'
import { daysBetween, isDueForReview, urgencyOf } from '../rules.ts'
import { REQUEST_KIND_WORDS } from '../words.ts'

export type DeskTask = { what: string; why: string; href: string; tone: StatusTone; word: string }

export type Found = {
  today: string
  emergencies: { id: string; inForce: boolean; seen: boolean }[]
  requests: Request[]
  rehearsals: Rehearsal[]
  entry: RegisterEntry | null
  concerns: { tone: 'error' | 'warning'; sentence: string }[]
  pushFailures: number
  logHealth: string
}

/** Every task there is; empty when all is well. */
export const tasksOf = (found: Found): DeskTask[] => [
  ...emergencyTasks(found), ...requestTasks(found, 'late'),
  ...found.concerns.filter(({ tone }) => tone === 'error').map(({ sentence }) => logTask(found, sentence, 'stopped')),
  ...requestTasks(found, 'soon'), ...retentionTasks(found), ...registerTasks(found),
  ...found.concerns.filter(({ tone }) => tone === 'warning').map(({ sentence }) => logTask(found, sentence, 'attention')),
  ...(found.pushFailures === 0 ? [] : [{
    what: 'Overdragen van het logboek lukt niet', why: `${countOf(found.pushFailures, 'poging', 'pogingen')} na elkaar. Er gaat niets verloren.`,
    href: routes.transfer.url({}), tone: 'attention' as const, word: 'kijk na',
  }]),
]

function emergencyTasks({ emergencies }: Found): DeskTask[] {
  const [open, unseen] = [emergencies.filter(({ inForce }) => inForce), emergencies.filter(({ inForce, seen }) => !inForce && !seen)]
  return [
    ...(open.length === 0 ? [] : [{
      what: 'Noodtoegang is nu open', why: `${countOf(open.length, 'keer', 'keer')}. Lees waarom, en beëindig het als het niet terecht is.`, href: routes.emergencies.url({}), tone: 'stopped' as const, word: 'nu',
    }]),
    ...(unseen.length === 0 ? [] : [{
      what: 'Noodtoegang die nog niemand bekeek', why: `${countOf(unseen.length, 'keer', 'keer')}. Kijk na wat er is gelezen.`, href: routes.emergencies.url({}), tone: 'attention' as const, word: 'nieuw',
    }]),
  ]
}

function requestTasks({ requests, today }: Found, urgency: 'late' | 'soon'): DeskTask[] {
  return requests.filter((request) => urgencyOf(request, today) === urgency).map((request) => {
    const days = daysBetween(today, request.dueOn)
    return {
      what: `${REQUEST_KIND_WORDS[request.kind].label}: ${request.reference}`, href: routes.request.url({ request: request.id }),
      why: urgency === 'late' ? `Het antwoord had er op ${formatDate(request.dueOn)} moeten zijn.` : `Antwoord uiterlijk ${formatDate(request.dueOn)}: nog ${countOf(days, 'dag', 'dagen')}.`,
      tone: urgency === 'late' ? 'stopped' : 'attention', word: urgency === 'late' ? 'te laat' : 'bijna te laat',
    }
  })
}

/** What is due after the nightly run has been left standing, so something stopped it. */
function retentionTasks({ rehearsals }: Found): DeskTask[] {
  const standing = rehearsals.reduce((sum, { dueNow }) => sum + dueNow, 0)
  return standing === 0 ? [] : [{
    what: 'Gegevens aan het einde van hun termijn', why: `${countOf(standing, 'gegeven wacht', 'gegevens wachten')} op de volgende nacht. Staan ze er morgen nog, vraag dan de beheerder om het achtergrondwerk na te kijken.`,
    href: routes.retention.url({}), tone: 'attention', word: 'wacht',
  }]
}

function registerTasks({ entry, today }: Found): DeskTask[] {
  if (!entry) return [{ what: 'Het verwerkingsregister is niet volledig', why: 'Vul in wie verantwoordelijk is en hoe mensen de functionaris bereiken. Zij lezen dat op de privacypagina.', href: routes.stateEntry.url({}), tone: 'attention', word: 'vul in' }]
  const due: DeskTask[] = []
  if (!entry.dpiaOn) due.push({ what: 'De DPIA is nog niet gedaan', why: 'Het sjabloon staat in de documentatie van dit systeem.', href: routes.stateEntry.url({}), tone: 'attention', word: 'vul in' })
  if (isDueForReview(entry.reviewedOn, today)) due.push({ what: 'Het verwerkingsregister is langer dan een jaar niet nagekeken', why: 'Kijk of alles nog klopt, en vul de datum in.', href: routes.stateEntry.url({}), tone: 'attention', word: 'kijk na' })
  return due
}

const logTask = ({ logHealth }: Found, why: string, tone: StatusTone): DeskTask => ({ what: 'Het logboek vraagt aandacht', why, href: logHealth, tone, word: 'kijk na' })
