// Asks for an import from an address or a file that was sent; the work itself goes on after the answer.
import { z } from 'zod'
import { id, newId } from '../platform/id.ts'
import { addJob } from '../platform/jobs.ts'
import { write } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { isPublisher, office, PUBLISHERS } from './rules.ts'

const TABLE = z.string().trim().regex(/^[0-9A-Za-z_-]{3,20}$/, 'Een tabelnummer ziet er zo uit: 47018NED.')
const address = z.string().trim().max(2_000, 'Dit adres is te lang.').refine((text) => URL.canParse(text) && isPublisher(new URL(text)), {
  message: `Vul een volledig adres in dat begint met https:// van een van deze uitgevers: ${PUBLISHERS.join(', ')}.`,
})

export const startImport = write({
  name: 'monitor.start-import',
  input: z.object({
    address: address.optional(),
    /** A file that waits in the folder for uploads, under this name. */
    upload: z.object({ waiting: id, name: z.string().max(200) }).optional(),
    table: TABLE.optional(),
  }).refine(({ address: from, upload }) => (from === undefined) !== (upload === undefined), { path: ['address'], message: 'Vul een adres in of kies een bestand.' }),
  output: z.object({ run: id }),
  may: office,
  processing: noPersons('published figures hold no persons'),
  audit: (_actor, _input, { run }) => `vroeg om inlezen ${run}`,
  run: async ({ sql, actor, now }, { address: from = null, upload, table = null }) => {
    const run = newId()
    await sql`
      insert into monitor.import_run (coalition_id, id, asked_at, address, upload, file_name, table_wanted, state, sign_of_life)
      values (${actor.coalition}, ${run}, ${now}, ${from}, ${upload?.waiting ?? null}, ${upload?.name ?? null}, ${table}, 'waiting', ${now})`
    await addJob(sql, 'monitor.import', { coalition: actor.coalition, run })
    return { run }
  },
})
