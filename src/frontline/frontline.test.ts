// Tests the way of a report from the street to an action and back, what is refused before it is stored, and what the public may know.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { whoMay } from '../../tests/who-may.ts'
import { type Who, world } from '../../tests/world.ts'
import { showAction } from '../agenda/public.ts'
import { refusalsOf } from '../platform/free-text.ts'
import { ROOT } from '../platform/root.ts'
import { answerReport } from './triage/answer-report.ts'
import { assignToTaskforce } from './triage/assign-to-taskforce.ts'
import { showBehindAction } from './behind-action.ts'
import { countReports } from './counts.ts'
import { frontlineFile } from './import-seed.ts'
import { linkToAction } from './triage/link-to-action.ts'
import { listMyReports } from './my-reports.ts'
import { readAnswer } from './read-answer.ts'
import { recordReport } from './record-report.ts'
import { showReport } from './report.ts'
import { listReports } from './reports.ts'
import { reportsPart } from './reports-part.ts'
import { countArrivals } from './arrivals.ts'
import { listStories } from './stories.ts'
import { turnIntoAction } from './triage/turn-into-action.ts'
import { weighReport } from './triage/weigh-report.ts'

const w = await world()
const [wim, vera, office, lead] = [w.as('frontline-professional'), w.as('safety-adviser'), w.as('coalition-office'), w.as('taskforce-lead')]
const GOC = '019ab000-0000-7000-8004-000000000001'
const CARE = '019ab000-0000-7000-8004-000000000002'
const RUNNING = '019ab000-0000-7000-8005-000000000001'
const OWNER = '019ab000-0000-7000-8001-000000020002'
const BODY = 'Verzonnen voor een test: er staat een kast op straat.'
const EVERYBODY: Exclude<Who, 'system'>[] = [
  'board-member', 'coalition-office', 'safety-adviser', 'frontline-professional', 'taskforce-lead', 'case-director', 'privacy-officer', 'administrator', 'visitor',
]
const all = <Answer extends string>(answer: Answer) => Object.fromEntries(EVERYBODY.map((who) => [who, answer])) as Record<(typeof EVERYBODY)[number], Answer>
const refused = { ...all('not-allowed'), visitor: 'not-signed-in' } as const

const planned = { owner: OWNER, title: 'Verzonnen testactie', what: 'Wij doen iets', confidentiality: 'public', answer: 'Hier komt een actie van' } as const
const report = (more: Partial<z.input<typeof recordReport.input>> = {}) => ({ kind: 'signal', body: BODY, municipality: 'GM0632', ...more }) as const
const recorded = async (more: Parameters<typeof report>[0] = {}): Promise<string> => (await wim.does(recordReport, report(more))).report

async function weighed(more: Parameters<typeof report>[0] = {}): Promise<string> {
  const id = await recorded(more)
  await vera.does(weighReport, { report: id, answer: 'Gelezen', priority: 'goc' })
  return id
}

async function assigned(more: Parameters<typeof report>[0] = {}): Promise<string> {
  const id = await weighed(more)
  await vera.does(assignToTaskforce, { report: id, taskforce: GOC, answer: 'De taskforce leest mee' })
  return id
}

describe('a signal', () => {
  it('goes from the street to an action under a priority, and who sent it reads every step', async () => {
    const id = await assigned()
    const { action } = await lead.does(turnIntoAction, { ...planned, report: id })
    expect(await w.as('visitor').does(showAction, { action })).toMatchObject({ priority: { slug: 'goc' }, taskforce: { id: GOC }, state: 'planned' })
    const seen = await wim.does(showReport, { report: id })
    expect(seen).toMatchObject({ state: 'action', priority: { slug: 'goc' }, taskforce: { id: GOC }, mine: true })
    expect(seen.steps.map(({ toState, byRole, answer }) => [toState, byRole, answer])).toEqual([
      ['weighed', 'safety-adviser', 'Gelezen'], [null, 'safety-adviser', 'De taskforce leest mee'], ['action', 'taskforce-lead', 'Hier komt een actie van'],
    ])
    expect(seen.steps.at(-1)?.action).toMatchObject({ id: action, title: 'Verzonnen testactie' })
    expect((await wim.does(listMyReports, {})).reports[0]).toMatchObject({ id, lastAnswer: 'Hier komt een actie van' })
  })

  it('can stand behind several actions, each once', async () => {
    const id = await assigned()
    await lead.does(turnIntoAction, { ...planned, report: id })
    await lead.does(linkToAction, { report: id, action: RUNNING, answer: 'Ook dit helpt' })
    expect(await lead.tries(linkToAction, { report: id, action: RUNNING, answer: 'Nog eens' })).toBe('conflict')
    expect((await lead.does(showBehindAction, { action: RUNNING })).reports.map((row) => row.id)).toContain(id)
  })

  it('does not skip being weighed', async () => {
    const id = await recorded()
    expect(await vera.tries(answerReport, { report: id, to: 'closed', answer: 'Nee' })).toBe('conflict')
    expect(await vera.tries(assignToTaskforce, { report: id, taskforce: GOC, answer: 'Alvast' })).toBe('conflict')
    expect(await office.tries(turnIntoAction, { ...planned, report: id })).toBe('conflict')
    await vera.does(weighReport, { report: id, answer: 'Gelezen' })
    expect(await vera.tries(weighReport, { report: id, answer: 'Nog eens' })).toBe('conflict')
    expect(await office.tries(turnIntoAction, { ...planned, report: id })).toBe('conflict')
    await vera.does(answerReport, { report: id, to: 'closed', answer: 'Er gebeurt niets mee, want het is al weg' })
    expect(await vera.tries(answerReport, { report: id, to: 'forwarded', answer: 'Toch wel' })).toBe('conflict')
    await vera.does(answerReport, { report: id, answer: 'Nog een woord achteraf' })
    expect((await wim.does(showReport, { report: id })).steps.at(-1)).toMatchObject({ toState: null, answer: 'Nog een woord achteraf' })
  })

  it('is weighed once when two do it at the same moment', async () => {
    const id = await recorded()
    const answers = await Promise.all([vera.tries(weighReport, { report: id, answer: 'Een' }), office.tries(weighReport, { report: id, answer: 'Twee' })])
    expect(answers.sort()).toEqual(['conflict', 'done'])
    expect((await wim.does(showReport, { report: id })).steps).toHaveLength(1)
  })
})

describe('an obstacle', () => {
  it('gets an owner with the taskforce, is taken up with an action, and ends as lowered', async () => {
    const id = await assigned({ kind: 'obstacle' })
    expect((await wim.does(showReport, { report: id })).state).toBe('owned')
    await lead.does(turnIntoAction, { ...planned, report: id })
    await lead.does(answerReport, { report: id, to: 'lowered', answer: 'Het is nu makkelijker' })
    expect((await wim.does(showReport, { report: id })).steps.map(({ toState }) => toState)).toEqual(['confirmed', 'owned', 'taken-up', 'lowered'])
  })

  it('gets an organisation as owner only when one is chosen', async () => {
    const id = await weighed({ kind: 'obstacle' })
    expect(await vera.tries(answerReport, { report: id, to: 'owned', answer: 'Iemand doet het' })).toBe('invalid-input')
    await vera.does(answerReport, { report: id, to: 'owned', owner: OWNER, answer: 'Voorbeeldbouw doet het' })
    expect(await wim.does(showReport, { report: id })).toMatchObject({ state: 'owned', owner: 'Voorbeeldbouw (verzonnen bedrijf)' })
  })
})

describe('a story', () => {
  const publish = { to: 'published', publicText: 'Verzonnen en openbaar gemaakt verhaal.', answer: 'Uw verhaal is openbaar' } as const
  const publicOnes = async () => (await w.as('visitor').does(listStories, {})).stories.map(({ id }) => id)

  it('becomes public with consent and after weighing, in the words of the triage, and can be taken back', async () => {
    const id = await weighed({ kind: 'story', consent: true })
    expect(await publicOnes()).not.toContain(id)
    await vera.does(answerReport, { report: id, ...publish })
    const story = (await w.as('visitor').does(listStories, { priority: 'goc' })).stories.find((one) => one.id === id)
    expect(story).toEqual({ id, body: publish.publicText, municipality: { code: 'GM0632', name: 'Woerden' }, priority: 'goc', publishedOn: expect.any(String), demo: false })
    await vera.does(answerReport, { report: id, to: 'closed', answer: 'Op uw verzoek weggehaald' })
    expect(await publicOnes()).not.toContain(id)
  })

  it('never becomes public without consent, unweighed, or by the taskforce', async () => {
    expect(await vera.tries(answerReport, { report: await weighed({ kind: 'story' }), ...publish })).toBe('conflict')
    expect(await vera.tries(answerReport, { report: await recorded({ kind: 'story', consent: true }), ...publish })).toBe('conflict')
    expect(await lead.tries(answerReport, { report: await assigned({ kind: 'story', consent: true }), ...publish })).toBe('not-allowed')
  })

  it('is not made public with a telephone number in it', async () => {
    const id = await weighed({ kind: 'story', consent: true })
    const problem = await vera.does(answerReport, { report: id, ...publish, publicText: 'Bel de bakker op 0348 123456 voor meer.' }).catch((error: unknown) => error)
    expect(problem).toMatchObject({ code: 'invalid-input', issues: [{ field: 'publicText' }] })
    expect(await publicOnes()).not.toContain(id)
  })
})

describe('what points at a person', () => {
  it('is named with its place, and nothing is stored', async () => {
    const before = await w.owner`select count(*) as n from frontline.report`
    const body = 'Er staat een busje.\nKenteken 12-XKB-3, bel Jan de Groot op 06-12345678.'
    const problem = await wim.does(recordReport, report({ body })).catch((error: unknown) => error) as { issues: { field: string; message: string }[] }
    expect(problem.issues.map(({ message }) => /regel (\d).*lijkt op (.*?):/.exec(message)?.slice(1))).toEqual([['2', 'een kenteken'], ['2', 'de naam van een persoon'], ['2', 'een telefoonnummer']])
    expect(new Set(problem.issues.map(({ field }) => field))).toEqual(new Set(['body']))
    expect(await w.owner`select count(*) as n from frontline.report`).toEqual(before)
  })

  it('may stay when it only looks like a name and the writer has looked; a number never may', async () => {
    const body = 'Bij café Jan de Groot is het elke nacht druk.'
    expect(await wim.tries(recordReport, report({ body }))).toBe('invalid-input')
    expect(await wim.tries(recordReport, report({ body, namesChecked: true }))).toBe('done')
    expect(await wim.tries(recordReport, report({ body: `${body} Bel 06-12345678.`, namesChecked: true }))).toBe('invalid-input')
  })

  it('does not go in an answer either', async () => {
    expect(await vera.tries(weighReport, { report: await recorded(), answer: 'Mail naar iemand@voorbeeld.nl' })).toBe('invalid-input')
  })
})

describe('the counts', () => {
  it('show no number below five, and no part that tells one by subtraction', async () => {
    const counts = await w.as('visitor').does(countReports, {})
    for (const { total, priorities, districts, municipalities } of Object.values(counts)) {
      for (const { count } of [...priorities, ...districts, ...municipalities]) expect(count ?? 5).toBeGreaterThanOrEqual(5)
      const shown = districts.reduce((sum, { count }) => sum + (count ?? 0), 0)
      const hidden = districts.filter(({ count }) => count === null)
      if (total !== null && hidden.length > 0) expect(hidden.length === 1 && total - shown < 9).toBe(false)
    }
  })

  it('count every kind of report, and how many led to an action', async () => {
    const [row] = await w.owner<{ n: number; led: number }[]>`
      select count(*) as n, count(*) filter (where exists (select from frontline.step where step.report_id = report.id and action_id is not null)) as led
        from frontline.report where kind = 'signal'`
    expect((await w.as('visitor').does(countReports, {})).signal).toMatchObject({ total: row!.n, ledToAction: row!.led })
  })

  it('tell behind an action how many only when there are five', async () => {
    expect((await w.as('visitor').does(showBehindAction, { action: '019ab000-0000-7000-8005-000000000008' })).count).toBeNull()
    const known = await w.as('visitor').does(showBehindAction, { action: RUNNING })
    expect(known.count).toBeGreaterThanOrEqual(5)
    expect(known.reports).toEqual([])
  })
})

describe('the list', () => {
  it('gives pages of twenty-five, the newest first, and follows the filter', async () => {
    const first = await office.does(listReports, { which: 'all' })
    expect(first.reports).toHaveLength(25)
    expect(first.pages).toBe(Math.ceil(first.total / 25))
    const second = await office.does(listReports, { which: 'all', page: 2 })
    expect(second.reports.some(({ id }) => first.reports.some((one) => one.id === id))).toBe(false)
    expect(first.reports[0]!.recordedAt.getTime()).toBeGreaterThanOrEqual(second.reports[0]!.recordedAt.getTime())
    expect(new Set((await office.does(listReports, { which: 'new', kind: 'obstacle' })).reports.map(({ kind, state }) => `${kind} ${state}`))).toEqual(new Set(['obstacle reported']))
    const [open, ended] = await Promise.all([office.does(listReports, { which: 'open' }), office.does(listReports, { which: 'ended' })])
    expect(open.total + ended.total).toBe(first.total)
  })
})

it('every invented report passes the check that a real one has to pass, and says that it is an example', () => {
  const { reports } = frontlineFile.parse(JSON.parse(readFileSync(join(ROOT, 'seed', 'demo', 'frontline.json'), 'utf8')))
  expect(reports.flatMap(({ body, steps }) => [body, ...steps.map(({ answer }) => answer)].flatMap((text) => refusalsOf(text)))).toEqual([])
  expect(reports.filter(({ body }) => !body.startsWith('Voorbeeld. '))).toEqual([])
  expect(['signal', 'obstacle', 'story'].map((kind) => reports.filter((one) => one.kind === kind).length)).toEqual([30, 9, 5])
})

describe('who may', () => {
  const writers = { ...all('done'), 'privacy-officer': 'not-allowed', administrator: 'not-allowed', visitor: 'not-signed-in' } as const
  whoMay(recordReport, () => report(), writers, () => w)
  whoMay(listMyReports, () => ({}), { ...all('done'), visitor: 'not-signed-in' }, () => w)
  whoMay(listReports, () => ({}), { ...all('done'), visitor: 'not-signed-in' }, () => w)
  whoMay(reportsPart, () => ({}), { ...all('done'), visitor: 'not-signed-in' }, () => w)
  whoMay(countArrivals, () => ({}), { ...all('done'), visitor: 'not-signed-in' }, () => w)
  whoMay(showReport, async () => ({ report: await recorded() }),
    { ...all('not-found'), 'safety-adviser': 'done', 'coalition-office': 'done', 'frontline-professional': 'done', visitor: 'not-signed-in' }, () => w)
  whoMay(weighReport, async () => ({ report: await recorded(), answer: 'Gelezen' }), { ...refused, 'safety-adviser': 'done', 'coalition-office': 'done' }, () => w)
  whoMay(assignToTaskforce, async () => ({ report: await weighed(), taskforce: CARE, answer: 'Door' }), { ...refused, 'safety-adviser': 'done', 'coalition-office': 'done' }, () => w)
  whoMay(turnIntoAction, async () => ({ ...planned, report: await assigned() }), { ...refused, 'taskforce-lead': 'done', 'coalition-office': 'done' }, () => w)
  whoMay(linkToAction, async () => ({ report: await assigned(), action: RUNNING, answer: 'Hoort hierbij' }), { ...refused, 'taskforce-lead': 'done', 'coalition-office': 'done' }, () => w)
  whoMay(answerReport, async () => ({ report: await assigned(), answer: 'Een antwoord' }), { ...refused, 'safety-adviser': 'done', 'taskforce-lead': 'done', 'coalition-office': 'done' }, () => w)
  whoMay(readAnswer, () => ({ code: 'VRBD-0000-0000-0001' }), all('done'), () => w)
  whoMay(showBehindAction, () => ({ action: RUNNING }), all('done'), () => w)
  whoMay(countReports, () => ({}), all('done'), () => w)
  whoMay(listStories, () => ({}), all('done'), () => w)
})
