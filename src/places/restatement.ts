// How the figures of one year become figures on the map of another, and which cannot.
import { z } from 'zod'
import { everyone } from '../platform/actor.ts'
import type { ReadSql } from '../platform/database.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { type Register, registerOf } from './parts/register.ts'
import { type Crosswalk, crosswalk, isValidOn, mapDateOf, membersOn } from './rules.ts'

const year = z.coerce.number().int().min(2011, 'Onze gegevens beginnen in 2011.').max(2100)
const recipe = z.object({ target: z.string(), parts: z.array(z.string()), exact: z.boolean(), because: z.array(z.string()) })
const lost = z.object({ target: z.string(), within: z.array(z.string()), because: z.array(z.string()) })

const restatement = z.object({
  figuresOf: z.int(), mapOf: z.int(),
  /** For each municipality of the region on the new map: which figures of the old map add up to it. */
  recipes: z.array(recipe),
  /** Municipalities of the new map without a figure: only a piece of `within` on the old map. */
  lost: z.array(lost),
  /** In the region on the old map, outside it on the new one. */
  left: z.array(z.string()),
  /** Parts of a recipe that were outside the region on the old map. */
  joined: z.array(z.string()),
})
export type Restatement = z.output<typeof restatement>

/** Years stand for the map of 1 January. Recipes add up counts; a rate or an average cannot be restated this way. */
export const showRestatement = read({
  name: 'places.restatement',
  input: z.object({ figuresOf: year, mapOf: year }),
  output: restatement,
  may: everyone,
  processing: noPersons('how figures are restated is public'),
  run: async ({ sql, actor }, { figuresOf, mapOf }) => restatementOf(await registerOf(sql, actor.coalition), figuresOf, mapOf),
})

function restatementOf(register: Register, figuresOf: number, mapOf: number): Restatement {
  const [from, to] = [mapDateOf(figuresOf), mapDateOf(mapOf)]
  const existing = register.municipalities.filter((row) => isValidOn(row, from)).map((row) => row.code)
  const all: Crosswalk = crosswalk(existing, register.changes, from, to)
  const before = membersOn(register.memberships, register.region, from)
  const after = membersOn(register.memberships, register.region, to)
  const recipes = all.recipes.filter((row) => after.includes(row.target))
  const inside = [...recipes.flatMap((row) => row.parts), ...all.lost.filter((row) => after.includes(row.target)).flatMap((row) => row.within)]
  return {
    figuresOf, mapOf, recipes,
    lost: all.lost.filter((row) => after.includes(row.target)),
    left: before.filter((code) => !inside.includes(code)),
    joined: [...new Set(inside)].filter((code) => !before.includes(code)),
  }
}

/** For modules to the right: the same for several years onto one map, inside a transaction of theirs. */
export async function regionRestatements(sql: ReadSql, coalition: string, figuresOf: readonly number[], mapOf: number): Promise<Map<number, Restatement>> {
  const register = await registerOf(sql, coalition)
  return new Map(figuresOf.map((one) => [one, restatementOf(register, one, mapOf)]))
}
