// The administrator ends an identity provider: nobody signs in through it any more, and who did is signed out.
import { z } from 'zod'
import { anyOf } from '../../platform/actor.ts'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { noPersons } from '../../platform/processing.ts'
import { Problem } from '../../platform/problem.ts'

export const endProvider = write({
  name: 'identity.end-provider',
  input: z.object({ provider: id }),
  output: z.object({}),
  may: anyOf('administrator'),
  processing: noPersons('a provider of an organisation'),
  audit: (_actor, { provider }) => `beëindigde inlogdienst ${provider}`,
  run: async ({ sql, actor }, { provider }) => {
    const ended = await sql`
      update identity.provider set ended_at = now() where coalition_id = ${actor.coalition} and id = ${provider} and ended_at is null`
    if (ended.count !== 1) throw new Problem('not-found')
    return {}
  },
})
