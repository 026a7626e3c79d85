// Tests acting against a real database: who plans and moves actions, what stays hidden from whom, and what the counts tell.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { whoMay } from '../../tests/who-may.ts'
import { COALITION, type Who, world } from '../../tests/world.ts'
import { everyone } from '../platform/actor.ts'
import { newId } from '../platform/id.ts'
import { read, write } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { showAction } from './action.ts'
import { showActionAgenda } from './action-agenda.ts'
import { listActions } from './actions.ts'
import { appointMember } from './lead/appoint-member.ts'
import { countActions } from './counts.ts'
import { moveAction } from './move-action.ts'
import { moveTaskforce } from './lead/move-taskforce.ts'
import { planAction } from './plan-action.ts'
import { setUpTaskforce } from './lead/set-up-taskforce.ts'
import { showTaskforce } from './taskforce.ts'
import { listTaskforces } from './taskforces.ts'

const w = await world()
const office = w.as('coalition-office')
const lead = w.as('taskforce-lead')
const [GOC, CARE, CYBER] = [1, 2, 3].map((number) => `019ab000-0000-7000-8004-00000000000${number}`) as [string, string, string]
const SECRET = '019ab000-0000-7000-8005-000000000003'
const OWNER = '019ab000-0000-7000-8001-000000020002'
const EVERYBODY: Exclude<Who, 'system'>[] = [
  'board-member', 'coalition-office', 'safety-adviser', 'frontline-professional', 'taskforce-lead', 'case-director', 'privacy-officer', 'administrator', 'visitor',
]
const all = <Answer extends string>(answer: Answer) => Object.fromEntries(EVERYBODY.map((who) => [who, answer])) as Record<(typeof EVERYBODY)[number], Answer>
const leadersOnly = { ...all('not-allowed'), 'taskforce-lead': 'done', 'coalition-office': 'done', visitor: 'not-signed-in' } as const
const officeOnly = { ...leadersOnly, 'taskforce-lead': 'not-allowed' } as const

const plan = { priority: 'goc', taskforce: GOC, owner: OWNER, title: 'Verzonnen testactie', what: 'Wij doen iets', confidentiality: 'public' } as const
const planned = async (more: Partial<typeof planAction.input._input> = {}): Promise<string> => (await lead.does(planAction, { ...plan, ...more })).action

describe('planning an action', () => {
  it('puts it on the agenda of the priority', async () => {
    const action = await planned({ title: 'Nieuw op de agenda' })
    const { actions } = await w.as('visitor').does(showActionAgenda, { priority: 'goc' })
    expect(actions.find(({ id }) => id === action)).toMatchObject({ title: 'Nieuw op de agenda', state: 'planned', demo: false })
  })

  it('is refused for a taskforce of which one is no member', async () => {
    expect(await lead.tries(planAction, { ...plan, priority: 'veiligheid-en-zorg', taskforce: CARE })).toBe('not-allowed')
    expect(await lead.tries(planAction, { ...plan, taskforce: undefined })).toBe('not-allowed')
  })

  it('is refused when taskforce and priority do not belong together, or the dates turn around', async () => {
    expect(await office.tries(planAction, { ...plan, priority: 'cyberveiligheid' })).toBe('invalid-input')
    expect(await office.tries(planAction, { ...plan, plannedFrom: '2027-02-02', plannedTo: '2027-02-01' })).toBe('invalid-input')
    expect(await office.tries(planAction, { ...plan, taskforce: undefined, confidentiality: 'taskforce' })).toBe('invalid-input')
  })

  it('is refused with a telephone number in it, and nothing is stored', async () => {
    const before = await w.owner`select count(*) as n from agenda.action`
    const problem = await lead.does(planAction, { ...plan, what: 'Bel 06-12345678' }).catch((error: unknown) => error)
    expect(problem).toMatchObject({ code: 'invalid-input', issues: [{ field: 'what', message: expect.stringContaining('telefoonnummer') }] })
    expect(await w.owner`select count(*) as n from agenda.action`).toEqual(before)
  })

  whoMay(planAction, () => ({ ...plan }), leadersOnly, () => w)
})

describe('moving an action', () => {
  it('goes from planned by running to done, and keeps what it brought', async () => {
    const action = await planned()
    await lead.does(moveAction, { action, to: 'running' })
    await lead.does(moveAction, { action, to: 'done', text: 'Drie schuren bekeken' })
    expect(await w.as('visitor').does(showAction, { action })).toMatchObject({ state: 'done', result: 'Drie schuren bekeken', reason: null })
  })

  it('skips no state, and asks why it stops', async () => {
    const action = await planned()
    expect(await lead.tries(moveAction, { action, to: 'done', text: 'Klaar' })).toBe('conflict')
    expect(await lead.tries(moveAction, { action, to: 'stopped' })).toBe('invalid-input')
    await lead.does(moveAction, { action, to: 'stopped', text: 'Geen tijd' })
    expect(await lead.tries(moveAction, { action, to: 'running' })).toBe('conflict')
  })

  it('is refused to the lead of another taskforce', async () => {
    expect(await lead.tries(moveAction, { action: '019ab000-0000-7000-8005-000000000004', to: 'done', text: 'Klaar' })).toBe('not-allowed')
  })

  whoMay(moveAction, async () => ({ action: await planned(), to: 'running' as const }), leadersOnly, () => w)
})

describe('an action that is for the taskforce alone', () => {
  const seesSecret = { ...all('not-found'), 'taskforce-lead': 'done', 'board-member': 'done', 'coalition-office': 'done' } as const
  for (const [who, answer] of Object.entries(seesSecret) as [keyof typeof seesSecret, 'done' | 'not-found'][]) {
    it(`is ${answer === 'done' ? 'shown' : 'not there'} for the ${who}: by id, in the list and on the agenda`, async () => {
      const expected = answer === 'done'
      expect(await w.as(who).tries(showAction, { action: SECRET })).toBe(answer)
      expect((await w.as(who).does(listActions, {})).actions.some(({ id }) => id === SECRET)).toBe(expected)
      expect((await w.as(who).does(showActionAgenda, { priority: 'goc' })).actions.some(({ id }) => id === SECRET)).toBe(expected)
      expect((await w.as(who).does(showTaskforce, { taskforce: GOC, expand: 'acties' })).actions?.some(({ id }) => id === SECRET)).toBe(expected)
    })
  }

  it('is not shown any more to who left the taskforce', async () => {
    const board = w.as('board-member')
    await w.owner`update agenda.taskforce_member set valid_to = current_date - 1, valid_from = current_date - 2 where person_id = ${board.identity.person}`
    expect(await board.tries(showAction, { action: SECRET })).toBe('not-found')
    await w.owner`update agenda.taskforce_member set valid_to = null where person_id = ${board.identity.person}`
    expect(await board.tries(showAction, { action: SECRET })).toBe('done')
  })

  it('cannot be reached by a colleague who writes SQL of his own', async () => {
    const reaching = read({
      name: 'agenda.hostile-read', input: z.object({}), output: z.number(), may: everyone, processing: noPersons('a test'),
      run: async ({ sql }) => (await sql`select from agenda.action where id = ${SECRET}`).count,
    })
    const changing = write({
      name: 'agenda.hostile-write', input: z.object({ how: z.enum(['update', 'delete', 'insert', 'member']) }), output: z.number(), may: everyone, processing: noPersons('a test'), audit: () => 'a test',
      run: async ({ sql, actor }, { how }) => {
        if (how === 'update') return (await sql`update agenda.action set state = 'running', started_on = current_date where id = ${SECRET}`).count
        if (how === 'delete') return (await sql`delete from agenda.action where id = ${SECRET}`).count
        if (how === 'member') {
          return (await sql`insert into agenda.taskforce_member (coalition_id, taskforce_id, person_id, organisation_id, part, valid_from)
            values (${actor.coalition}, ${GOC}, ${actor.person}, ${actor.organisation}, 'lead', current_date)`).count
        }
        return (await sql`insert into agenda.action (coalition_id, id, priority_id, taskforce_id, owner_organisation_id, title, what, state, confidentiality, planned_from)
          select ${actor.coalition}, ${newId()}, priority_id, ${GOC}, ${OWNER}, 'Nep', 'Nep', 'planned', 'public', current_date
            from agenda.taskforce where id = ${GOC}`).count
      },
    })
    for (const who of ['visitor', 'safety-adviser', 'frontline-professional', 'administrator'] as const) {
      expect(await w.as(who).does(reaching, {})).toBe(0)
      expect(await w.as(who).does(changing, { how: 'update' })).toBe(0)
      expect(await w.as(who).tries(changing, { how: 'delete' })).toBe('not-allowed')
      expect(await w.as(who).tries(changing, { how: 'insert' })).toBe('not-allowed')
      expect(await w.as(who).tries(changing, { how: 'member' })).toBe('not-allowed')
    }
    expect(await w.as('board-member').does(changing, { how: 'update' })).toBe(0)
  })
})

describe('the counts of actions', () => {
  it('tell how many are not public only when there are five or more', async () => {
    const ofGoc = async () => (await w.as('visitor').does(countActions, {})).priorities.find(({ priority }) => priority === 'goc')!
    expect((await ofGoc()).notPublic).toBeNull()
    for (let extra = 0; extra < 4; extra += 1) await planned({ confidentiality: 'coalition' })
    expect((await ofGoc()).notPublic).toBe(5)
  })

  it('agree with the public list', async () => {
    const { priorities } = await w.as('visitor').does(countActions, {})
    const { actions } = await w.as('visitor').does(listActions, {})
    expect(priorities.reduce((sum, row) => sum + row.planned + row.running + row.done + row.stopped, 0)).toBe(actions.length)
  })
})

describe('a taskforce', () => {
  it('gives its members sight from the appointment on, and takes it away at its discharge', async () => {
    const { taskforce } = await office.does(setUpTaskforce, { priority: 'cyberveiligheid', name: 'Testgroep', assignment: 'Oefenen' })
    const member = w.as('case-director')
    await office.does(appointMember, { taskforce, person: member.identity.person!, part: 'member', stay: 'permanent' })
    const { action } = await office.does(planAction, { ...plan, priority: 'cyberveiligheid', taskforce, confidentiality: 'taskforce' })
    expect(await member.tries(showAction, { action })).toBe('done')
    expect(await office.tries(appointMember, { taskforce, person: member.identity.person!, part: 'lead', stay: 'permanent' })).toBe('conflict')
    await office.does(moveTaskforce, { taskforce, to: 'active', reason: 'Begonnen' })
    await office.does(moveTaskforce, { taskforce, to: 'discharged', reason: 'Klaar' })
    expect(await member.tries(showAction, { action })).toBe('not-found')
    expect(await office.tries(appointMember, { taskforce, person: w.as('administrator').identity.person!, part: 'lead', stay: 'permanent' })).toBe('conflict')
  })

  it('shows its members to colleagues, by name only to who may see them, and not at all to visitors', async () => {
    const membersFor = async (who: Who) => (await w.as(who).does(showTaskforce, { taskforce: CARE, expand: 'leden' })).members ?? []
    expect(await membersFor('visitor')).toEqual([])
    expect((await membersFor('safety-adviser')).map(({ name }) => name)).toEqual([null])
    expect((await membersFor('coalition-office')).map(({ name }) => name)).toEqual(['Casper Casus'])
  })

  it('is moved only along its states', async () => {
    expect(await office.tries(moveTaskforce, { taskforce: CYBER, to: 'discharged', reason: 'Te vroeg' })).toBe('conflict')
  })

  it('in another coalition does not exist here', async () => {
    const stranger = w.asIdentity({ coalition: newId(), person: lead.identity.person, mandate: lead.identity.mandate })
    expect((await stranger.does(listTaskforces, {})).taskforces).toEqual([])
    expect((await w.as('visitor').does(listTaskforces, {})).taskforces).toHaveLength(4)
    expect(COALITION).toBe(lead.identity.coalition)
  })
})

describe('who may', () => {
  let number = 0
  whoMay(setUpTaskforce, () => ({ priority: 'goc', name: `Proefgroep ${number += 1}`, assignment: 'Oefenen' }), officeOnly, () => w)
  whoMay(appointMember, async () => {
    const { taskforce } = await office.does(setUpTaskforce, { priority: 'goc', name: `Proefgroep ${number += 1}`, assignment: 'Oefenen' })
    return { taskforce, person: w.as('administrator').identity.person!, part: 'member' as const, stay: 'permanent' as const }
  }, officeOnly, () => w)
  whoMay(moveTaskforce, async () => {
    const { taskforce } = await office.does(setUpTaskforce, { priority: 'goc', name: `Proefgroep ${number += 1}`, assignment: 'Oefenen' })
    return { taskforce, to: 'active' as const, reason: 'Begonnen' }
  }, officeOnly, () => w)
  whoMay(listTaskforces, () => ({}), all('done'), () => w)
  whoMay(showTaskforce, () => ({ taskforce: GOC }), all('done'), () => w)
  whoMay(listActions, () => ({}), all('done'), () => w)
  whoMay(showAction, () => ({ action: SECRET }), { ...all('not-found'), 'taskforce-lead': 'done', 'board-member': 'done', 'coalition-office': 'done' }, () => w)
  whoMay(showActionAgenda, () => ({ priority: 'goc' }), all('done'), () => w)
  whoMay(countActions, () => ({}), all('done'), () => w)
})
