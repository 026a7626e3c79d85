// Adds an identity provider as the administrator would, and tries addresses that are none.
import { beforeAll, describe, expect, it } from 'vitest'
import { CLIENT, forgingProvider, SECRET } from '../../../tests/identity-providers.ts'
import { type World, world } from '../../../tests/world.ts'
import { addProvider } from './add-provider.ts'
import { listProviders } from './providers.ts'

let w: World
let issuer: string
let organisation: string
beforeAll(async () => {
  w = await world()
  issuer = (await forgingProvider()).issuer
  organisation = (await w.owner<{ id: string }[]>`select id from partners.organisation limit 1`)[0]!.id
})

describe('a provider', () => {
  const input = () => ({ organisation, name: 'Werkaccount', issuer, clientId: CLIENT, secret: SECRET, mfaValues: ['mfa'] })

  it('is added after its own description was read, and its secret is stored sealed', async () => {
    const { id } = await w.as('administrator').does(addProvider, input())
    expect(await w.as('visitor').does(listProviders, {})).toContainEqual(expect.objectContaining({ id, issuer, ended: false }))
    const [stored] = await w.owner<{ text: string }[]>`select encode(secret, 'escape') as text from identity.provider where id = ${id}`
    expect(stored!.text).not.toContain(SECRET)
  })

  it.each([['http://voorbeeld.nl', 'https'], ['http://127.0.0.1:1', 'OpenID Connect'], ['ftp://voorbeeld.nl', 'https']])('is refused at %s', async (address, word) => {
    await expect(w.as('administrator').does(addProvider, { ...input(), issuer: address })).rejects.toMatchObject({ issues: [{ field: 'issuer', message: expect.stringContaining(word) }] })
  })
})
