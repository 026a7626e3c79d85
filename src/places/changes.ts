// The boundary changes since 2011, oldest first, and what they did to the number of municipalities; a plan says that it is one.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { evidence, nameOf, type Register, registerOf } from './parts/register.ts'
import { countsOver } from './rules.ts'

const named = z.object({ code: z.string(), name: z.string() })

export const boundaryChange = z.object({
  id: z.string(), date: z.iso.date(), kind: z.enum(['merger', 'split', 'partial']), from: z.array(named), to: z.array(named),
  planned: z.boolean(), evidence, source: z.string(), note: z.string().nullable(),
})
export type BoundaryChange = z.output<typeof boundaryChange>

/** A change with the names of its municipalities. */
export function changeRow(register: Register, change: Register['changes'][number]): BoundaryChange {
  const names = (codes: string[]) => codes.map((code) => ({ code, name: nameOf(register, code) }))
  return { ...change, from: names(change.from), to: names(change.to) }
}

export const listChanges = read({
  name: 'places.changes',
  input: z.object({}),
  output: z.object({
    changes: z.array(boundaryChange),
    /** How many municipalities the region had, from one day until the next. */
    counts: z.array(z.object({ from: z.iso.date(), until: z.iso.date().nullable(), count: z.int() })),
  }),
  may: everyone,
  processing: noPersons('boundary changes are public'),
  run: async ({ sql, actor }) => {
    const register = await registerOf(sql, actor.coalition)
    return {
      changes: register.changes.map((change) => changeRow(register, change)),
      counts: countsOver(register.memberships, register.region),
    }
  },
})
