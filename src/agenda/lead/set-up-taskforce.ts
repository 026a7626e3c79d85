// Sets up a taskforce for a priority: a decision of the board, recorded by the coalition office.
import { z } from 'zod'
import { dayOf } from '../../places/public.ts'
import { freeText } from '../../platform/free-text.ts'
import { id, newId } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { noPersons } from '../../platform/processing.ts'
import { Problem } from '../../platform/problem.ts'
import { office } from '../rules.ts'

export const setUpTaskforce = write({
  name: 'agenda.set-up-taskforce',
  input: z.object({
    priority: z.string({ error: 'Kies een prioriteit.' }).min(1, { error: 'Kies een prioriteit.' }),
    name: freeText({ missing: 'Geef de taskforce een naam.', longest: 120 }).refine((name) => name.length >= 3, { error: 'Geef de taskforce een langere naam.' }),
    assignment: freeText({ missing: 'Vertel wat de opdracht is.' }),
  }),
  output: z.object({ taskforce: id }),
  may: office,
  processing: noPersons('a taskforce without members'),
  audit: (_actor, input, output) => `stelde taskforce ${output.taskforce} in voor prioriteit ${input.priority}`,
  run: async ({ sql, actor, now }, input) => {
    const [priority] = await sql<{ id: string }[]>`
      select id from strategy.priority where coalition_id = ${actor.coalition} and slug = ${input.priority}`
    if (!priority) throw new Problem('invalid-input', { issues: [{ field: 'priority', message: 'Kies een prioriteit uit de lijst.' }] })
    const [same] = await sql`select from agenda.taskforce where coalition_id = ${actor.coalition} and name = ${input.name}`
    if (same) throw new Problem('conflict', { issues: [{ field: 'name', message: 'Er is al een taskforce met deze naam.' }] })
    const taskforce = newId()
    await sql`
      insert into agenda.taskforce (coalition_id, id, priority_id, name, assignment, state, state_since, valid_from)
      values (${actor.coalition}, ${taskforce}, ${priority.id}, ${input.name}, ${input.assignment}, 'set-up', ${dayOf(now)}, ${dayOf(now)})`
    return { taskforce }
  },
})
