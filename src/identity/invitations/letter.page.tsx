// A link from a mail: an invitation to accept, or a new password to choose. Opening it uses nothing up.
import { done, page } from '../../platform/page.ts'
import { Problem } from '../../platform/problem.ts'
import { Button, Form, FormButtons, Hidden, type Kept, Prose, TextField } from '../../ui/public.ts'
import { keepStep } from '../parts/way-in.ts'
import { routes } from '../routes.ts'
import { SHORTEST_PASSWORD } from '../rules.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { showLetter } from './letter.ts'
import { setNewPassword } from './set-new-password.ts'

export default page({
  async show(visit, kept) {
    const letter = await visit.run(showLetter, { token: visit.params['token'] ?? '' })
    const personal = true
    if (letter.kind === 'password') return { title: 'Kies een nieuw wachtwoord', personal, body: <NewPassword kept={kept} /> }
    return {
      title: `Welkom, ${letter.name}`, personal,
      lead: `U bent uitgenodigd om in te loggen voor ${letter.organisationName}.`,
      body: (
        <Prose>
          <p>Bent u dit niet? Sluit dan deze pagina, en stuur de uitnodiging niet door.</p>
          <Form label="Uitnodiging aannemen"><FormButtons><Button>Kies hoe u wilt inloggen</Button></FormButtons></Form>
        </Prose>
      ),
    }
  },
  async act(visit, form) {
    const token = visit.params['token'] ?? ''
    if (form.text('hoe') !== 'wachtwoord') {
      keepStep(visit, 'set-up', (await visit.run(acceptInvitation, { token })).step)
      return done(routes.setUp.url({}))
    }
    if (form.text('password') !== form.text('again')) {
      throw new Problem('invalid-input', { issues: [{ field: 'again', message: 'Dit is niet hetzelfde als het wachtwoord erboven.' }] })
    }
    await visit.run(setNewPassword, { token, password: form.text('password') })
    return done(routes.signIn.url({}), 'Uw nieuwe wachtwoord geldt. Log ermee in. Overal waar u was ingelogd, bent u uitgelogd.')
  },
})

const NewPassword = ({ kept }: { kept: Kept }) => (
  <Form label="Nieuw wachtwoord">
    <Hidden name="hoe" value="wachtwoord" />
    <TextField
      name="password" label="Nieuw wachtwoord" type="password" autocomplete="new-password" kept={kept}
      hint={`Ten minste ${SHORTEST_PASSWORD} tekens. Een paar losse woorden achter elkaar werkt goed.`}
    />
    <TextField name="again" label="Nog een keer hetzelfde wachtwoord" type="password" autocomplete="new-password" kept={kept} />
    <FormButtons><Button>Opslaan</Button></FormButtons>
  </Form>
)
