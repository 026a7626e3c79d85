// Tests emergency access: an adviser of another municipality reads for an hour, changes nothing, and leaves a line for everything read.
import { describe, expect, it } from 'vitest'
import { whoMay } from '../../tests/who-may.ts'
import { COALITION, world } from '../../tests/world.ts'
import { endEmergency, listEmergencies, requestEmergency } from '../partners/public.ts'
import { newId } from '../platform/id.ts'
import { recordReport } from './record-report.ts'
import { showReport } from './report.ts'
import { listReports } from './reports.ts'
import { weighReport } from './triage/weigh-report.ts'

const w = await world()
const vera = w.as('safety-adviser')
const casper = w.as('case-director')
const petra = w.as('privacy-officer')
const REASON = 'Er is nu iets aan de hand in deze gemeente.'
const asked = { module: 'frontline', municipality: 'GM0344', reason: REASON }

const reported = async (municipality = 'GM0344'): Promise<string> => {
  const { report } = await w.as('frontline-professional').does(recordReport, { kind: 'signal', body: 'Verzonnen voor een test: er staat een kast.', municipality })
  return report
}
const close = async (): Promise<void> => {
  await w.owner`update partners.emergency_access set valid_to = now() where valid_to > now()`
}

describe('an emergency access to the reports of Utrecht', () => {
  it('shows those to the adviser of Woerden, and those of no other municipality', async () => {
    const [utrecht, zeist] = [await reported(), await reported('GM0355')]
    expect(await vera.tries(showReport, { report: utrecht })).toBe('not-found')
    await vera.does(requestEmergency, asked)
    expect(await vera.tries(showReport, { report: utrecht })).toBe('done')
    expect((await vera.does(listReports, { which: 'all', municipality: 'GM0344' })).reports.map(({ id }) => id)).toContain(utrecht)
    expect(await vera.tries(showReport, { report: zeist })).toBe('not-found')
    await close()
    expect(await vera.tries(showReport, { report: utrecht })).toBe('not-found')
  })

  it('lets nothing be changed', async () => {
    const report = await reported()
    await vera.does(requestEmergency, asked)
    expect(await vera.tries(weighReport, { report, answer: 'Stiekem' })).not.toBe('done')
    expect((await vera.queries((sql) => sql`update frontline.report set state = 'weighed' where id = ${report}`)).count).toBe(0)
    expect(await vera.does(showReport, { report })).toMatchObject({ mayTriage: false, mayLead: false })
    await close()
  })

  it('leaves a line with the emergency flag for every read, on top of what is recorded anyway', async () => {
    const report = await reported()
    await vera.does(requestEmergency, asked)
    await vera.does(showReport, { report })
    const lines = await w.owner`select operation, emergency from platform.ledger where operation = 'frontline.report' order by at desc limit 1`
    expect(lines).toEqual([{ operation: 'frontline.report', emergency: true }])
    await close()
    await w.as('coalition-office').does(showReport, { report })
    expect(await w.owner`select emergency from platform.ledger where operation = 'frontline.report' and not emergency`).toEqual([])
  })

  it('lasts one hour by the clock of the database, whatever is asked', async () => {
    const id = newId()
    await vera.queries((sql) => sql`
      insert into partners.emergency_access (coalition_id, id, person_id, mandate_id, module, municipality_code, reason, valid_from, valid_to)
      values (${COALITION}, ${id}, ${vera.identity.person}, ${vera.identity.mandate}, 'frontline', 'GM0344', ${REASON}, now() - interval '9 days', now() + interval '9 days')`)
    const [row] = await w.owner`select extract(epoch from valid_to - valid_from)::int as seconds, valid_from <= now() and valid_from > now() - interval '1 minute' as now from partners.emergency_access where id = ${id}`
    expect(row).toEqual({ seconds: 3600, now: true })
    const longer = vera.queries((sql) => sql`update partners.emergency_access set valid_to = valid_to + interval '1 hour', ended_by = person_id where id = ${id}`)
    await expect(longer).rejects.toMatchObject({ code: '42501' })
    await close()
  })

  it('is only for oneself, under the mandate in force, and for a module that asks for it', async () => {
    const forced = (person: string, mandate: string, module: string) => vera.queries((sql) => sql`
      insert into partners.emergency_access (coalition_id, id, person_id, mandate_id, module, municipality_code, reason, valid_from, valid_to)
      values (${COALITION}, ${newId()}, ${person}, ${mandate}, ${module}, 'GM0344', ${REASON}, now(), now())`)
    const { person, mandate } = vera.identity
    await expect(forced(casper.identity.person!, casper.identity.mandate!, 'frontline')).rejects.toMatchObject({ code: '42501' })
    await expect(forced(person!, casper.identity.mandate!, 'frontline')).rejects.toMatchObject({ code: '42501' })
    await expect(forced(person!, mandate!, 'agenda')).rejects.toMatchObject({ code: expect.stringMatching(/42501|23502|23503/) })
    expect(await w.as('frontline-professional').tries(requestEmergency, asked)).toBe('not-allowed')
  })

  it('is seen at once by the privacy officer, who can end it, and by nobody else', async () => {
    const { id } = await vera.does(requestEmergency, asked)
    const shown = (await petra.does(listEmergencies, { which: 'in-force' })).emergencies
    expect(shown).toMatchObject([{ id, name: 'Vera Veiligheid', reason: REASON, municipality: { name: 'Utrecht' }, state: 'in-force', own: false }])
    expect((await casper.does(listEmergencies, {})).emergencies).toEqual([])
    expect(await w.owner`select task_identifier from graphile_worker.jobs where task_identifier = 'partners.tell-of-emergency'`).not.toEqual([])
    expect(await casper.tries(endEmergency, { emergency: id })).toBe('not-found')
    await petra.does(endEmergency, { emergency: id })
    expect((await vera.does(listEmergencies, {})).emergencies[0]).toMatchObject({ id, state: 'ended-early' })
    expect((await petra.does(listEmergencies, {})).emergencies[0]).toMatchObject({ endedBy: 'Petra Privacy' })
    expect(await petra.tries(endEmergency, { emergency: id })).toBe('conflict')
  })

  it('asks for a reason, and is refused for the own municipality or while one is open', async () => {
    expect(await vera.tries(requestEmergency, { ...asked, reason: 'nood' })).toBe('invalid-input')
    expect(await vera.tries(requestEmergency, { ...asked, municipality: 'GM0632' })).toBe('conflict')
    await vera.does(requestEmergency, asked)
    expect(await vera.tries(requestEmergency, asked)).toBe('conflict')
    await close()
  })

  const fresh = async (): Promise<string> => {
    await close()
    return (await vera.does(requestEmergency, asked)).id
  }
  whoMay(requestEmergency, async () => { await close(); return asked }, {
    'board-member': 'not-allowed', 'coalition-office': 'not-allowed', 'safety-adviser': 'done', 'frontline-professional': 'not-allowed',
    'taskforce-lead': 'not-allowed', 'case-director': 'done', 'privacy-officer': 'not-allowed', 'administrator': 'not-allowed', 'visitor': 'not-signed-in',
  }, () => w)
  whoMay(endEmergency, async () => ({ emergency: await fresh() }), {
    'board-member': 'not-found', 'coalition-office': 'not-found', 'safety-adviser': 'done', 'frontline-professional': 'not-found',
    'taskforce-lead': 'not-found', 'case-director': 'not-found', 'privacy-officer': 'done', 'administrator': 'not-found', 'visitor': 'not-signed-in',
  }, () => w)
  whoMay(listEmergencies, () => ({}), {
    'board-member': 'done', 'coalition-office': 'done', 'safety-adviser': 'done', 'frontline-professional': 'done',
    'taskforce-lead': 'done', 'case-director': 'done', 'privacy-officer': 'done', 'administrator': 'done', 'visitor': 'not-signed-in',
  }, () => w)
})
