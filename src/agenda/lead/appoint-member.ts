// Appoints someone to a taskforce, from today on: from the next moment that person sees what the taskforce sees, until a temporary member's last day.
import { z } from 'zod'
import { dayOf } from '../../places/public.ts'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { TASKFORCE_MEMBERS } from '../processing.ts'
import { office } from '../rules.ts'

export const appointMember = write({
  name: 'agenda.appoint-member',
  input: z.object({
    taskforce: id, person: z.guid({ error: 'Kies een persoon.' }), part: z.enum(['lead', 'member'], { error: 'Kies trekker of lid.' }),
    stay: z.enum(['permanent', 'temporary'], { error: 'Kies vast of tijdelijk.' }),
    until: z.iso.date({ error: 'Vul een datum in.' }).optional(),
  }).refine(({ stay, until }) => stay === 'permanent' || until, { path: ['until'], error: 'Een tijdelijk lid heeft een einddatum.' }),
  output: z.object({ taskforce: id }),
  may: office,
  processing: TASKFORCE_MEMBERS,
  subjects: (_actor, input) => [input.person],
  audit: (_actor, input) => `maakte persoon ${input.person} lid van taskforce ${input.taskforce}`,
  run: async ({ sql, actor, now }, input) => {
    const [taskforce] = await sql<{ state: string }[]>`
      select state from agenda.taskforce where coalition_id = ${actor.coalition} and id = ${input.taskforce}`
    if (!taskforce) throw new Problem('not-found', { detail: 'Deze taskforce kennen wij niet.' })
    if (input.until && input.until <= dayOf(now)) throw new Problem('invalid-input', { issues: [{ field: 'until', message: 'Kies een dag na vandaag.' }] })
    if (taskforce.state === 'discharged') throw new Problem('conflict', { detail: 'Deze taskforce heeft decharge gekregen.' })
    const [person] = await sql<{ organisation: string; member: boolean }[]>`
      select person.organisation_id as organisation, exists (
               select from agenda.taskforce_member as member
                where member.coalition_id = person.coalition_id and member.taskforce_id = ${input.taskforce} and member.person_id = person.id
                  and (member.valid_to is null or ${dayOf(now)} < member.valid_to)) as member
        from partners.person where person.coalition_id = ${actor.coalition} and person.id = ${input.person}`
    if (!person) throw new Problem('invalid-input', { issues: [{ field: 'person', message: 'Kies een persoon uit de lijst.' }] })
    if (person.member) throw new Problem('conflict', { issues: [{ field: 'person', message: 'Deze persoon is al lid.' }] })
    await sql`
      insert into agenda.taskforce_member (coalition_id, taskforce_id, person_id, organisation_id, part, temporary, valid_from, valid_to)
      values (${actor.coalition}, ${input.taskforce}, ${input.person}, ${person.organisation}, ${input.part}, ${input.stay === 'temporary'}, ${dayOf(now)}, ${input.until ?? null})`
    return { taskforce: input.taskforce }
  },
})
