// Tests what is meant for a circle alone, and the files of an action: added, handed out, refused, removed.
import { describe, expect, it } from 'vitest'
import { whoMay } from '../../tests/who-may.ts'
import { type Who, world } from '../../tests/world.ts'
import { addCircleMember } from '../partners/circles/add-circle-member.ts'
import { endCircleMember } from '../partners/circles/end-circle-member.ts'
import { setUpCircle } from '../partners/circles/set-up-circle.ts'
import { showAction } from './action.ts'
import { listActions } from './actions.ts'
import { addAttachment } from './add-attachment.ts'
import { showAttachment } from './attachment.ts'
import { moveAction } from './move-action.ts'
import { planAction } from './plan-action.ts'
import { removeAttachment } from './remove-attachment.ts'

const w = await world()
const office = w.as('coalition-office')
const lead = w.as('taskforce-lead')
const GOC = '019ab000-0000-7000-8004-000000000001'
const SECRET = '019ab000-0000-7000-8005-000000000003'
const OWNER = '019ab000-0000-7000-8001-000000020002'
const plan = { priority: 'goc', taskforce: GOC, owner: OWNER, title: 'Verzonnen kringactie', what: 'Iets voor een kring', confidentiality: 'circle' } as const
const personOf = (who: Who): string => w.as(who).identity.person ?? ''

const { circle } = await office.does(setUpCircle, { name: 'Proefkring', purpose: 'Uitproberen', keeper: personOf('taskforce-lead'), membersHidden: true })
for (const who of ['taskforce-lead', 'safety-adviser'] as const) await lead.does(addCircleMember, { circle, person: personOf(who) })
const { action } = await lead.does(planAction, { ...plan, circle })

const text = (content: string): string => Buffer.from(content).toString('base64')
const nobodyElse = {
  'board-member': 'not-found', 'coalition-office': 'not-found', 'safety-adviser': 'done', 'frontline-professional': 'not-found', 'taskforce-lead': 'done',
  'case-director': 'not-found', 'privacy-officer': 'not-found', 'administrator': 'not-found', 'visitor': 'not-found',
} as const
const leadersOnly = {
  'board-member': 'not-allowed', 'coalition-office': 'done', 'safety-adviser': 'not-allowed', 'frontline-professional': 'not-allowed', 'taskforce-lead': 'done',
  'case-director': 'not-allowed', 'privacy-officer': 'not-allowed', 'administrator': 'not-allowed', 'visitor': 'not-signed-in',
} as const

describe('an action for a circle', () => {
  for (const [who, answer] of Object.entries(nobodyElse) as [keyof typeof nobodyElse, 'done' | 'not-found'][]) {
    it(`is ${answer === 'done' ? 'shown' : 'not there'} for the ${who}, by id and in the list`, async () => {
      expect(await w.as(who).tries(showAction, { action })).toBe(answer)
      expect((await w.as(who).does(listActions, {})).actions.some(({ id }) => id === action)).toBe(answer === 'done')
    })
  }

  it('cannot be moved by the coalition office, which does not see it', async () => {
    expect(await office.tries(moveAction, { action, to: 'running' })).toBe('not-found')
    const moved = await office.queries((sql) => sql`update agenda.action set state = 'running', started_on = current_date where confidentiality = 'circle'`)
    expect(moved.count).toBe(0)
    const blindly = await office.queries((sql) => sql`update agenda.action set reason = case state when 'stopped' then 'x' end`)
    expect(blindly.count).toBe((await w.owner`select from agenda.action where confidentiality <> 'circle'`).count)
  })

  it('is planned only for a circle of the own', async () => {
    expect(await office.tries(planAction, { ...plan, circle })).toBe('invalid-input')
    expect(await lead.tries(planAction, plan)).toBe('invalid-input')
    expect(await lead.tries(planAction, { ...plan, circle, confidentiality: 'public' })).toBe('invalid-input')
  })

  it('goes out of sight with the membership', async () => {
    await lead.does(addCircleMember, { circle, person: personOf('board-member') })
    expect(await w.as('board-member').tries(showAction, { action })).toBe('done')
    await lead.does(endCircleMember, { circle, person: personOf('board-member') })
    expect(await w.as('board-member').tries(showAction, { action })).toBe('not-found')
  })
})

describe('a file of an action', () => {
  it('is seen by who sees the action, and by nobody else', async () => {
    const { attachment } = await lead.does(addAttachment, { action, name: 'plan.txt', content: text('Wij komen om tien uur') })
    for (const [who, answer] of Object.entries(nobodyElse) as [keyof typeof nobodyElse, string][]) expect(await w.as(who).tries(showAttachment, { attachment })).toBe(answer)
    expect(await w.as('safety-adviser').does(showAttachment, { attachment })).toEqual({ name: 'plan.txt', type: 'text/plain', content: text('Wij komen om tien uur') })
    expect((await w.as('safety-adviser').does(showAction, { action, expand: 'bijlagen' })).attachments).toMatchObject([{ id: attachment, name: 'plan.txt', size: 21 }])
  })

  it('is refused when its bytes are not what its name says, or when a browser could run it', async () => {
    for (const [name, content] of [['plan.pdf', 'geen pdf'], ['plan.html', '<p>'], ['plan.svg', '<svg/>'], ['plan', 'x'], ['plan.constructor', 'x'], ['plan.txt', 'a\0b']] as const) {
      expect(await lead.tries(addAttachment, { action, name, content: text(content) })).toBe('invalid-input')
    }
    expect(await lead.tries(addAttachment, { action, name: 'Bel 06-12345678.txt', content: text('x') })).toBe('invalid-input')
    expect(await lead.tries(addAttachment, { action, name: 'leeg.txt', content: '' })).toBe('invalid-input')
  })

  it('cannot claim to be of another action than it is, nor less confidential', async () => {
    const forged = (confidentiality: string) => lead.queries((sql) => sql`
      insert into agenda.attachment (coalition_id, id, action_id, name, type, size, content, added_at, confidentiality, taskforce_id)
      values (${lead.identity.coalition}, gen_random_uuid(), ${action}, 'x.txt', 'text/plain', 1, 'x', now(), ${confidentiality}, ${GOC})`)
    await expect(forged('public')).rejects.toThrow(/foreign key/)
    await expect(forged('taskforce')).rejects.toThrow(/foreign key/)
  })

  it('goes for good when it is removed', async () => {
    const { attachment } = await lead.does(addAttachment, { action, name: 'weg.txt', content: text('weg') })
    expect(await office.tries(removeAttachment, { attachment })).toBe('not-found')
    await lead.does(removeAttachment, { attachment })
    expect(await lead.tries(showAttachment, { attachment })).toBe('not-found')
  })

  const added = async (): Promise<string> => (await lead.does(addAttachment, { action: SECRET, name: 'x.txt', content: text('x') })).attachment
  whoMay(addAttachment, () => ({ action: SECRET, name: 'x.txt', content: text('x') }), leadersOnly, () => w)
  whoMay(removeAttachment, async () => ({ attachment: await added() }), leadersOnly, () => w)
  whoMay(showAttachment, async () => ({ attachment: await added() }), { ...nobodyElse, 'safety-adviser': 'not-found', 'coalition-office': 'done', 'board-member': 'done' }, () => w)
})
