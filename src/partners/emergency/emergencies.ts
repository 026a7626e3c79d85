// Lists emergency access, the latest first: to the privacy officer all of it, to everyone else the own.
import { z } from 'zod'
import { ROLES } from '../../platform/actor.ts'
import { id } from '../../platform/id.ts'
import { read } from '../../platform/operation.ts'
import { EMERGENCY } from '../processing.ts'
import { asksFor, emergencyState } from '../rules.ts'

/** `what` is a name, and so is `endedBy`, for who may see that person. `own`: the actor took it. */
const emergency = z.object({
  id, person: id, name: z.string(), role: z.enum(ROLES), organisation: z.string(), module: z.string(), what: z.string(),
  municipality: z.object({ code: z.string(), name: z.string() }), reason: z.string(),
  validFrom: z.date(), validTo: z.date(), endedBy: z.string().nullable(), state: z.enum(['in-force', 'ended-early', 'over']), own: z.boolean(),
})
export type Emergency = z.output<typeof emergency>

/** What this actor may take emergency access to, and for how long. */
const asks = z.object({ module: z.string(), what: z.string(), minutes: z.number() })

const MOST = 200

export const listEmergencies = read({
  name: 'partners.emergencies',
  input: z.object({ which: z.enum(['in-force', 'all']).default('all') }),
  output: z.object({ emergencies: z.array(emergency), asks: z.array(asks) }),
  may: { sentence: 'the privacy officer, and everyone for the own', holds: (actor) => actor.person !== null },
  processing: EMERGENCY,
  subjects: (_actor, _input, { emergencies }) => emergencies.map(({ person }) => person),
  audit: (actor) => (actor.role === 'privacy-officer' ? 'bekeek alle noodtoegang' : 'bekeek de eigen noodtoegang'),
  run: async ({ sql, actor, now }, { which }) => {
    const rows = await sql<(Omit<Emergency, 'state'> & { endedEarly: boolean })[]>`
      select access.id, access.person_id as person, person.name, mandate.role, organisation.name as organisation,
             access.module, asking.title as what, jsonb_build_object('code', municipality.code, 'name', municipality.name) as municipality,
             access.reason, access.valid_from as "validFrom", access.valid_to as "validTo", ender.name as "endedBy", access.ended_by is not null as "endedEarly",
             access.person_id = ${actor.person} as own
        from partners.emergency_access as access
        join partners.person on person.coalition_id = access.coalition_id and person.id = access.person_id
        join partners.organisation on organisation.coalition_id = person.coalition_id and organisation.id = person.organisation_id
        join partners.mandate on mandate.coalition_id = access.coalition_id and mandate.id = access.mandate_id
        join partners.emergency_module as asking on asking.module = access.module
        join places.municipality on municipality.code = access.municipality_code
        left join partners.person as ender on ender.coalition_id = access.coalition_id and ender.id = access.ended_by
       where access.coalition_id = ${actor.coalition} and (${which} = 'all' or current_timestamp < access.valid_to)
       order by access.valid_from desc limit ${MOST}`
    const asking = await sql<z.output<typeof asks>[]>`
      select module, title as what, minutes from partners.emergency_module where module = any (${asksFor(actor)}) order by title`
    return { asks: [...asking], emergencies: rows.map(({ endedEarly, ...row }) => ({ ...row, state: emergencyState({ ...row, endedEarly }, now) })) }
  },
})
