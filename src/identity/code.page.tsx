// The second step of a sign-in: the code of the app.
import { page } from '../platform/page.ts'
import { Button, ButtonLink, Form, FormButtons, TextField } from '../ui/public.ts'
import { giveCode } from './give-code.ts'
import { goOn, stepOfVisit } from './parts/way-in.ts'
import { routes } from './routes.ts'
import { signInStep } from './sign-in-step.ts'

const WRONG = { field: 'code', message: 'Deze code klopt niet, of is al gebruikt. Wacht op de volgende code en vul die in.' }

export default page({
  async show(visit, kept) {
    await visit.run(signInStep, { step: stepOfVisit(visit, 'code'), kind: 'code' })
    return {
      title: 'Vul de code in',
      lead: 'Open de code-app op uw telefoon en neem de zes cijfers over.',
      personal: true,
      body: (
        <Form label="Code">
          <TextField
            name="code" label="Code" inputmode="numeric" autocomplete="one-time-code" maxlength={40} size="short" kept={{ ...kept, values: {} }}
            hint="Hebt u de app niet bij de hand? Vul dan een van uw herstelcodes in."
          />
          <FormButtons>
            <Button>Inloggen</Button>
            <ButtonLink href={routes.signIn.url({})} kind="quiet">Opnieuw beginnen</ButtonLink>
          </FormButtons>
        </Form>
      ),
    }
  },
  act: async (visit, form) =>
    goOn(visit, await visit.run(giveCode, { step: stepOfVisit(visit, 'code'), code: form.text('code'), browser: visit.browser }), WRONG),
})
