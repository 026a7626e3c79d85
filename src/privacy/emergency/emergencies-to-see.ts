// Lists the emergency accesses: those in force, those that nobody looked at yet, and the others of the last year.
import { z } from 'zod'
import { ACCESS_LOG } from '../../platform/activities.ts'
import { id } from '../../platform/id.ts'
import { read } from '../../platform/operation.ts'
import { privacyOfficer } from '../rules.ts'

const emergency = z.object({
  id, person: id, organisation: z.string().nullable(), what: z.string(), municipality: z.string(), reason: z.string(), validFrom: z.date(), validTo: z.date(),
  inForce: z.boolean(), seenAt: z.date().nullable(), acts: z.number(),
})
export type Emergency = z.output<typeof emergency>

/** `acts`: how many lines of the ledger were written under it by this person. */
export const listEmergencies = read({
  name: 'privacy.emergencies-to-see',
  input: z.object({}),
  output: z.array(emergency),
  may: privacyOfficer,
  processing: ACCESS_LOG,
  subjects: (_actor, _input, emergencies) => emergencies.map(({ person }) => person),
  audit: (_actor, _input, emergencies) => `bekeek ${emergencies.length} keer noodtoegang`,
  run: async ({ sql, actor, now }) => sql<Emergency[]>`
    select access.id, access.person_id as person, organisation.name as organisation, module.title as what, municipality.name as municipality, access.reason,
           access.valid_from as "validFrom", access.valid_to as "validTo", access.valid_from <= ${now} and ${now} < access.valid_to as "inForce", seen.seen_at as "seenAt",
           (select count(*) from platform.access_record as line
             where line.coalition_id = access.coalition_id and line.at between access.valid_from and access.valid_to and line.emergency and line.person = access.person_id) as acts
      from partners.emergency_access as access
      join partners.emergency_module as module on module.module = access.module
      join partners.person on person.coalition_id = access.coalition_id and person.id = access.person_id
      left join partners.organisation on organisation.coalition_id = person.coalition_id and organisation.id = person.organisation_id
      join places.municipality on municipality.code = access.municipality_code
      left join privacy.emergency_seen as seen on seen.coalition_id = access.coalition_id and seen.emergency = access.id
     where access.coalition_id = ${actor.coalition} and access.valid_from > ${now}::timestamptz - interval '1 year'
     order by seen.seen_at is not null, access.valid_from desc limit 500`,
})
