// Proves that the proof can fail: breaks every policy in every simple way, and expects that what a hostile colleague can do is not the same any more.
import { describe, expect, it } from 'vitest'
import { readCatalogue } from '../catalogue.ts'
import type { OwnerSql } from '../../src/platform/database.ts'
import { world } from '../world.ts'
import { type Mutant, mutantsOf } from './mutants.ts'
import { layBare, type Plan, planFor, tryAll, tryRows } from './wall.ts'

const w = await world()
const tables = (await readCatalogue(w.owner)).tables.filter(({ kind }) => kind === 'table')
await layBare(w.owner)

/** Every n-th mutant in an ordinary run; `npm run mutate-policies` tries them all. */
const EVERY = process.env['MUTATE'] === 'all' ? 1 : 25
const ROWS_AT_A_TIME = 8
const undo = new Error('undone on purpose')

/** Whether any row shows another outcome under the mutant than before. Rows go a few at a time, because most mutants show at once. */
async function isNoticed({ sql: broken, policy }: Mutant, plan: Plan, before: string[][]): Promise<boolean> {
  let noticed = false
  await w.owner.begin(async (transaction) => {
    const sql = transaction as unknown as OwnerSql
    await sql`set local session_replication_role = replica`
    await sql.unsafe(broken)
    for (let at = 0; at < plan.rows.length && !noticed; at += ROWS_AT_A_TIME) {
      const signs = await tryRows(sql, plan, plan.rows.slice(at, at + ROWS_AT_A_TIME), policy.command)
      noticed = signs.some((row, place) => row.join() !== before[at + place]!.map((own) => ownSigns(own, plan, policy.command)).join())
    }
    throw undo
  }).catch((error: unknown) => {
    if (error !== undo) throw error
  })
  return noticed
}

/** Of a looker's signs those of one kind of act: a policy for one kind says nothing of another, because each act is tried blindly. */
const ownSigns = (signs: string, { acts }: Plan, command: string): string => [...signs].filter((_sign, at) => acts[at]!.name === command).join('')

describe('a broken policy', () => {
  const all = tables.flatMap((table) => mutantsOf(table))
  const chosen = all.filter((_mutant, at) => at % EVERY === 0)
  const byTable = Map.groupBy(chosen, ({ table }) => table)

  for (const [table, mutants] of byTable) {
    it(`of ${table.name} is noticed: ${mutants.length} ways to break ${table.policies.length} policies`, async () => {
      const plan = planFor(table)
      const { signs } = await tryAll(w.owner, plan)
      const survivors: string[] = []
      for (const mutant of mutants) {
        if (!(await isNoticed(mutant, plan, signs))) survivors.push(`${mutant.policy.command} policy ${mutant.policy.name} ${mutant.how}`)
      }
      expect(survivors).toEqual([])
    }, 20 * 60_000)
  }

  it('is there in numbers', () => {
    console.log(`${chosen.length} of ${all.length} mutants of ${tables.flatMap(({ policies }) => policies).length} policies`)
    expect(all.length).toBeGreaterThan(300)
  })
})
