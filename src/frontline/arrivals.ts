// Counts the new reports that the actor may read: the stream of news asks this at each change.
import { z } from 'zod'
import { signedIn } from '../platform/actor.ts'
import { read } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'

export const countArrivals = read({
  name: 'frontline.arrivals',
  input: z.object({}),
  output: z.object({ reports: z.number() }),
  may: signedIn,
  processing: noPersons('a number'),
  run: async ({ sql, actor }) => {
    const [row] = await sql<{ reports: number }[]>`
      select count(*) as reports from frontline.report where coalition_id = ${actor.coalition} and state in ('received', 'reported')`
    return { reports: row?.reports ?? 0 }
  },
})
