// Lists the mandates that have to be looked at again: by when, who looked last, and whether this actor may.
import { z } from 'zod'
import { type Role, ROLES } from '../../platform/actor.ts'
import { id } from '../../platform/id.ts'
import { read } from '../../platform/operation.ts'
import { PEOPLE } from '../processing.ts'
import { mayGive, mayManage, reviewOf } from '../rules.ts'

const REVIEW_STATES = ['later', 'soon', 'due', 'overdue'] as const

/** `due` is the end of the term, `last` that of the month of grace after it. */
const review = z.object({
  mandate: id, person: id, name: z.string(), role: z.enum(ROLES), organisation: z.object({ id, name: z.string() }), demo: z.boolean(),
  validFrom: z.date(), confirmedAt: z.date().nullable(), confirmedBy: z.string().nullable(),
  due: z.date(), last: z.date(), state: z.enum(REVIEW_STATES), mayReview: z.boolean(),
})
export type ReviewLine = z.output<typeof review>

type Row = Omit<ReviewLine, 'due' | 'last' | 'state' | 'mayReview'>

/** Mandates in force, the most urgent first; of one organisation, or of all that the actor manages. `endsUnconfirmed`: what the daily job does. */
export const listReviews = read({
  name: 'partners.reviews',
  input: z.object({ organisation: id.optional() }),
  output: z.object({ endsUnconfirmed: z.boolean(), mandates: z.array(review) }),
  may: { sentence: 'whoever manages the people of the organisation', holds: (actor, { organisation }) => mayManage(actor, organisation) },
  processing: PEOPLE,
  subjects: (_actor, _input, { mandates }) => mandates.map(({ person }) => person),
  audit: (actor, { organisation = actor.organisation }) => `bekeek welke mandaten van organisatie ${organisation} moeten worden nagelopen`,
  run: async ({ sql, actor, now }, { organisation = null }) => {
    const rows = await sql<Row[]>`
      select mandate.id as mandate, person.id as person, person.name, person.demo, mandate.role,
             jsonb_build_object('id', organisation.id, 'name', organisation.name) as organisation,
             mandate.valid_from as "validFrom", last_review.at as "confirmedAt", reviewer.name as "confirmedBy"
        from partners.mandate
        join partners.person on person.coalition_id = mandate.coalition_id and person.id = mandate.person_id
        join partners.organisation on organisation.coalition_id = mandate.coalition_id and organisation.id = mandate.organisation_id
        left join lateral (
          select at, reviewed_by from partners.mandate_review as looked
           where looked.coalition_id = mandate.coalition_id and looked.mandate_id = mandate.id and looked.outcome = 'confirmed'
           order by at desc limit 1) as last_review on true
        left join partners.person as reviewer on reviewer.coalition_id = mandate.coalition_id and reviewer.id = last_review.reviewed_by
       where mandate.coalition_id = ${actor.coalition} and (${organisation}::uuid is null or mandate.organisation_id = ${organisation})
         and mandate.valid_from <= current_timestamp and (mandate.valid_to is null or current_timestamp < mandate.valid_to)`
    const [rule] = await sql<{ ends: boolean }[]>`select ends_unconfirmed as ends from partners.review_rule where coalition_id = ${actor.coalition}`
    return { endsUnconfirmed: rule?.ends ?? true, mandates: rows.map((row) => ({ ...row, ...reviewOf(row, now), mayReview: mayReview(actor, row) })).sort(byUrgency) }
  },
})

const mayReview = (actor: Parameters<typeof mayGive>[0], row: { role: Role; organisation: { id: string }; person: string }): boolean =>
  mayGive(actor, { role: row.role, organisation: row.organisation.id, person: row.person })

const byUrgency = (a: { due: Date; name: string }, b: { due: Date; name: string }): number => a.due.getTime() - b.due.getTime() || a.name.localeCompare(b.name)
