// One municipality: when it existed, what it belonged to, and the changes that touched it.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { boundaryChange, changeRow } from './changes.ts'
import { AREA_KINDS, evidence, registerOf } from './parts/register.ts'

/** Code of a municipality, as Statistics Netherlands writes it. */
export const municipalityCode = z.string().regex(/^GM\d{4}$/, 'Een gemeentecode is GM met vier cijfers, zoals GM0344.')

const told = { evidence, source: z.string(), note: z.string().nullable() }
const day = z.iso.date().nullable()

export const showMunicipality = read({
  name: 'places.municipality',
  input: z.object({ municipality: municipalityCode }),
  output: z.object({
    code: z.string(), name: z.string(), validFrom: day, validTo: day, ...told,
    memberships: z.array(z.object({ area: z.string(), kind: z.enum(AREA_KINDS), name: z.string(), validFrom: day, validTo: day, ...told })),
    changes: z.array(boundaryChange),
  }),
  may: everyone,
  processing: noPersons('municipalities are public'),
  run: async ({ sql, actor }, { municipality }) => {
    const register = await registerOf(sql, actor.coalition)
    const row = register.municipalities.find((one) => one.code === municipality)
    if (!row) throw new Problem('not-found')
    const memberships = register.memberships.filter((one) => one.municipality === municipality).flatMap((one) => {
      const area = register.areas.find((known) => known.code === one.area)
      return area ? [{ ...one, area: area.code, kind: area.kind, name: area.name }] : []
    })
    return {
      ...row,
      memberships: memberships.sort((a, b) => AREA_KINDS.indexOf(a.kind) - AREA_KINDS.indexOf(b.kind)),
      changes: register.changes.filter((change) => [...change.from, ...change.to].includes(municipality)).map((change) => changeRow(register, change)),
    }
  },
})
