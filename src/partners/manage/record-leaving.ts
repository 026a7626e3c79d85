// Records that someone leaves the organisation: all mandates and sessions end in one step, and no mandate can be given any more.
import { z } from 'zod'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { Problem } from '../../platform/problem.ts'
import { PEOPLE } from '../processing.ts'
import { endMandates, type Open } from './parts/end-mandates.ts'
import { mayManage } from '../rules.ts'

export const recordLeaving = write({
  name: 'partners.record-leaving',
  input: z.object({ person: z.guid('Kies wie vertrekt.') }),
  output: z.object({ organisation: id, ended: z.number() }),
  may: { sentence: 'whoever manages the people of the organisation, when they may give every role that the person has', holds: (actor) => mayManage(actor) },
  processing: PEOPLE,
  subjects: (_actor, input) => [input.person],
  audit: (_actor, input, { ended }) => `legde vast dat persoon ${input.person} vertrekt; ${ended} mandaten beëindigd`,
  run: async ({ sql, actor }, { person }) => {
    const [found] = await sql<{ organisation: string; left: boolean }[]>`
      select organisation_id as organisation, left_at is not null as left from partners.person where coalition_id = ${actor.coalition} and id = ${person}`
    if (!found) throw new Problem('not-found')
    if (found.left) throw new Problem('conflict', { detail: 'Deze persoon was al vertrokken.' })
    if (person === actor.person) throw new Problem('conflict', { detail: 'Uw eigen vertrek laat u door een ander vastleggen.' })
    const open = await sql<Open[]>`
      select id, person_id as person, organisation_id as organisation, role from partners.mandate
       where coalition_id = ${actor.coalition} and person_id = ${person} and (valid_to is null or current_timestamp < valid_to and valid_from < valid_to)`
    const ended = await endMandates(sql, actor, open)
    if (ended < open.length) {
      throw new Problem('not-allowed', { detail: 'Deze persoon heeft een rol die u niet geeft. Vraag het bureau van de coalitie om het vertrek vast te leggen.' })
    }
    const left = await sql`update partners.person set left_at = current_timestamp where coalition_id = ${actor.coalition} and id = ${person}`
    if (left.count === 0) throw new Problem('not-allowed', { detail: 'Deze persoon werkt niet bij een organisatie die u beheert.' })
    return { organisation: found.organisation, ended }
  },
})
