// Asks the browser for a passkey: to sign in, or to make one. The one page of signing in that needs a script.
import { page } from '../../platform/page.ts'
import { Problem } from '../../platform/problem.ts'
import { Alert, Button, ButtonLink, Form, FormButtons, TextField } from '../../ui/public.ts'
import { goOn, stepOfVisit } from '../parts/way-in.ts'
import { routes } from '../routes.ts'
import { signInStep } from '../sign-in-step.ts'
import { addPasskey } from './add-passkey.ts'
import { signInWithPasskey } from './sign-in-with-passkey.ts'

const WRONG = { field: '', message: 'Deze passkey kennen wij niet, of hij is niet bevestigd. Begin opnieuw, of log op een andere manier in.' }
const NO_SCRIPT = 'Uw browser gaf geen passkey. Zet JavaScript aan voor deze site, of log op een andere manier in.'

export default page({
  async show(visit, kept) {
    const { options, making } = await visit.run(signInStep, { step: stepOfVisit(visit, 'passkey'), kind: 'passkey' })
    return {
      title: making ? 'Maak een passkey' : 'Log in met uw passkey',
      lead: 'Uw toestel vraagt of u het bent. Volg de aanwijzingen op uw scherm.',
      personal: true,
      body: (
        <>
          <Form label="Passkey" passkey={{ kind: making ? 'create' : 'get', options }}>
            {making && <TextField name="name" label="Hoe noemt u deze passkey?" hint="Bijvoorbeeld: telefoon, of laptop van het werk." maxlength={60} kept={kept} value={visit.browser} />}
            <FormButtons>
              <Button>{making ? 'Maak de passkey' : 'Bevestig met uw toestel'}</Button>
              <ButtonLink href={(making ? routes.setUp : routes.signIn).url({})} kind="quiet">Kies een andere manier</ButtonLink>
            </FormButtons>
          </Form>
          <noscript><Alert tone="warning">{NO_SCRIPT}</Alert></noscript>
        </>
      ),
    }
  },
  async act(visit, form) {
    const step = stepOfVisit(visit, 'passkey')
    const answer = form.text('passkey')
    if (answer === '') throw new Problem('invalid-input', { detail: NO_SCRIPT })
    const { making } = await visit.run(signInStep, { step, kind: 'passkey' })
    return goOn(visit, making
      ? await visit.run(addPasskey, { step, answer, name: form.text('name'), browser: visit.browser })
      : await visit.run(signInWithPasskey, { step, answer, browser: visit.browser }), WRONG)
  },
})
