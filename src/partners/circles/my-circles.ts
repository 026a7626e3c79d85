// Lists the circles that the actor belongs to: what something can be meant for.
import { z } from 'zod'
import { signedIn } from '../../platform/actor.ts'
import { id } from '../../platform/id.ts'
import { read } from '../../platform/operation.ts'
import { noPersons } from '../../platform/processing.ts'

export const listMyCircles = read({
  name: 'partners.my-circles',
  input: z.object({}),
  output: z.object({ circles: z.array(z.object({ id, name: z.string() })) }),
  may: signedIn,
  processing: noPersons('names of circles, and of the actor only that they are the own'),
  run: async ({ sql, actor }) => ({
    circles: await sql<{ id: string; name: string }[]>`
      select id, name from partners.circle
       where coalition_id = ${actor.coalition} and id::text = any (string_to_array(current_setting('app.circles', true), ','))
       order by name`,
  }),
})
