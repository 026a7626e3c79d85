// Every door through which records can be seen: what it is asked, what came out of it, and what the reference model says should.
import type { z } from 'zod'
import { showAction } from '../../src/agenda/action.ts'
import { showActionAgenda } from '../../src/agenda/action-agenda.ts'
import { listActions } from '../../src/agenda/actions.ts'
import actionsCsv from '../../src/agenda/actions-csv.page.tsx'
import { showAttachment } from '../../src/agenda/attachment.ts'
import { countActions } from '../../src/agenda/counts.ts'
import feed from '../../src/agenda/feed.page.tsx'
import { showTaskforce } from '../../src/agenda/taskforce.ts'
import { showBehindAction } from '../../src/frontline/behind-action.ts'
import { listMyReports } from '../../src/frontline/my-reports.ts'
import { showReport } from '../../src/frontline/report.ts'
import { listReports } from '../../src/frontline/reports.ts'
import { listCircles } from '../../src/partners/circles/circles.ts'
import { listPeople } from '../../src/partners/manage/people.ts'
import type { Operation } from '../../src/platform/operation.ts'
import type { Page, Visit } from '../../src/platform/page.ts'
import '../../src/web/routes.ts'
import { search } from '../../src/web/search.ts'
import { suggestions } from '../../src/web/suggestions.ts'
import { type Action, type Looker, sees, type World } from './model.ts'
import { EVERYWHERE, PRIORITY_SLUG } from './plant.ts'

export type Run = <I extends z.ZodObject, O extends z.ZodType>(operation: Operation<I, O>, input: z.input<I>) => Promise<z.output<O>>
export type Question = { world: World; looker: Looker; asked: number }

/** `ask` and `expects` give the same kind of answer: something that JSON can tell apart. A refusal is the text of it. */
export type Door = { name: string; ask: (run: Run, question: Question) => Promise<unknown>; expects: (question: Question) => unknown }

const NOT_SIGNED_IN = 'not-signed-in: Log eerst in'
const ABSENT = { action: 'not-found: Deze actie is er niet, of is niet voor u bedoeld.', report: 'not-found: Deze melding is er niet, of is niet voor u bedoeld.', attachment: 'not-found: Deze bijlage is er niet, of is niet voor u bedoeld.' }
/** An id that is in no world. */
const NOWHERE = '019c0000-0000-7000-8fff-ffffffffffff'

/** The tokens that occur anywhere in what came out. */
const tokensIn = (output: unknown): string[] => [...new Set(JSON.stringify(output).match(/zq\w{9}/g))].sort()
const tokensOf = (...rows: { token: string }[][]): string[] => rows.flat().map(({ token }) => token).sort()

const actionsSeen = ({ world, looker }: Question): Action[] => world.actions.filter((action) => sees.action(looker, action))
const reportsSeen = ({ world, looker }: Question) => world.reports.filter((report) => sees.report(looker, report))
const filesSeen = ({ world, looker }: Question, action: Action) => world.attachments.filter((file) => file.action === action && sees.attachment(looker, file))
const picked = <Row>(rows: Row[], { asked }: Question): Row | undefined => rows[asked % Math.max(1, rows.length)]
const idOf = (row: { id: string } | undefined): string => row?.id ?? NOWHERE

/** The text of a page that hands out a file. */
async function fileOf(page: Page, run: Run): Promise<unknown> {
  const visit = { run, params: {}, url: new URL('https://site.test/') } as unknown as Visit
  const answer = await page.show?.(visit, { values: {}, issues: [] })
  if (!answer || !('download' in answer)) throw new Error('the page hands out no file')
  return answer.download.body
}

const aboutActions: Door[] = [
  {
    name: 'get an action, with its files',
    ask: async (run, question) => tokensIn(await run(showAction, { action: idOf(picked(question.world.actions, question)), expand: 'bijlagen' })),
    expects: (question) => {
      const action = picked(question.world.actions, question)
      return action && sees.action(question.looker, action) ? tokensOf([action], filesSeen(question, action)) : ABSENT.action
    },
  },
  { name: 'list actions', ask: async (run) => tokensIn(await run(listActions, {})), expects: (question) => tokensOf(actionsSeen(question)) },
  { name: 'export actions as csv', ask: async (run) => tokensIn(await fileOf(actionsCsv, run)), expects: (question) => tokensOf(actionsSeen(question)) },
  { name: 'feed of actions', ask: async (run) => tokensIn(await fileOf(feed, run)), expects: (question) => tokensOf(actionsSeen(question)) },
  { name: 'action agenda', ask: async (run) => tokensIn(await run(showActionAgenda, { priority: PRIORITY_SLUG })), expects: (question) => tokensOf(actionsSeen(question)) },
  {
    name: 'count actions',
    ask: async (run) => (await run(countActions, {})).priorities,
    expects: ({ world: { actions } }) => {
      const open = (state: Action['state']): number => actions.filter((action) => action.confidentiality === 'public' && action.state === state).length
      const hidden = actions.filter(({ confidentiality }) => confidentiality !== 'public').length
      const counts = { priority: PRIORITY_SLUG, planned: open('planned'), running: open('running'), done: open('done'), stopped: open('stopped'), notPublic: hidden < 5 ? null : hidden }
      return actions.length === 0 ? [] : [counts]
    },
  },
  {
    name: 'get a file',
    ask: async (run, question) => {
      const { name, content } = await run(showAttachment, { attachment: idOf(picked(question.world.attachments, question)) })
      return tokensIn([name, Buffer.from(content, 'base64').toString()])
    },
    expects: (question) => {
      const file = picked(question.world.attachments, question)
      return file && sees.attachment(question.looker, file) ? tokensOf([file]) : ABSENT.attachment
    },
  },
  {
    name: 'expand a taskforce with its actions and members',
    ask: async (run, question) => {
      const shown = await run(showTaskforce, { taskforce: idOf(picked(question.world.taskforces, question)), expand: 'acties,leden' })
      return { members: shown.members?.length, tokens: tokensIn(shown) }
    },
    expects: (question) => {
      const { world, looker } = question
      const taskforce = picked(world.taskforces, question)
      const members = sees.taskforceMember(looker) ? world.taskforceMembers.filter((member) => member.taskforce === taskforce).map(({ person }) => person) : []
      return { members: members.length, tokens: tokensOf(actionsSeen(question).filter((action) => action.taskforce === taskforce), members.filter((person) => sees.person(looker, person))) }
    },
  },
]

const aboutReports: Door[] = [
  {
    name: 'list and count reports',
    ask: async (run) => {
      const { total, reports } = await run(listReports, { which: 'all' })
      return { total, tokens: tokensIn(reports) }
    },
    expects: (question) => question.looker.role === 'visitor' ? NOT_SIGNED_IN : { total: reportsSeen(question).length, tokens: tokensOf(reportsSeen(question)) },
  },
  {
    name: 'get a report, with its steps',
    ask: async (run, question) => tokensIn(await run(showReport, { report: idOf(picked(question.world.reports, question)) })),
    expects: (question) => {
      const { world, looker } = question
      const report = picked(world.reports, question)
      if (looker.role === 'visitor') return NOT_SIGNED_IN
      if (!report || !sees.report(looker, report)) return ABSENT.report
      const steps = world.steps.filter((step) => step.report === report && sees.step(looker, step))
      return tokensOf([report], steps, steps.flatMap(({ action }) => (action && sees.action(looker, action) ? [action] : [])))
    },
  },
  {
    name: 'own reports',
    ask: async (run) => tokensIn((await run(listMyReports, {})).reports.map(({ lastAnswer: _later, ...report }) => report)),
    expects: ({ world, looker }) => looker.role === 'visitor' ? NOT_SIGNED_IN : tokensOf(world.reports.filter(({ reporter }) => reporter !== null && reporter === looker.person && looker.role !== 'administrator')),
  },
  {
    name: 'what lies behind an action',
    ask: async (run, question) => {
      const { count, reports } = await run(showBehindAction, { action: idOf(picked(question.world.actions, question)) })
      return { count, tokens: tokensIn(reports) }
    },
    expects: (question) => {
      const { world, looker } = question
      const action = picked(world.actions, question)
      if (!action || !sees.action(looker, action)) return ABSENT.action
      const behind = world.steps.filter((step) => step.action === action).map(({ report }) => report)
      return { count: behind.length < 5 ? null : behind.length, tokens: tokensOf(behind.filter((report) => sees.report(looker, report))) }
    },
  },
]

const aboutAll: Door[] = [
  {
    name: 'search',
    ask: async (run) => tokensIn(await run(search, { text: EVERYWHERE })),
    expects: (question) => tokensOf(actionsSeen(question), reportsSeen(question)),
  },
  { name: 'autocomplete', ask: async (run) => tokensIn(await run(suggestions, { text: 'zq' })), expects: (question) => tokensOf(actionsSeen(question)) },
  {
    name: 'circles and their members',
    ask: async (run) => {
      const { circles } = await run(listCircles, {})
      return { members: circles.map(({ members }) => members?.length ?? null), tokens: tokensIn(circles) }
    },
    expects: ({ world, looker }) => {
      if (looker.role === 'visitor') return NOT_SIGNED_IN
      const membersOf = world.circles.map((circle) => sees.circleMember(looker, circle)
        ? world.circleMembers.filter((member) => member.circle === circle && member.when !== 'past').map(({ person }) => person) : null)
      const named = membersOf.flatMap((members) => members ?? []).filter((person) => sees.person(looker, person))
      return { members: membersOf.map((members) => members?.length ?? null), tokens: [...new Set(tokensOf(named))] }
    },
  },
  {
    name: 'people of an organisation',
    ask: async (run, question) => tokensIn(await run(listPeople, { organisation: idOf(picked(question.world.organisations, question)) })),
    expects: (question) => question.looker.role === 'visitor' ? NOT_SIGNED_IN
      : tokensOf(question.world.people.filter((person) => person.organisation === picked(question.world.organisations, question) && sees.person(question.looker, person))),
  },
]

export const DOORS: Door[] = [...aboutActions, ...aboutReports, ...aboutAll]

/**
 * Not a door but the wall itself: every table asked straight, as someone would who writes SQL of their own. It names no coalition,
 * because such a person would not either.
 */
export const tables = {
  look: `create or replace function public.look(lookers jsonb) returns text[] language plpgsql as $$
    declare looker jsonb; answers text[] := '{}'; lines text;
    begin
      for looker in select value from jsonb_array_elements(lookers) loop
        perform set_config('app.' || key, value, true) from jsonb_each_text(looker);
        select array_to_string(array(
          select title from agenda.action union all select name from agenda.attachment union all select convert_from(content, 'UTF8') from agenda.attachment
          union all select left(body, 11) from frontline.report union all select answer from frontline.step union all select name from partners.person
          union all select 'member ' || taskforce_id || person_id from agenda.taskforce_member
          union all select 'belongs ' || circle_id || person_id || valid_from::date from partners.circle_member), chr(10)) into lines;
        answers := answers || lines;
      end loop;
      return answers;
    end $$`,
  expects: (question: Question): string[] => {
    const { world, looker } = question
    const files = world.attachments.filter((file) => sees.attachment(looker, file))
    return [
      ...tokensOf(actionsSeen(question), files, files, reportsSeen(question), world.steps.filter((step) => sees.step(looker, step)), world.people.filter((person) => sees.person(looker, person))),
      ...(sees.taskforceMember(looker) ? world.taskforceMembers.map(({ taskforce, person }) => `member ${taskforce.id}${person.id}`) : []),
      ...world.circleMembers.filter(({ circle }) => sees.circleMember(looker, circle)).map(({ circle, person, when }) => `belongs ${circle.id}${person.id}${when === 'coming' ? '2199-01-01' : '2020-01-01'}`),
    ].sort()
  },
}
