// The identity providers of organisations: the administrator adds and ends them.
import { listOrganisations } from '../../partners/public.ts'
import { siteAddress } from '../../platform/address.ts'
import { anyOf } from '../../platform/actor.ts'
import { done, onlyFor, page } from '../../platform/page.ts'
import { Button, DataTable, EmptyState, Form, FormButtons, Hidden, type Kept, Quiet, Section, Select, StatusBadge, SummaryList, TextArea, TextField } from '../../ui/public.ts'
import { routes } from '../routes.ts'
import { addProvider } from './add-provider.ts'
import { endProvider } from './end-provider.ts'
import { logoutAddresses } from './parts/logout-door.ts'
import { listProviders } from './providers.ts'

type Provider = Awaited<ReturnType<typeof listProviders.run>>[number]

export default page({
  async show(visit, kept) {
    onlyFor(visit, anyOf('administrator'))
    const [providers, organisations] = [await visit.run(listProviders, {}), await visit.run(listOrganisations, {})]
    return {
      title: 'Inlogdiensten',
      lead: 'Via een inlogdienst (OpenID Connect) loggen mensen in zoals zij op hun werk gewend zijn. Wie mag inloggen, blijft een uitnodiging.',
      body: (
        <>
          {providers.length === 0
            ? <EmptyState title="Nog geen inlogdiensten">Mensen loggen in met een passkey of een wachtwoord.</EmptyState>
            : <Providers providers={providers} />}
          <AddProvider kept={kept} organisations={organisations.map(({ id, name }) => ({ value: id, label: name }))} />
        </>
      ),
    }
  },
  async act(visit, form) {
    const ended = form.text('end')
    if (ended) {
      await visit.run(endProvider, { provider: ended })
      return done(routes.providers.url({}), 'De inlogdienst is beëindigd. Wie er via inlogde, is uitgelogd.')
    }
    await visit.run(addProvider, {
      organisation: form.text('organisation'), name: form.text('name'), issuer: form.text('issuer'), clientId: form.text('clientId'), secret: form.text('secret'),
      mfaValues: form.text('mfaValues').split(/\s+/).filter(Boolean),
    })
    return done(routes.providers.url({}), 'De inlogdienst is toegevoegd. Geef de beheerder ervan de adressen die hieronder bij de dienst staan.')
  },
})

const Providers = ({ providers }: { providers: Provider[] }) => (
  <>
    <DataTable
      caption="Inlogdiensten" quietCaption phone="stack" rows={providers}
      columns={[
        { head: 'Organisatie', rowHead: true, cell: ({ organisationName }) => organisationName },
        { head: 'Dienst', cell: ({ name, issuer }) => <>{name}<Quiet>{issuer}</Quiet></> },
        { head: 'Telt als twee stappen', cell: ({ mfaValues }) => (mfaValues.length > 0 ? `bij ${mfaValues.join(', ')}` : 'nooit') },
        { head: 'Stand', cell: (provider) => <State provider={provider} /> },
      ]}
    />
    {providers.filter(({ ended }) => !ended).map(({ id, name, organisationName }) => (
      <Section level={3} title={`Adressen voor de beheerder van ${organisationName}: ${name}`}>
        <SummaryList
          items={[
            { term: 'Redirect URI', value: `${siteAddress()}${routes.fromProvider.url({ provider: id })}` },
            { term: 'Back-channel logout', value: `${siteAddress()}${logoutAddresses(id).back}` },
            { term: 'Front-channel logout', value: `${siteAddress()}${logoutAddresses(id).front}` },
            { term: 'Post-logout redirect', value: `${siteAddress()}${routes.signedOut.url({})}` },
          ]}
        />
      </Section>
    ))}
  </>
)

const State = ({ provider: { id, name, ended } }: { provider: Provider }) => (ended
  ? <StatusBadge tone="stopped">beëindigd</StatusBadge>
  : (
    <Form label={`Beëindig ${name}`}>
      <Hidden name="end" value={id} />
      <Button kind="quiet" about={name}>Beëindig</Button>
    </Form>
  ))

const AddProvider = ({ kept, organisations }: { kept: Kept; organisations: { value: string; label: string }[] }) => (
  <Section title="Voeg een inlogdienst toe" intro="Vraag deze gegevens aan de beheerder van de inlogdienst.">
    <Form label="Inlogdienst toevoegen">
      <Select name="organisation" label="Organisatie" options={organisations} kept={kept} />
      <TextField name="name" label="Naam op de knop" hint="Bijvoorbeeld: werkaccount." maxlength={80} kept={kept} />
      <TextField name="issuer" label="Adres van de inlogdienst (issuer)" type="url" maxlength={300} kept={kept} />
      <TextField name="clientId" label="Client-id" maxlength={300} kept={kept} />
      <TextField name="secret" label="Client-secret" type="password" optional hint="Wordt versleuteld bewaard; u ziet het hier niet terug." maxlength={500} kept={kept} />
      <TextArea
        name="mfaValues" label="Waarden die twee stappen betekenen" rows={3} optional kept={kept}
        hint="Eén per regel, zoals de dienst ze in acr of amr zet, bijvoorbeeld mfa. Leeg: wie meer mag dan melden, geeft hier zelf een tweede stap."
      />
      <FormButtons><Button>Voeg toe</Button></FormButtons>
    </Form>
  </Section>
)
