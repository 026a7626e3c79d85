// Asks for a mail with a link for a new password; the answer is the same for every address.
import { done, page } from '../../platform/page.ts'
import { Button, Form, FormButtons, Prose, TextField } from '../../ui/public.ts'
import { routes } from '../routes.ts'
import { askNewPassword } from './ask-new-password.ts'

export default page({
  show: async (_visit, kept) => ({
    title: 'Wachtwoord vergeten',
    crumbs: [{ label: 'Inloggen', href: routes.signIn.url({}) }],
    lead: 'Wij sturen een mail met een link. Daarmee kiest u een nieuw wachtwoord.',
    body: (
      <>
        <Form label="Nieuw wachtwoord aanvragen">
          <TextField name="email" label="E-mailadres waarmee u inlogt" type="email" inputmode="email" autocomplete="username" maxlength={254} kept={kept} />
          <FormButtons><Button>Stuur de mail</Button></FormButtons>
        </Form>
        <Prose><p>Bent u ook uw code-app en uw herstelcodes kwijt? Vraag dan een nieuwe uitnodiging aan wie in uw organisatie de mensen beheert.</p></Prose>
      </>
    ),
  }),
  async act(visit, form) {
    await visit.run(askNewPassword, { email: form.text('email') })
    return done(routes.signIn.url({}), 'Als wij dit adres kennen, staat er zo een mail klaar. Kijk ook bij de ongewenste mail.')
  },
})
