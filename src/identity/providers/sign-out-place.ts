// Where someone who signed out here can sign out at the own organisation as well.
import { z } from 'zod'
import { everyone } from '../../platform/actor.ts'
import { id } from '../../platform/id.ts'
import { read } from '../../platform/operation.ts'
import { noPersons } from '../../platform/processing.ts'
import { signOutAddressAt } from './parts/openid.ts'
import { providerIn } from './parts/provider-row.ts'

export const signOutPlace = read({
  name: 'identity.sign-out-place',
  input: z.object({ provider: id }),
  output: z.object({ organisationName: z.string(), address: z.string().nullable() }),
  may: everyone,
  processing: noPersons('an address of an organisation'),
  run: async ({ sql, actor }, input) => {
    const provider = await providerIn(sql, actor.coalition, input.provider)
    const [organisation] = await sql<{ name: string }[]>`select name from partners.organisation where coalition_id = ${actor.coalition} and id = ${provider.organisation}`
    return { organisationName: organisation?.name ?? '', address: await signOutAddressAt(provider) ?? null }
  },
})
