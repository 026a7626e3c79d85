// The region on a date: its municipalities, each with district, team and safety region, and how sure that is.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import type { ReadSql } from '../platform/database.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { boundaryChange, changeRow } from './changes.ts'
import { type AreaKind, evidence, nameOf, type Register, registerOf } from './parts/register.ts'
import { dayOf, FIRST_DAY, isValidOn, membersOn } from './rules.ts'

const membership = z.object({
  code: z.string(), name: z.string(), short: z.string(), evidence, source: z.string(), note: z.string().nullable(),
})

const member = z.object({
  code: z.string(), name: z.string(), inRegion: evidence,
  /** First day that it no longer exists; null while it does. */
  validTo: z.iso.date().nullable(),
  district: membership.nullable(), team: membership.nullable(), safetyRegion: membership.nullable(),
})
export type Member = z.output<typeof member>

/** A day of our history, in words that a form can show. */
export const historicDay = z.iso.date('Vul een datum in.')
  .refine((day) => day >= FIRST_DAY, `Onze gegevens beginnen op 1 januari ${FIRST_DAY.slice(0, 4)}. Kies een latere datum.`)

/** The municipalities of the region on a day (today when not given), by name. */
export const showRegion = read({
  name: 'places.region',
  input: z.object({ on: historicDay.optional() }),
  output: z.object({
    on: z.iso.date(), code: z.string(), name: z.string(), note: z.string().nullable(),
    municipalities: z.array(member), plans: z.array(boundaryChange),
  }),
  may: everyone,
  processing: noPersons('the region is public'),
  run: async ({ sql, actor, now }, { on = dayOf(now) }) => {
    const register = await registerOf(sql, actor.coalition)
    const region = register.areas.find((area) => area.code === register.region)
    if (!region) throw new Problem('not-found')
    return {
      on, code: region.code, name: region.name, note: region.note,
      municipalities: regionOn(register, on),
      plans: register.changes.filter((change) => change.planned).map((change) => changeRow(register, change)),
    }
  },
})

/** The region's municipalities on a day, by name. */
function regionOn(register: Register, on: string): Member[] {
  const codes = membersOn(register.memberships, register.region, on)
  return codes.map((code) => ({
    code, name: nameOf(register, code), validTo: register.municipalities.find((row) => row.code === code)?.validTo ?? null,
    inRegion: register.memberships.find((row) => row.municipality === code && row.area === register.region && isValidOn(row, on))!.evidence,
    district: areaOf(register, code, 'police-district', on),
    team: areaOf(register, code, 'police-team', on),
    safetyRegion: areaOf(register, code, 'safety-region', on),
  })).sort((a, b) => a.name.localeCompare(b.name, 'nl'))
}

function areaOf(register: Register, municipality: string, kind: AreaKind, on: string): z.output<typeof membership> | null {
  for (const row of register.memberships) {
    if (row.municipality !== municipality || !isValidOn(row, on)) continue
    const area = register.areas.find((one) => one.code === row.area && one.kind === kind)
    if (area) return { code: area.code, name: area.name, short: area.short, evidence: row.evidence, source: row.source, note: row.note }
  }
  return null
}

/** For modules to the right: the region's municipalities on a day, inside a transaction of theirs. */
export async function regionMembers(sql: ReadSql, coalition: string, on: string): Promise<Member[]> {
  return regionOn(await registerOf(sql, coalition), on)
}
