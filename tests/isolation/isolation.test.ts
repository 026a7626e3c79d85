// Compares random worlds, through every door and straight from the tables, with the reference model; and breaks policies to see that this notices.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCatalogue } from '../catalogue.ts'
import { world } from '../world.ts'
import { type Ask, differences, straightFromTables, throughDoors } from './ask.ts'
import { mutantsOf } from './mutants.ts'
import { choices } from './worlds.ts'

const w = await world()
const asked = process.env['ISOLATION_WORLDS']
const WORLDS = Number(asked ?? 500)
const AT_ONCE = 1000
const seed = Number(process.env['ISOLATION_SEED'] ?? (asked ? Date.now() % 2 ** 31 : 20_261_123))

/** Looks at `WORLDS` random worlds; when one differs, fast-check finds the smallest that does, and the test fails with that one. */
async function holdInWorlds(ask: Ask): Promise<void> {
  const began = performance.now()
  for (let done = 0; done < WORLDS; done += AT_ONCE) {
    const batch = { numRuns: Math.min(AT_ONCE, WORLDS - done), seed: seed + done }
    const found = await differences(w, fc.sample(choices, batch), ask)
    if (found.length > 0) await fc.assert(fc.asyncProperty(choices, async (one) => expect(await differences(w, [one], ask)).toEqual([])), batch)
    expect(found).toEqual([])
  }
  if (asked) console.log(`${WORLDS} worlds from seed ${seed}: ${Math.round((WORLDS / (performance.now() - began)) * 60_000)} a minute`)
}

const ALL_NIGHT = 12 * 60 * 60_000

describe('random worlds', () => {
  it('show through every door what the model says, and nothing else', () => holdInWorlds(throughDoors), ALL_NIGHT)
  it('show straight from the tables what the model says, and nothing else', () => holdInWorlds(straightFromTables), ALL_NIGHT)
})

/** The tables whose rows the worlds hold and that not everyone may read. */
const GUARDED = ['agenda.action', 'agenda.attachment', 'agenda.taskforce_member', 'frontline.report', 'frontline.step', 'partners.circle_member', 'partners.person']

describe('a policy for reading that is broken', async () => {
  const { tables } = await readCatalogue(w.owner)
  const mutants = tables.filter(({ name }) => GUARDED.includes(name)).flatMap((table) => mutantsOf(table))
    .filter(({ policy, how }) => policy.command === 'select' && (how === 'open to all' || how === 'turned round') && policy.name !== 'daily_job_sees')

  it.each(mutants.map((mutant) => [`${mutant.policy.name} of ${mutant.table.name}, ${mutant.how}`, mutant] as const))('is noticed in thirty worlds: %s', async (_name, { sql, table, policy }) => {
    await w.owner.unsafe(sql)
    try {
      expect(await differences(w, fc.sample(choices, { numRuns: 30, seed }), straightFromTables)).not.toEqual([])
    } finally {
      await w.owner.unsafe(`alter policy ${policy.name} on ${table.name} using (${policy.using})`)
    }
  })
})
