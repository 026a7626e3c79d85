// Invites the person of a mandate by mail.
import { linkTo } from '../../platform/routes.ts'
import { done, page } from '../../platform/page.ts'
import { Button, Form, FormButtons, Prose, TextField } from '../../ui/public.ts'
import { INVITATION_DAYS } from '../rules.ts'
import { invitePerson } from './invite-person.ts'
import { showInvitee } from './invitee.ts'

export default page({
  async show(visit, kept) {
    const { name, organisation, organisationName } = await visit.run(showInvitee, { mandate: visit.params['mandate'] ?? '' })
    return {
      title: `Nodig ${name} uit`,
      crumbs: [{ label: 'Mensen en mandaten', href: linkTo('partners.people', { organisation }) }],
      lead: `${name} kan dan inloggen voor ${organisationName}.`,
      body: (
        <>
          <Form label="Uitnodigen">
            <TextField name="email" label="E-mailadres" type="email" inputmode="email" hint="Het adres van de persoon zelf, op het werk. Geen adres van een groep." maxlength={254} kept={kept} />
            <FormButtons><Button>Stuur de uitnodiging</Button></FormButtons>
          </Form>
          <Prose><p>De link in de mail werkt {INVITATION_DAYS} dagen en één keer. Heeft deze persoon al een account? Dan kiest die opnieuw hoe die inlogt.</p></Prose>
        </>
      ),
    }
  },
  async act(visit, form) {
    const mandate = visit.params['mandate'] ?? ''
    const { organisation } = await visit.run(showInvitee, { mandate })
    await visit.run(invitePerson, { mandate, email: form.text('email') })
    return done(linkTo('partners.people', { organisation }), 'De uitnodiging gaat nu weg.')
  },
})
