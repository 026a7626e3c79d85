// Plants a canary for every retention rule: a text that is nowhere else, brought in by the operations themselves wherever there is one.
import { randomBytes, randomInt } from 'node:crypto'
import { z } from 'zod'
import { addAttachment } from '../src/agenda/add-attachment.ts'
import { appointMember } from '../src/agenda/lead/appoint-member.ts'
import { moveAction } from '../src/agenda/move-action.ts'
import { planAction } from '../src/agenda/plan-action.ts'
import { recordReport } from '../src/frontline/record-report.ts'
import { answerReport } from '../src/frontline/triage/answer-report.ts'
import { weighReport } from '../src/frontline/triage/weigh-report.ts'
import { invitePerson } from '../src/identity/invitations/invite-person.ts'
import { putAside } from '../src/monitor/parts/uploads.ts'
import { startImport } from '../src/monitor/start-import.ts'
import { addCircleMember } from '../src/partners/circles/add-circle-member.ts'
import { endCircleMember } from '../src/partners/circles/end-circle-member.ts'
import { setUpCircle } from '../src/partners/circles/set-up-circle.ts'
import { requestEmergency } from '../src/partners/emergency/request-emergency.ts'
import { addPerson } from '../src/partners/manage/add-person.ts'
import { giveMandate } from '../src/partners/manage/give-mandate.ts'
import { listPeople } from '../src/partners/manage/people.ts'
import { recordLeaving } from '../src/partners/manage/record-leaving.ts'
import { dayOf } from '../src/places/public.ts'
import { everyone, type Identity } from '../src/platform/actor.ts'
import { newId } from '../src/platform/id.ts'
import { addJob } from '../src/platform/jobs.ts'
import { pseudonymOf } from '../src/platform/keys.ts'
import { perform, write } from '../src/platform/operation.ts'
import { noPersons } from '../src/platform/processing.ts'
import { markEmergencySeen } from '../src/privacy/emergency/mark-emergency-seen.ts'
import { answerRequest } from '../src/privacy/requests/answer-request.ts'
import { recordRequest } from '../src/privacy/requests/record-request.ts'
import { COALITION, type World } from './world.ts'

export type Canary = {
  /** What must be found nowhere. */
  needle: string
  /** The tables in which it stands before. */
  where: string[]
  /** So many days after it was planted its term begins. */
  beginsAfter?: number
}

export type Planted = {
  canaries: Record<string, Canary>
  /** The number of the person who left: it stays, without a name, in `numberStays`. */
  leaver: string
  numberStays: string[]
  /** A text in a record that is kept on purpose. */
  keptText: string
  /** Parts of addresses, by name, so that every door can be opened. */
  known: Record<string, string>
}

/** Letters only, so that no check on names, numbers or plates has anything to say about it. */
const canary = (): string => `kanarie${Array.from({ length: 16 }, () => 'bcdfghjklmnpqrstvwz'[randomInt(19)]).join('')}`
const digest = (): string => randomBytes(32).toString('hex')
const WOERDEN = 'GM0632'
const GOC_TASKFORCE = '019ab000-0000-7000-8004-000000000001'

/** Plants everything. Afterwards the person of the canaries has left and every term has begun. */
export async function plantCanaries(w: World): Promise<Planted> {
  const leaver = await newcomer(w)
  const reports = await plantReports(w, leaver.identity)
  const agenda = await plantAgenda(w, leaver.person)
  const circle = await plantCircle(w, leaver.person)
  const emergency = await plantEmergency(w)
  const email = await plantAccount(w, leaver)
  const request = await plantRequest(w)
  const origin = canary()
  await perform(listPeople, { organisation: leaver.organisation }, { database: w.app, identity: w.as('coalition-office').identity, origin })
  const canaries: Record<string, Canary> = {
    ...reports.canaries, ...agenda.canaries, ...await plantSignIn(w), ...await plantImport(w), ...await plantJob(w),
    'partners.person': { needle: leaver.name, where: ['partners.person'] },
    'partners.mandate': { needle: leaver.person, where: ['partners.mandate'] },
    'partners.circle-member': { needle: leaver.person, where: ['partners.circle_member'] },
    'partners.emergency-access': { needle: emergency.reason, where: ['partners.emergency_access'] },
    'privacy.emergency-seen': { needle: emergency.id, where: ['privacy.emergency_seen'] },
    'identity.account': { needle: email.account, where: ['identity.account'] },
    'identity.letter': { needle: email.letter, where: ['identity.letter'], beginsAfter: email.validDays },
    'privacy.request': { needle: request.text, where: ['privacy.request'] },
    'platform.ledger-detail': { needle: origin, where: ['platform.ledger_detail'] },
    'platform.processing-record': { needle: pseudonymOf(COALITION, leaver.person), where: ['platform.processing_record'] },
  }
  await w.as('coalition-office').does(recordLeaving, { person: leaver.person })
  return {
    canaries, leaver: leaver.person, numberStays: ['partners.person', 'pg_stats'], keptText: agenda.keptText,
    known: {
      any: leaver.person, organisation: leaver.organisation, person: leaver.person, subject: leaver.person, report: reports.report, action: agenda.action, circle,
      request: request.id, taskforce: GOC_TASKFORCE, municipality: WOERDEN, attachment: agenda.attachment, rule: 'platform.session', activity: 'partners.people', file: 'overzicht.csv',
    },
  }
}

type Leaver = { person: string; organisation: string; mandate: string; name: string; identity: Identity }

async function newcomer(w: World): Promise<Leaver> {
  const office = w.as('coalition-office')
  const [{ organisation } = { organisation: '' }] = await w.owner<{ organisation: string }[]>`select id as organisation from partners.organisation where municipality_code = ${WOERDEN}`
  const name = `K${canary().slice(1)}`
  const { id: person } = await office.does(addPerson, { organisation, name, does: `Doet ${name}` })
  const { id: mandate } = await office.does(giveMandate, { person, role: 'frontline-professional' })
  return { person, organisation, mandate, name, identity: { coalition: COALITION, person, mandate } }
}

async function plantReports(w: World, identity: Identity): Promise<{ canaries: Record<string, Canary>; report: string }> {
  const [body, answer, story] = [canary(), canary(), canary()]
  const own = w.asIdentity(identity)
  const { report } = await own.does(recordReport, { kind: 'signal', body: `Een verzonnen melding ${body}`, municipality: WOERDEN })
  await w.as('coalition-office').does(weighReport, { report, answer: `Dank u wel ${answer}` })
  const told = await own.does(recordReport, { kind: 'story', body: `Een verzonnen verhaal ${story}`, municipality: WOERDEN, consent: true })
  await w.as('coalition-office').does(weighReport, { report: told.report, answer: 'Mooi verhaal' })
  await w.as('coalition-office').does(answerReport, { report: told.report, answer: 'Het is nu openbaar', to: 'published', publicText: `Een verzonnen verhaal ${story}` })
  return {
    report,
    canaries: {
      'frontline.reporter': { needle: identity.person!, where: ['frontline.report', 'frontline.step'] },
      'frontline.report': { needle: body, where: ['frontline.report'] },
      'frontline.story': { needle: story, where: ['frontline.story'] },
    },
  }
}

async function plantAgenda(w: World, person: string): Promise<{ canaries: Record<string, Canary>; action: string; attachment: string; keptText: string }> {
  const office = w.as('coalition-office')
  const [file, keptText] = [canary(), canary()]
  const [{ priority, organisation } = { priority: '', organisation: '' }] = await w.owner<{ priority: string; organisation: string }[]>`
    select (select priority_id from agenda.taskforce where id = ${GOC_TASKFORCE}) as priority, (select id from partners.organisation where municipality_code = ${WOERDEN}) as organisation`
  const [named] = await w.owner<{ slug: string }[]>`select slug from strategy.priority where id = ${priority}`
  const { action } = await office.does(planAction, {
    priority: named?.slug ?? '', owner: organisation, title: `Een verzonnen actie ${keptText}`, what: 'Iets uitproberen', confidentiality: 'coalition',
  })
  await office.does(moveAction, { action, to: 'running' })
  const { attachment } = await office.does(addAttachment, { action, name: `${file}.txt`, content: Buffer.from(`Verslag ${file}`).toString('base64') })
  await office.does(moveAction, { action, to: 'done', text: 'Het is gelukt' })
  await office.does(appointMember, { taskforce: GOC_TASKFORCE, person, part: 'member', stay: 'temporary', until: dayOf(new Date(Date.now() + 86_400_000)) })
  return {
    action, attachment, keptText,
    canaries: {
      'agenda.attachment': { needle: file, where: ['agenda.attachment'] },
      'agenda.taskforce-member': { needle: person, where: ['agenda.taskforce_member'] },
    },
  }
}

async function plantCircle(w: World, person: string): Promise<string> {
  const keeper = w.as('case-director')
  const { circle } = await w.as('coalition-office').does(setUpCircle, { name: 'Een verzonnen kring', purpose: 'Iets uitproberen', keeper: keeper.identity.person!, membersHidden: false })
  await keeper.does(addCircleMember, { circle, person })
  await keeper.does(endCircleMember, { circle, person })
  return circle
}

async function plantEmergency(w: World): Promise<{ id: string; reason: string }> {
  const [{ module, role } = { module: '', role: '' }] = await w.owner<{ module: string; role: string }[]>`select module, roles[1] as role from partners.emergency_module limit 1`
  const reason = canary()
  const { id } = await w.as(role as 'safety-adviser').does(requestEmergency, { module, municipality: 'GM0344', reason: `Het kan niet wachten ${reason}` })
  await w.as('privacy-officer').does(markEmergencySeen, { emergency: id })
  return { id, reason }
}

/** The account itself is written as a finished invitation leaves it: accepting one takes a browser. */
async function plantAccount(w: World, { person, mandate }: Leaver): Promise<{ account: string; letter: string; validDays: number }> {
  const [account, letter] = [canary(), canary()]
  await w.as('coalition-office').does(invitePerson, { mandate, email: `${letter}@example.org` })
  await w.owner`
    insert into identity.account (coalition_id, person, email) values (${COALITION}, ${person}, ${`${account}@example.org`})
    on conflict (coalition_id, person) do update set email = excluded.email`
  await w.owner`insert into identity.recovery_code (coalition_id, person, lookup) values (${COALITION}, ${person}, ${digest()})`
  await w.owner`
    insert into identity.passkey (coalition_id, id, person, lookup, credential, public_key, transports, name)
    values (${COALITION}, ${newId()}, ${person}, ${digest()}, ${account}, ${Buffer.from(account)}, '{}', ${account})`
  const [valid] = await w.owner<{ days: number }[]>`select ceil(extract(epoch from expires_at - now()) / 86400)::int as days from identity.letter where email like ${`${letter}%`}`
  return { account, letter, validDays: valid?.days ?? 0 }
}

async function plantRequest(w: World): Promise<{ id: string; text: string }> {
  const officer = w.as('privacy-officer')
  const text = canary()
  const { request } = await officer.does(recordRequest, { kind: 'access', reference: text, asked: `Vraagt om inzage ${text}`, receivedOn: dayOf(new Date()) })
  await officer.does(answerRequest, { request, outcome: 'refused', answer: `Dat kan niet ${text}` })
  return { id: request, text }
}

/** What signing in leaves under way, written as it does. */
async function plantSignIn(w: World): Promise<Record<string, Canary>> {
  const [step, tries, spent, session] = [digest(), digest(), digest(), canary()]
  await w.owner`insert into identity.step (coalition_id, lookup, kind, contents, expires_at) values (${COALITION}, ${step}, 'code', 'x', now())`
  await w.owner`insert into identity.tries (coalition_id, lookup, failures, blocked_until) values (${COALITION}, ${tries}, 1, now())`
  await w.owner`insert into identity.spent (coalition_id, lookup, until) values (${COALITION}, ${spent}, now())`
  await w.owner`
    insert into platform.session (coalition_id, id, selector_hash, token_hash, person, mandate, via, strength, browser, provider_session, idle_minutes, expires_at)
    values (${COALITION}, ${newId()}, sha256(${session}::text::bytea), sha256('x'), ${newId()}, ${newId()}, 'provider', 'mfa', 'test', ${session}, 30, now())`
  return {
    'identity.step': { needle: step, where: ['identity.step'] }, 'identity.tries': { needle: tries, where: ['identity.tries'] },
    'identity.spent': { needle: spent, where: ['identity.spent'] }, 'platform.session': { needle: session, where: ['platform.session'] },
  }
}

async function plantImport(w: World): Promise<Record<string, Canary>> {
  const [file, name] = [canary(), canary()]
  const upload = await putAside(new File([`inhoud ${file}`], `${name}.csv`))
  await w.as('coalition-office').does(startImport, { upload })
  return { 'monitor.upload': { needle: file, where: [] }, 'monitor.import-run': { needle: name, where: ['monitor.import_run'] } }
}

/** A job that carries too much and fails for good. */
async function plantJob(w: World): Promise<Record<string, Canary>> {
  const needle = canary()
  const queue = write({
    name: 'test.queue-job', input: z.object({}), output: z.object({}), may: everyone, processing: noPersons('a test'), audit: () => 'zette iets klaar',
    run: async ({ sql }) => {
      await addJob(sql, 'test.fails', { needle })
      return {}
    },
  })
  await w.as('visitor').does(queue, {})
  await w.owner`update graphile_worker._private_jobs set attempts = max_attempts where payload::text like ${`%${needle}%`}`
  // The import waits for a program that is not there either.
  await w.owner`update graphile_worker._private_jobs set attempts = max_attempts where attempts < max_attempts`
  return { 'platform.failed-job': { needle, where: ['graphile_worker._private_jobs'] } }
}
