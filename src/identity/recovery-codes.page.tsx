// The recovery codes, shown once after setting up a code app.
import { done, page } from '../platform/page.ts'
import { Alert, Button, Form, FormButtons, Prose } from '../ui/public.ts'
import { backOr, forgetStep, stepOfVisit } from './parts/way-in.ts'
import { signInStep } from './sign-in-step.ts'

export default page({
  async show(visit) {
    const { codes } = await visit.run(signInStep, { step: stepOfVisit(visit, 'recovery-codes'), kind: 'recovery-codes' })
    return {
      title: 'Bewaar uw herstelcodes',
      lead: 'U bent ingelogd. Met een herstelcode kunt u ook inloggen als u uw telefoon niet meer hebt.',
      personal: true,
      body: (
        <Prose>
          <Alert tone="warning">Deze codes ziet u maar één keer. Schrijf ze op of druk deze pagina af, en bewaar ze op een veilige plek.</Alert>
          <ul>{codes.map((code) => <li><code>{code}</code></li>)}</ul>
          <p>Elke code werkt één keer, in plaats van de code van de app.</p>
          <Form label="Herstelcodes bewaard"><FormButtons><Button>Ik heb ze bewaard</Button></FormButtons></Form>
        </Prose>
      ),
    }
  },
  async act(visit) {
    forgetStep(visit, 'recovery-codes')
    return done(backOr(''))
  },
})
