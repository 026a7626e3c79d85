// Lists the circles, and of each the members that the actor may see.
import { z } from 'zod'
import { signedIn } from '../../platform/actor.ts'
import { id } from '../../platform/id.ts'
import { read } from '../../platform/operation.ts'
import { CIRCLE_MEMBERS } from '../processing.ts'

const member = z.object({ person: id, name: z.string().nullable(), organisation: z.string().nullable(), since: z.string() })

/** `members` is null when they are hidden from the actor; `mine` when the actor belongs to it, `kept` when the actor keeps it. A name only for who may see people of that organisation. */
export const circle = z.object({
  id, name: z.string(), purpose: z.string(), membersHidden: z.boolean(), mine: z.boolean(), kept: z.boolean(), mayManage: z.boolean(),
  members: z.array(member).nullable(),
})
export type Circle = z.output<typeof circle>

export const listCircles = read({
  name: 'partners.circles',
  input: z.object({ circle: id.optional() }),
  output: z.object({ circles: z.array(circle) }),
  may: signedIn,
  processing: CIRCLE_MEMBERS,
  subjects: (_actor, _input, { circles }) => circles.flatMap(({ members }) => (members ?? []).map(({ person }) => person)),
  audit: (_actor, input) => (input.circle ? `bekeek de leden van kring ${input.circle}` : 'bekeek de kringen en hun leden'),
  run: async ({ sql, actor }, { circle: one = null }) => {
    const rows = await sql<(Omit<Circle, 'members' | 'mayManage'> & { members: Circle['members'] })[]>`
      select circle.id, circle.name, circle.purpose, circle.members_hidden as "membersHidden",
             coalesce(circle.id::text = any (string_to_array(current_setting('app.circles', true), ',')), false) as mine,
             coalesce(circle.keeper_id = ${actor.person}::uuid, false) as kept,
             coalesce((select jsonb_agg(jsonb_build_object('person', member.person_id, 'name', person.name, 'organisation', organisation.name,
                                        'since', to_char(member.valid_from, 'YYYY-MM-DD')) order by organisation.name, person.name, member.person_id)
                         from partners.circle_member as member
                         left join partners.person on person.coalition_id = member.coalition_id and person.id = member.person_id
                         left join partners.organisation on organisation.coalition_id = person.coalition_id and organisation.id = person.organisation_id
                        where member.coalition_id = circle.coalition_id and member.circle_id = circle.id
                          and (member.valid_to is null or current_timestamp < member.valid_to)), '[]') as members
        from partners.circle
       where circle.coalition_id = ${actor.coalition} and (${one}::uuid is null or circle.id = ${one})
       order by circle.name`
    return {
      circles: rows.map(({ members, ...row }) => ({
        ...row, mayManage: row.kept || (actor.role === 'coalition-office' && !row.membersHidden),
        members: row.membersHidden && !row.mine && !row.kept ? null : members,
      })),
    }
  },
})
