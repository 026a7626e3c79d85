// Tests what the privacy officer's desk asks for, and in which order.
import { describe, expect, it } from 'vitest'
import { type Found, tasksOf } from './parts/desk-tasks.ts'
import type { Request } from './requests/requests.ts'

const QUIET: Found = {
  today: '2026-06-15', emergencies: [], requests: [], rehearsals: [], concerns: [], pushFailures: 0, logHealth: '/gezond',
  entry: { statedAt: new Date(), controller: 'x', jointControllers: 'x', contact: 'x', processors: 'x', transfers: 'x', dpiaOn: '2026-01-01', reviewedOn: '2026-01-01' },
}
const request = (reference: string, dueOn: string, more: Partial<Request> = {}): Request => ({
  id: '019ab000-0000-7000-8000-000000000009', kind: 'access', subject: null, reference, asked: 'x', receivedOn: '2026-05-01', dueOn, state: 'received', stateSince: new Date(),
  extendedOn: null, extensionReason: null, answer: null, ...more,
})
const asked = (found: Partial<Found>): string[] => tasksOf({ ...QUIET, ...found }).map(({ what }) => what)

describe('the desk', () => {
  it('asks for nothing when all is well', () => expect(asked({})).toEqual([]))

  it('puts an emergency that is open before everything, then what is late', () => {
    expect(asked({
      emergencies: [{ id: 'a', inForce: true, seen: false }], requests: [request('Z-2', '2026-06-18'), request('Z-1', '2026-06-14')],
      concerns: [{ tone: 'warning', sentence: 'x' }, { tone: 'error', sentence: 'y' }], pushFailures: 2,
    })).toEqual(['Noodtoegang is nu open', 'Inzage: Z-1', 'Het logboek vraagt aandacht', 'Inzage: Z-2', 'Het logboek vraagt aandacht', 'Overdragen van het logboek lukt niet'])
  })

  it('asks for an emergency until someone looked at it', () => {
    expect(asked({ emergencies: [{ id: 'a', inForce: false, seen: false }] })).toEqual(['Noodtoegang die nog niemand bekeek'])
    expect(asked({ emergencies: [{ id: 'a', inForce: false, seen: true }] })).toEqual([])
  })

  it('leaves a request alone until its last week, and once it is answered', () => {
    expect(asked({ requests: [request('Z-1', '2026-06-23'), request('Z-2', '2026-06-01', { state: 'granted', answer: 'x' })] })).toEqual([])
    expect(asked({ requests: [request('Z-1', '2026-06-22')] })).toEqual(['Inzage: Z-1'])
  })

  it('asks to complete the register, to do the DPIA, and to look again after a year', () => {
    expect(asked({ entry: null })).toEqual(['Het verwerkingsregister is niet volledig'])
    expect(asked({ entry: { ...QUIET.entry!, dpiaOn: null, reviewedOn: '2025-06-14' } })).toEqual(['De DPIA is nog niet gedaan', 'Het verwerkingsregister is langer dan een jaar niet nagekeken'])
    expect(asked({ entry: { ...QUIET.entry!, reviewedOn: '2025-06-15' } })).toEqual([])
  })

  it('says when data wait at the end of their term', () => {
    const rehearsal = { rule: 'platform.session', countedAt: new Date(), dueNow: 3, dueInMonth: 3, dueInYear: 3, kept: 3, nextAt: null }
    expect(asked({ rehearsals: [rehearsal] })).toEqual(['Gegevens aan het einde van hun termijn'])
    expect(asked({ rehearsals: [{ ...rehearsal, dueNow: 0 }] })).toEqual([])
  })
})
