// Tests temporary members of a taskforce: they see what it sees until their last day, and nobody has to take it away.
import { describe, expect, it } from 'vitest'
import { whoMay } from '../../../tests/who-may.ts'
import { COALITION, world } from '../../../tests/world.ts'
import { showAction } from '../action.ts'
import { appointMember } from './appoint-member.ts'
import { endMember } from './end-member.ts'
import { planAction } from '../plan-action.ts'
import { setUpTaskforce } from './set-up-taskforce.ts'
import { showTaskforce } from '../taskforce.ts'

const w = await world()
const office = w.as('coalition-office')
const casper = w.as('case-director')
let number = 0

/** A taskforce with an action that only its members see. */
const hidden = async (): Promise<{ taskforce: string; action: string }> => {
  const { taskforce } = await office.does(setUpTaskforce, { priority: 'cyberveiligheid', name: `Tijdelijk ${number += 1}`, assignment: 'Oefenen' })
  const { action } = await office.does(planAction, {
    priority: 'cyberveiligheid', taskforce, owner: '019ab000-0000-7000-8001-000000020002', title: 'Verzonnen testactie', what: 'Oefenen', confidentiality: 'taskforce',
  })
  return { taskforce, action }
}
const temporary = { person: casper.identity.person!, part: 'member', stay: 'temporary', until: '2199-01-01' } as const
const dayFromNow = (days: number) => w.owner.unsafe(`select ((now() at time zone 'Europe/Amsterdam')::date + ${days})::text as day`).then(([row]) => row!['day'] as string)

describe('a temporary member', () => {
  it('has a last day from the first', async () => {
    const { taskforce } = await hidden()
    expect(await office.tries(appointMember, { ...temporary, taskforce, until: undefined })).toBe('invalid-input')
    expect(await office.tries(appointMember, { ...temporary, taskforce, until: '2020-01-01' })).toBe('invalid-input')
    const forced = office.queries((sql) => sql`
      insert into agenda.taskforce_member (coalition_id, taskforce_id, person_id, organisation_id, part, temporary, valid_from)
      select ${COALITION}, ${taskforce}, id, organisation_id, 'member', true, current_date from partners.person where id = ${temporary.person}`)
    await expect(forced).rejects.toMatchObject({ code: '23514' })
  })

  it('sees what the taskforce sees up to, not including, that day', async () => {
    const { taskforce, action } = await hidden()
    await office.does(appointMember, { ...temporary, taskforce })
    expect(await casper.tries(showAction, { action })).toBe('done')
    const lasts = async (days: number) => {
      await w.owner`update agenda.taskforce_member set valid_from = '2020-01-01' where taskforce_id = ${taskforce}`
      await w.owner`update agenda.taskforce_member set valid_to = ${await dayFromNow(days)} where taskforce_id = ${taskforce}`
    }
    await lasts(1)
    expect(await casper.tries(showAction, { action })).toBe('done')
    await lasts(0)
    expect(await casper.tries(showAction, { action })).toBe('not-found')
    const { members } = await office.does(showTaskforce, { taskforce, expand: 'leden' })
    expect(members).toMatchObject([{ name: 'Casper Casus', temporary: true, over: true }])
  })

  it('can be ended before that, and not be made longer again', async () => {
    const { taskforce, action } = await hidden()
    await office.does(appointMember, { ...temporary, taskforce })
    await office.does(endMember, { taskforce, person: temporary.person })
    expect(await casper.tries(showAction, { action })).toBe('not-found')
    expect(await office.tries(endMember, { taskforce, person: temporary.person })).toBe('not-found')
    const longer = office.queries((sql) => sql`update agenda.taskforce_member set valid_to = '2199-01-01' where taskforce_id = ${taskforce}`)
    await expect(longer).rejects.toMatchObject({ code: '42501' })
  })

  it('of a taskforce sees nothing of it while acting as an administrator', async () => {
    const { taskforce, action } = await hidden()
    const arie = w.as('administrator')
    await office.does(appointMember, { ...temporary, taskforce, person: arie.identity.person! })
    expect(await arie.tries(showAction, { action })).toBe('not-found')
  })

  whoMay(endMember, async () => {
    const { taskforce } = await hidden()
    await office.does(appointMember, { ...temporary, taskforce })
    return { taskforce, person: temporary.person }
  }, {
    'board-member': 'not-allowed', 'coalition-office': 'done', 'safety-adviser': 'not-allowed', 'frontline-professional': 'not-allowed',
    'taskforce-lead': 'not-allowed', 'case-director': 'not-allowed', 'privacy-officer': 'not-allowed', 'administrator': 'not-allowed', 'visitor': 'not-signed-in',
  }, () => w)
})
