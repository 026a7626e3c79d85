// The administrator adds the identity provider of an organisation, after its own description was read and found right.
import { z } from 'zod'
import { anyOf } from '../../platform/actor.ts'
import { id, newId } from '../../platform/id.ts'
import { write } from '../../platform/operation.ts'
import { noPersons } from '../../platform/processing.ts'
import { Problem } from '../../platform/problem.ts'
import { seal } from '../../platform/sealed.ts'
import { discover, isAllowedIssuer, PROVIDER_SECRET } from './parts/openid.ts'

export const addProvider = write({
  name: 'identity.add-provider',
  input: z.object({
    organisation: z.guid({ error: 'Kies een organisatie.' }),
    name: z.string().trim().min(2, { error: 'Vul in wat er op de knop staat.' }).max(80, { error: 'Kies een kortere naam.' }),
    issuer: z.url({ error: 'Vul het adres van de inlogdienst in (issuer), met https.' }).max(300),
    clientId: z.string().trim().min(1, { error: 'Vul de client-id in.' }).max(300),
    secret: z.string().max(500),
    mfaValues: z.array(z.string().regex(/^[\x21-\x7e]{1,200}$/, { error: 'Vul per regel één waarde in, zonder spaties.' })).max(20),
  }),
  output: z.object({ id }),
  may: anyOf('administrator'),
  processing: noPersons('a provider of an organisation'),
  audit: (_actor, { organisation }, { id: added }) => `voegde inlogdienst ${added} toe voor organisatie ${organisation}`,
  run: async ({ sql, actor }, { organisation, name, issuer, clientId, secret, mfaValues }) => {
    const refuse = (message: string): Problem => new Problem('invalid-input', { issues: [{ field: 'issuer', message }] })
    if (!isAllowedIssuer(issuer)) throw refuse('Het adres van de inlogdienst moet met https beginnen.')
    const provider = newId()
    const sealed = secret === '' ? null : seal(PROVIDER_SECRET, provider, secret)
    try {
      await discover({ id: provider, issuer, clientId, secret: sealed })
    } catch (cause) {
      throw new Problem('invalid-input', { issues: [{ field: 'issuer', message: 'Op dit adres antwoordt geen inlogdienst die OpenID Connect spreekt.' }], cause })
    }
    await sql`
      insert into identity.provider (coalition_id, id, organisation_id, name, issuer, client_id, secret, mfa_values)
      values (${actor.coalition}, ${provider}, ${organisation}, ${name}, ${issuer}, ${clientId}, ${sealed}, ${mfaValues})`
    return { id: provider }
  },
})
