// How someone signs in, on the page of the own account, with what can be changed about it.
import type { z } from 'zod'
import { Button, DataTable, Form, FormButtons, formatDate, Hidden, joinWords, Section, SummaryList } from '../../ui/public.ts'
import type { myAccount } from '../my-account.ts'

type Account = z.output<typeof myAccount.output>

const passwordOf = ({ passwordAt, code }: Account): string => {
  if (passwordAt) return `sinds ${formatDate(passwordAt)}, met een code-app`
  return code ? 'alleen een code-app, als tweede stap' : 'niet ingesteld'
}

export const WaysIn = ({ account }: { account: Account }) => (
  <Section title="Hoe u inlogt" intro="Wijzigen kan kort nadat u bent ingelogd. Daarna eindigen al uw andere sessies.">
    <SummaryList
      items={[
        { term: 'Wachtwoord', value: passwordOf(account) },
        ...(account.code ? [{ term: 'Herstelcodes', value: `nog ${account.recoveryCodes} te gebruiken` }] : []),
        ...(account.providers.length > 0 ? [{ term: 'Via uw organisatie', value: joinWords(account.providers) }] : []),
      ]}
    />
    {account.passkeys.length > 0 && <Passkeys passkeys={account.passkeys} />}
    <Form label="Inlogmiddel toevoegen">
      <Hidden name="do" value="set-up" />
      <FormButtons><Button kind="secondary">Voeg een passkey toe, of stel wachtwoord en code opnieuw in</Button></FormButtons>
    </Form>
  </Section>
)

const Passkeys = ({ passkeys }: { passkeys: Account['passkeys'] }) => (
  <DataTable
    caption="Uw passkeys" phone="stack" rows={passkeys}
    columns={[
      { head: 'Passkey', rowHead: true, cell: ({ name }) => name },
      { head: 'Sinds', cell: ({ createdAt }) => formatDate(createdAt) },
      { head: 'Laatst gebruikt', cell: ({ lastUsedAt }) => (lastUsedAt ? formatDate(lastUsedAt) : 'nog niet') },
      { head: 'Verwijderen', cell: ({ id, name }) => <RemovePasskey id={id} name={name} /> },
    ]}
  />
)

const RemovePasskey = ({ id, name }: { id: string; name: string }) => (
  <Form label={`Verwijder passkey ${name}`}>
    <Hidden name="do" value="remove-passkey" />
    <Hidden name="passkey" value={id} />
    <Button kind="quiet" about={`passkey ${name}`}>Verwijder</Button>
  </Form>
)
