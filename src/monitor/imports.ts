// The imports that were asked for on the site, the latest first: how far each is, and what was wrong.
import { z } from 'zod'
import { id } from '../platform/id.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { keptFinding } from './parts/kept-finding.ts'
import { hasEnded, office, RUN_STATES, SILENCE_MS } from './rules.ts'

const importRun = z.object({
  id, askedAt: z.date(), from: z.string(), table: z.string().nullable(), state: z.enum(RUN_STATES), rows: z.int(),
  findings: z.array(keptFinding), vintage: id.nullable(),
  /** True when it was busy and has not been heard of for minutes: the program was probably stopped. */
  silent: z.boolean(),
})
export type ImportRun = z.output<typeof importRun>

/** The last twenty, or one of them. */
export const listImports = read({
  name: 'monitor.imports',
  input: z.object({ run: id.optional() }),
  output: z.array(importRun),
  may: office,
  processing: noPersons('imports of published figures hold no persons'),
  run: async ({ sql, actor, now }, { run = null }) => {
    const rows = await sql<(Omit<ImportRun, 'silent'> & { signOfLife: Date })[]>`
      select id, asked_at as "askedAt", coalesce(address, file_name, '') as from, table_wanted as table, state, rows, findings, vintage_id as vintage,
             sign_of_life as "signOfLife"
        from monitor.import_run
       where coalition_id = ${actor.coalition} and (${run}::uuid is null or id = ${run})
       order by asked_at desc limit 20`
    return rows.map(({ signOfLife, ...row }) => ({
      ...row, silent: !hasEnded(row.state) && now.getTime() - signOfLife.getTime() > SILENCE_MS,
    }))
  },
})
