// The identity providers through which people sign in, by organisation: the buttons of the sign-in page.
import { z } from 'zod'
import { everyone } from '../../platform/actor.ts'
import { id } from '../../platform/id.ts'
import { read } from '../../platform/operation.ts'
import { noPersons } from '../../platform/processing.ts'

/** Nothing secret: whoever presses the button sees issuer and client id in the address. */
export const listProviders = read({
  name: 'identity.providers',
  input: z.object({}),
  output: z.array(z.object({
    id, name: z.string(), organisation: id, organisationName: z.string(), issuer: z.string(), clientId: z.string(), mfaValues: z.array(z.string()), ended: z.boolean(),
  })),
  may: everyone,
  processing: noPersons('providers of organisations'),
  run: async ({ sql, actor }) => sql<{ id: string; name: string; organisation: string; organisationName: string; issuer: string; clientId: string; mfaValues: string[]; ended: boolean }[]>`
    select provider.id, provider.name, organisation.id as organisation, organisation.name as "organisationName", provider.issuer,
           provider.client_id as "clientId", provider.mfa_values as "mfaValues", provider.ended_at is not null as ended
      from identity.provider
      join partners.organisation on organisation.coalition_id = provider.coalition_id and organisation.id = provider.organisation_id
     where provider.coalition_id = ${actor.coalition}
     order by organisation.name, provider.name`,
})
