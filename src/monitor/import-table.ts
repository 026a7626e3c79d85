// Takes a delivery in as a vintage: everything in one transaction, and nothing when anything is wrong with it.
import { z } from 'zod'
import { id } from '../platform/id.ts'
import { write } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { loadVintage } from './parts/load.ts'
import type { Progress, Reading } from './parts/reading.ts'
import { office } from './rules.ts'

/** `reading` comes from readDelivery; it is offered on no door, because a browser cannot send one. */
export const importTable = write({
  name: 'monitor.import-table',
  input: z.object({
    reading: z.custom<Reading>((given) => typeof given === 'object' && given !== null && 'cube' in given, 'Er zijn geen cijfers gelezen.'),
    /** The import that was asked for on the site, when it was. */
    run: id.optional(),
    progress: z.custom<(progress: Progress) => void>((given) => typeof given === 'function').optional(),
  }),
  output: z.object({ vintage: id, table: z.string(), rows: z.int(), series: z.int() }),
  may: office,
  processing: noPersons('published figures hold no persons'),
  audit: (_actor, _input, output) => `las ${output.rows} regels van tabel ${output.table} in als levering ${output.vintage}`,
  run: async ({ sql, actor, now }, { reading, run, progress }) => {
    if (reading.report.refused) throw new Problem('invalid-input', { detail: 'Deze levering heeft fouten. Er is niets ingelezen.' })
    const table = reading.table.identifier
    const [same] = await sql<{ importedAt: Date }[]>`
      select imported_at as "importedAt" from monitor.vintage where lower(source) = lower(${table}) and checksum = ${reading.origin.checksum}`
    if (same) throw new Problem('conflict', { detail: 'Precies deze levering is al ingelezen. Er is niets veranderd.' })
    const as = actor.role === 'coalition-office' ? 'coalition-office' : 'system'
    const vintage = await loadVintage(sql, reading, { as, at: now, note: null, ...(progress ? { progress } : {}) })
    if (run) {
      await sql`
        update monitor.import_run set state = 'done', vintage_id = ${vintage}, rows = ${reading.rows}, sign_of_life = ${now}
         where coalition_id = ${actor.coalition} and id = ${run}`
    }
    return { vintage, table, rows: reading.rows, series: reading.cube.size }
  },
})
