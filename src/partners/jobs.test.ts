// Tests the daily work and the mails: who hears of what, and that nothing but a link goes into the queue.
import { describe, expect, it } from 'vitest'
import { COALITION, world } from '../../tests/world.ts'
import { addPerson } from './manage/add-person.ts'
import { giveMandate } from './manage/give-mandate.ts'
import { monthsAfter } from './rules.ts'
import { requestEmergency } from './emergency/request-emergency.ts'
import { jobs, remind } from './jobs.ts'
import { defineRoutes } from '../platform/routes.ts'
import './routes.ts'

// Mails link to the privacy desk, which stands to the right.
defineRoutes('privacy', { emergencies: ['/privacy/noodtoegang', () => import('./emergency/emergency.page.tsx')] })

const w = await world()
const WOERDEN = '019ab000-0000-7000-8001-000000000632'
const office = w.as('coalition-office').identity.person!
const vera = w.as('safety-adviser').identity.person!
const MONDAY = new Date('2027-02-22T03:15:00Z')

type Letter = { people: string[]; subject: string; text: string }
/** What waits to be mailed, and then waits no more. */
async function letters(): Promise<Letter[]> {
  const rows = await w.owner<{ payload: Letter }[]>`
    delete from graphile_worker._private_jobs as job using graphile_worker._private_tasks as task
     where task.id = job.task_id and task.identifier = 'identity.write-to' returning job.payload`
  return rows.map(({ payload }) => payload)
}

describe('the reminder of mandates to look at', () => {
  it('goes on Mondays to whoever manages the organisation and may give the role', async () => {
    await remind(w.owner, COALITION, MONDAY)
    const ofWoerden = (await letters()).filter(({ text }) => text.includes(WOERDEN))
    expect(ofWoerden).toHaveLength(1)
    expect(new Set(ofWoerden[0]!.people)).toEqual(new Set([vera, office]))
  })

  it('does not go on another day, nor when nothing is due', async () => {
    await remind(w.owner, COALITION, new Date('2027-02-23T03:15:00Z'))
    await remind(w.owner, COALITION, new Date('2026-01-05T03:15:00Z'))
    expect(await letters()).toEqual([])
  })
})

it('the privacy officer hears of an emergency access, by a link and nothing else', async () => {
  const { id } = await w.as('safety-adviser').does(requestEmergency, { module: 'frontline', municipality: 'GM0344', reason: 'Er is nu iets aan de hand.' })
  await jobs['partners.tell-of-emergency']!({ coalition: COALITION, emergency: id }, { owner: w.owner, app: w.app })
  const [letter, ...more] = await letters()
  expect(more).toEqual([])
  expect(letter!.people).toEqual([w.as('privacy-officer').identity.person])
  expect(JSON.stringify(letter)).not.toMatch(/Vera|Utrecht|aan de hand/)
  expect(letter!.text).toContain('/privacy/noodtoegang')
})

it('the daily job ends what nobody confirmed, in the name of the system', async () => {
  const { id: person } = await w.as('coalition-office').does(addPerson, { organisation: WOERDEN, name: 'Lang Geleden', does: 'Verzonnen voor een test' })
  const { id } = await w.as('coalition-office').does(giveMandate, { person, role: 'frontline-professional' })
  await w.owner`update partners.mandate set valid_from = ${monthsAfter(new Date(), -14)} where id = ${id}`
  await jobs['partners.end-unconfirmed']!({}, { owner: w.owner, app: w.app })
  expect(await w.owner`select valid_to <= now() as ended, ended_by from partners.mandate where id = ${id}`).toEqual([{ ended: true, ended_by: null }])
  expect(await w.owner`select role, result from platform.ledger where operation = 'partners.end-unconfirmed'`).toEqual([{ role: 'system', result: 'done' }])
})
