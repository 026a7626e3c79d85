// The police districts and teams of the region on a date, with their municipalities.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { historicDay } from './region.ts'
import { evidence, nameOf, type Register, registerOf } from './parts/register.ts'
import { dayOf, isValidOn, membersOn } from './rules.ts'

const area = z.object({
  code: z.string(), name: z.string(), evidence, source: z.string(), note: z.string().nullable(),
  municipalities: z.array(z.object({ code: z.string(), name: z.string(), evidence })),
})

/** Teams hold only what a source names: most of the unit's eighteen teams are not known here. */
export const listDistricts = read({
  name: 'places.districts',
  input: z.object({ on: historicDay.optional() }),
  output: z.object({ on: z.iso.date(), districts: z.array(area), teams: z.array(area) }),
  may: everyone,
  processing: noPersons('districts and teams are public'),
  run: async ({ sql, actor, now }, { on = dayOf(now) }) => {
    const register = await registerOf(sql, actor.coalition)
    return { on, districts: areasOn(register, 'police-district', on), teams: areasOn(register, 'police-team', on) }
  },
})

function areasOn(register: Register, kind: 'police-district' | 'police-team', on: string): z.output<typeof area>[] {
  return register.areas.filter((one) => one.kind === kind && isValidOn(one, on)).map((one) => ({
    code: one.code, name: one.name, evidence: one.evidence, source: one.source, note: one.note,
    municipalities: membersOn(register.memberships, one.code, on).map((code) => ({
      code, name: nameOf(register, code),
      evidence: register.memberships.find((row) => row.area === one.code && row.municipality === code && isValidOn(row, on))!.evidence,
    })).sort((a, b) => a.name.localeCompare(b.name, 'nl')),
  }))
}
