// The names behind ids of people: for reading the ledger.
import { z } from 'zod'
import { anyOf } from '../platform/actor.ts'
import { id } from '../platform/id.ts'
import { read } from '../platform/operation.ts'
import { PEOPLE } from './processing.ts'

/** Names of at most a page of people; an id that is unknown, or not to be seen, is left out. */
export const namesOf = read({
  name: 'partners.names',
  input: z.object({ people: z.array(id).max(200) }),
  output: z.array(z.object({ id, name: z.string() })),
  may: anyOf('privacy-officer', 'coalition-office'),
  processing: PEOPLE,
  subjects: (_actor, _input, people) => people.map((shown) => shown.id),
  audit: (_actor, _input, people) => `bekeek de namen van ${people.length} mensen`,
  run: async ({ sql, actor }, { people }) => sql<{ id: string; name: string }[]>`
    select id, name from partners.person where coalition_id = ${actor.coalition} and id = any (${people}::uuid[])`,
})
