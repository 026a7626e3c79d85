// Ends the mandates that nobody confirmed within their term and the month of grace: the daily job does this when the coalition wants it so.
import { z } from 'zod'
import type { Role } from '../../platform/actor.ts'
import type { WriteSql } from '../../platform/database.ts'
import { id, newId } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { PEOPLE } from '../processing.ts'
import { lastHolds, reviewOf } from '../rules.ts'

type Held = { id: string; person: string; organisation: string; role: Role; demo: boolean; validFrom: Date; confirmedAt: Date | null }

/** Never the last mandate of the coalition office or the administrator, so that nobody is locked out; and no invented person. */
export const endUnconfirmed = write({
  name: 'partners.end-unconfirmed',
  input: z.object({}),
  output: z.object({ ended: z.array(z.object({ mandate: id, person: id })) }),
  may: { sentence: 'only the daily job', holds: (actor) => actor.role === 'system' },
  processing: PEOPLE,
  subjects: (_actor, _input, { ended }) => ended.map(({ person }) => person),
  audit: (_actor, _input, { ended }) => `beëindigde ${ended.length} mandaten die niemand op tijd bevestigde`,
  run: async ({ sql, actor, now }) => {
    const [rule] = await sql<{ ends: boolean }[]>`select ends_unconfirmed as ends from partners.review_rule where coalition_id = ${actor.coalition}`
    if (rule?.ends === false) return { ended: [] }
    const held = await sql<Held[]>`
      select mandate.id, mandate.person_id as person, mandate.organisation_id as organisation, mandate.role, person.demo, mandate.valid_from as "validFrom",
             (select max(at) from partners.mandate_review as looked
               where looked.coalition_id = mandate.coalition_id and looked.mandate_id = mandate.id and looked.outcome = 'confirmed') as "confirmedAt"
        from partners.mandate
        join partners.person on person.coalition_id = mandate.coalition_id and person.id = mandate.person_id
       where mandate.coalition_id = ${actor.coalition} and mandate.valid_from <= current_timestamp and (mandate.valid_to is null or current_timestamp < mandate.valid_to)
       order by mandate.valid_from desc, mandate.id`
    const late = held.filter((mandate) => !mandate.demo && reviewOf(mandate, now).state === 'overdue')
    const kept = lastHolds(held, late)
    const ending = late.filter((mandate) => !kept.includes(mandate))
    for (const mandate of ending) await endOne(sql, actor.coalition, mandate)
    return { ended: ending.map(({ id: mandate, person }) => ({ mandate, person })) }
  },
})

async function endOne(sql: WriteSql, coalition: string, { id: mandate, person, organisation, role }: Held): Promise<void> {
  await sql`
    update partners.mandate set valid_to = current_timestamp
     where coalition_id = ${coalition} and id = ${mandate} and (valid_to is null or current_timestamp < valid_to)`
  await sql`
    insert into partners.mandate_review (coalition_id, id, mandate_id, person_id, organisation_id, role, at, outcome)
    values (${coalition}, ${newId()}, ${mandate}, ${person}, ${organisation}, ${role}, current_timestamp, 'not-confirmed')`
}
