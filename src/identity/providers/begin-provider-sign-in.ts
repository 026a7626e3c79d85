// Sends someone to the identity provider of an organisation, to sign in or, while setting up, to link that sign-in.
import { z } from 'zod'
import { everyone } from '../../platform/actor.ts'
import { id } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { noPersons } from '../../platform/processing.ts'
import { departureTo } from './parts/openid.ts'
import { providerIn } from './parts/provider-row.ts'
import { beginStep } from '../parts/steps.ts'
import { STEP_MINUTES } from '../rules.ts'

export const beginProviderSignIn = write({
  name: 'identity.begin-provider-sign-in',
  input: z.object({ provider: id, back: z.string(), setUp: z.string().optional() }),
  output: z.object({ step: z.string(), address: z.string() }),
  may: everyone,
  processing: noPersons('nobody has proved anything yet'),
  audit: (_actor, { provider }) => `stuurde iemand naar inlogdienst ${provider}`,
  run: async ({ sql, actor }, { provider: asked, back, setUp }) => {
    const provider = await providerIn(sql, actor.coalition, asked)
    const { address, ...departure } = await departureTo(provider, provider.mfaValues)
    const contents = { provider: provider.id, setUp, ...departure }
    return { address, step: await beginStep(sql, actor.coalition, STEP_MINUTES, { kind: 'provider', person: null, back, contents }) }
  },
})
