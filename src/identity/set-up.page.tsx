// Choosing how to sign in: through the own organisation, with a passkey, or with a password and a code app.
import { otpauth, base32 } from '../methods/one-time-code/totp.ts'
import { type Done, done, type Form as Filled, page, type Visit } from '../platform/page.ts'
import { Actions, Button, ButtonLink, Form, FormButtons, Hidden, type Kept, Quiet, Section, TextField } from '../ui/public.ts'
import { QrCode } from './parts/qr-code.tsx'
import { secretBytes } from './parts/second-factor.ts'
import { enter, forgetStep, keepStep, stepOfVisit } from './parts/way-in.ts'
import { Problem } from '../platform/problem.ts'
import { beginPasskey } from './passkeys/begin-passkey.ts'
import { listProviders } from './providers/providers.ts'
import { routes } from './routes.ts'
import { SHORTEST_PASSWORD } from './rules.ts'
import { setUpCode } from './set-up-code.ts'
import { signInStep } from './sign-in-step.ts'

export default page({
  async show(visit, kept) {
    const step = await visit.run(signInStep, { step: stepOfVisit(visit, 'set-up'), kind: 'set-up' })
    const providers = step.invited ? (await visit.run(listProviders, {})).filter(({ ended }) => !ended) : []
    return {
      title: 'Hoe wilt u inloggen?',
      lead: 'Kies één manier. Later kunt u er in uw account meer toevoegen. Andere sessies van u eindigen nu.',
      personal: true,
      body: (
        <>
          {providers.length > 0 && (
            <Section title="Via uw organisatie" intro="Kies dit als uw organisatie hieronder staat. U logt dan in zoals u op uw werk gewend bent.">
              <Actions>
                {providers.map(({ id, name, organisationName }) => <ButtonLink href={routes.toProvider.url({ provider: id }, { instellen: 'ja' })} kind="secondary">{organisationName}: {name}</ButtonLink>)}
              </Actions>
            </Section>
          )}
          <Section title="Met een passkey" intro="U bevestigt voortaan met uw vinger, uw gezicht of de code van uw toestel. Dit is veilig en snel. Daarvoor moet JavaScript aan staan in uw browser.">
            <Form label="Passkey maken">
              <Hidden name="hoe" value="passkey" />
              <FormButtons><Button>Maak een passkey</Button></FormButtons>
            </Form>
          </Section>
          <WithCode kept={kept} secret={step.secret} email={step.email} withPassword={step.withPassword} />
        </>
      ),
    }
  },
  act: async (visit, form) => (form.text('hoe') === 'passkey' ? toPasskey(visit) : withCode(visit, form)),
})

async function toPasskey(visit: Visit): Promise<Done> {
  keepStep(visit, 'passkey', (await visit.run(beginPasskey, { setUp: stepOfVisit(visit, 'set-up'), back: '' })).step)
  return done(routes.passkey.url({}))
}

async function withCode(visit: Visit, form: Filled): Promise<Done> {
  if (form.text('password') !== form.text('again')) {
    throw new Problem('invalid-input', { issues: [{ field: 'again', message: 'Dit is niet hetzelfde als het wachtwoord erboven.' }] })
  }
  const arrival = await visit.run(setUpCode, { step: stepOfVisit(visit, 'set-up'), password: form.text('password'), code: form.text('code'), browser: visit.browser })
  if (arrival.next !== 'in') {
    throw new Problem('invalid-input', { issues: [{ field: 'code', message: 'Deze code klopt niet. Kijk of de tijd op uw telefoon goed staat, en vul de nieuwste code in.' }] })
  }
  await enter(visit, arrival.token)
  forgetStep(visit, 'set-up')
  keepStep(visit, 'recovery-codes', arrival.codes)
  return done(routes.recoveryCodes.url({}))
}

const grouped = (secret: string): string => base32(secretBytes(secret)).replaceAll(/(.{4})(?=.)/g, '$1 ')

const WithCode = ({ kept, secret, email, withPassword }: { kept: Kept; secret: string; email: string | null; withPassword: boolean }) => (
  <Section
    title={withPassword ? 'Met een wachtwoord en een code-app' : 'Met een code-app'}
    intro="Een code-app geeft elke halve minuut een nieuwe code, bijvoorbeeld FreeOTP, Aegis, Google Authenticator of Microsoft Authenticator."
  >
    <Form label="Wachtwoord en code-app">
      <Hidden name="hoe" value="code" />
      {withPassword && <TextField name="email" label="E-mailadres waarmee u inlogt" type="email" autocomplete="username" value={email ?? ''} hint="Met dit adres logt u in. U kunt het hier niet veranderen." />}
      {withPassword && (
        <TextField
          name="password" label="Wachtwoord" type="password" autocomplete="new-password" kept={kept}
          hint={`Ten minste ${SHORTEST_PASSWORD} tekens. Een paar losse woorden achter elkaar werkt goed.`}
        />
      )}
      {withPassword && <TextField name="again" label="Nog een keer hetzelfde wachtwoord" type="password" autocomplete="new-password" kept={kept} />}
      <QrCode text={otpauth(secretBytes(secret), { issuer: 'Slagvaardig', account: email ?? 'account' })} label="QR-code voor uw code-app. Hieronder staat dezelfde sleutel als tekst." />
      <Quiet>Scan de code met de app op uw telefoon. Lukt dat niet? Typ dan deze sleutel over: {grouped(secret)}</Quiet>
      <TextField name="code" label="Code die de app nu toont" inputmode="numeric" autocomplete="one-time-code" maxlength={10} size="short" kept={{ ...kept, values: {} }} />
      <FormButtons><Button kind="secondary">Klaar</Button></FormButtons>
    </Form>
  </Section>
)
