// Plans an action under a priority: by the lead of its taskforce, or by the coalition office.
import { z } from 'zod'
import { dayOf } from '../places/public.ts'
import type { Actor } from '../platform/actor.ts'
import type { WriteSql } from '../platform/database.ts'
import { freeText } from '../platform/free-text.ts'
import { id, newId } from '../platform/id.ts'
import { write } from '../platform/operation.ts'
import { noPersons } from '../platform/processing.ts'
import { Problem } from '../platform/problem.ts'
import { CONFIDENTIALITIES, fitsConfidentiality, leaders } from './rules.ts'

/** What is asked to plan an action. Modules to the right that also plan one ask the same. */
export const plan = z.object({
  priority: z.string({ error: 'Kies een prioriteit.' }).min(1, { error: 'Kies een prioriteit.' }),
  taskforce: id.optional(),
  owner: z.guid({ error: 'Kies wie de actie doet.' }),
  title: freeText({ missing: 'Geef de actie een naam.', longest: 120 }).refine((title) => title.length >= 3, { error: 'Geef de actie een langere naam.' }),
  what: freeText({ missing: 'Vertel wat er gaat gebeuren.' }),
  plannedFrom: z.iso.date({ error: 'Vul de eerste dag in.' }).optional(),
  plannedTo: z.iso.date({ error: 'Vul de laatste dag in, of laat het leeg.' }).optional(),
  confidentiality: z.enum(CONFIDENTIALITIES, { error: 'Kies wie de actie mag zien.' }),
  circle: id.optional().describe('De kring waarvoor de actie is bedoeld; alleen bij vertrouwelijkheid circle.'),
})
export type Plan = z.output<typeof plan>

/** Adds the action, inside the transaction of who plans it. Throws `invalid-input` when the parts do not fit each other. */
export async function addAction(sql: WriteSql, actor: Actor, now: Date, given: Plan): Promise<string> {
  const { plannedFrom = dayOf(now), plannedTo = null } = given
  if (plannedTo !== null && plannedTo < plannedFrom) throw wrong('plannedTo', 'De laatste dag moet na de eerste dag komen.')
  if (!fitsConfidentiality(given.confidentiality, given.taskforce)) throw wrong('confidentiality', 'Alleen een actie van een taskforce kan voor de taskforce alleen zijn.')
  if (!hasItsCircle(actor, given)) throw wrong('circle', 'Kies een kring waarvan u lid bent.')
  const [priority] = await sql<{ id: string; led: boolean }[]>`
    select priority.id, (${given.taskforce ?? null}::uuid is null or taskforce.id is not null) as led
      from strategy.priority
      left join agenda.taskforce on taskforce.coalition_id = priority.coalition_id and taskforce.priority_id = priority.id
           and taskforce.id = ${given.taskforce ?? null} and taskforce.state <> 'discharged'
     where priority.coalition_id = ${actor.coalition} and priority.slug = ${given.priority}`
  if (!priority) throw wrong('priority', 'Kies een prioriteit uit de lijst.')
  if (!priority.led) throw wrong('taskforce', 'Deze taskforce hoort niet bij deze prioriteit.')
  const action = newId()
  await sql`
    insert into agenda.action (coalition_id, id, priority_id, taskforce_id, owner_organisation_id, title, what, state, confidentiality, circle_id, planned_from, planned_to)
    values (${actor.coalition}, ${action}, ${priority.id}, ${given.taskforce ?? null}, ${given.owner}, ${given.title}, ${given.what}, 'planned',
            ${given.confidentiality}, ${given.circle ?? null}, ${plannedFrom}, ${plannedTo})`
  return action
}

/** A circle goes with the confidentiality of that name and with no other, and is one of the own. */
const hasItsCircle = (actor: Actor, { confidentiality, circle }: Plan): boolean =>
  confidentiality === 'circle' ? circle !== undefined && (actor.settings['circles'] ?? '').split(',').includes(circle) : circle === undefined

const wrong = (field: string, message: string): Problem => new Problem('invalid-input', { issues: [{ field, message }] })

export const planAction = write({
  name: 'agenda.plan-action',
  input: plan,
  output: z.object({ action: id }),
  may: leaders,
  processing: noPersons('an action holds no persons'),
  audit: (_actor, input, output) => `plande actie ${output.action} onder prioriteit ${input.priority}`,
  run: async ({ sql, actor, now }, input) => ({ action: await addAction(sql, actor, now, input) }),
})
