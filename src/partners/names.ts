// The names behind ids of people: for reading the ledger.
import { z } from 'zod'
import { anyOf } from '../platform/actor.ts'
import { id } from '../platform/id.ts'
import { read, unrecorded } from '../platform/operation.ts'

/** Names of at most a page of people; an id that is unknown, or not to be seen, is left out. */
export const namesOf = read({
  name: 'partners.names',
  input: z.object({ people: z.array(id).max(200) }),
  output: z.array(z.object({ id, name: z.string() })),
  may: anyOf('privacy-officer', 'coalition-office'),
  audit: unrecorded('who reads the ledger sees who acted; that reading is not an act upon anyone'),
  run: async ({ sql, actor }, { people }) => sql<{ id: string; name: string }[]>`
    select id, name from partners.person where coalition_id = ${actor.coalition} and id = any (${people}::uuid[])`,
})
