// Tests past the operations that nobody forges an answer to a report that is not theirs, nor publishes a story without consent.
import { describe, expect, it } from 'vitest'
import { world } from '../../tests/world.ts'
import { newId } from '../platform/id.ts'
import { recordReport } from './record-report.ts'

const w = await world()
const adviser = w.as('safety-adviser')
const [home] = await w.owner<{ code: string }[]>`select municipality_code as code from partners.organisation where id = (select organisation_id from partners.mandate where id = ${adviser.identity.mandate})`
const OWN = home?.code ?? ''
const [elsewhere] = await w.owner<{ code: string }[]>`select municipality_code as code from partners.organisation where municipality_code <> ${OWN} and kind = 'municipality' order by code limit 1`
const ELSEWHERE = elsewhere?.code ?? ''

const told = async (municipality: string, kind: 'signal' | 'story' = 'signal', consent = false): Promise<string> =>
  (await w.as('frontline-professional').does(recordReport, { kind, municipality, body: 'Er gebeurt iets, en dat schrijf ik op.', consent })).report

describe('a colleague who writes SQL of their own', () => {
  const answer = (report: string, municipality: string, reporter: string | null) => adviser.queries((sql) => sql`
    insert into frontline.step (coalition_id, id, report_id, taken_at, by_role, answer, municipality_code, reporter)
    values (${adviser.identity.coalition}, ${newId()}, ${report}, now(), 'safety-adviser', 'Een antwoord', ${municipality}, ${reporter})`)
  const reporter = w.as('frontline-professional').identity.person

  it('answers a report of the own municipality, and no other by saying that it is of the own', async () => {
    await expect(answer(await told(OWN), OWN, reporter)).resolves.toMatchObject({ count: 1 })
    await expect(answer(await told(ELSEWHERE), OWN, reporter)).rejects.toThrow(/does not say/)
  })

  it('cannot put an answer before the eyes of someone who did not report it', async () => {
    await expect(answer(await told(OWN), OWN, w.as('board-member').identity.person)).rejects.toThrow(/does not say/)
  })

  const publish = (report: string, municipality: string) => adviser.queries((sql) => sql`
    insert into frontline.story (coalition_id, report_id, body, municipality_code, published_on)
    values (${adviser.identity.coalition}, ${report}, 'Een verhaal van iemand', ${municipality}, current_date)`)

  it('publishes a story of the own municipality with consent, and no other', async () => {
    await expect(publish(await told(OWN, 'story', true), OWN)).resolves.toMatchObject({ count: 1 })
    await expect(publish(await told(OWN, 'story', false), OWN)).rejects.toThrow(/does not say/)
    await expect(publish(await told(ELSEWHERE, 'story', true), OWN)).rejects.toThrow(/does not say/)
    await expect(publish(await told(OWN, 'signal'), OWN)).rejects.toThrow(/does not say/)
  })
})
