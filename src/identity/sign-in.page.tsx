// Signing in: through the own organisation, with a passkey, or with a password. In a trial also by a click, as someone invented.
import { demoPeople } from '../partners/public.ts'
import { done, page, type Visit } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { signInAsDemoPerson } from '../platform/session.ts'
import { Actions, Alert, Button, ButtonLink, Card, Cards, Form, FormButtons, Hidden, type Kept, Quiet, Section, TextField } from '../ui/public.ts'
import { backOr, enter, goOn, keepStep } from './parts/way-in.ts'
import { beginPasskey } from './passkeys/begin-passkey.ts'
import { listProviders } from './providers/providers.ts'
import { routes } from './routes.ts'
import { signInWithPassword } from './sign-in-with-password.ts'

const WRONG = { field: '', message: 'Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Kijk het na en probeer het opnieuw.' }

export default page({
  async show(visit, kept) {
    const back = visit.query.get('terug') ?? ''
    const providers = (await visit.run(listProviders, {})).filter(({ ended }) => !ended)
    return {
      title: 'Inloggen',
      lead: visit.trial ? 'Dit is een proef. Kies een van deze verzonnen mensen en kijk rond met hun ogen. U hebt geen wachtwoord nodig.' : 'Kies hoe u inlogt.',
      body: (
        <>
          {visit.trial && <DemoPeople people={await visit.run(demoPeople, {})} back={back} />}
          {visit.trial && <Alert tone="info">Deze mensen bestaan niet. In een echte installatie bestaan zij ook niet in het systeem.</Alert>}
          {providers.length > 0 && (
            <Section title="Via uw organisatie" intro="U gaat naar de inlogpagina van uw eigen organisatie, en daarna terug.">
              <Actions>
                {providers.map(({ id, name, organisationName }) => (
                  <ButtonLink href={routes.toProvider.url({ provider: id }, back ? { terug: back } : {})} kind="secondary">{organisationName}: {name}</ButtonLink>
                ))}
              </Actions>
            </Section>
          )}
          <OwnWays kept={kept} back={back} trial={visit.trial} />
        </>
      ),
    }
  },
  async act(visit, form) {
    const back = form.text('terug')
    switch (form.text('hoe')) {
      case 'demo': return asDemoPerson(visit, { person: form.text('persoon'), mandate: form.text('mandaat') }, back)
      case 'passkey': {
        keepStep(visit, 'passkey', (await visit.run(beginPasskey, { back })).step)
        return done(routes.passkey.url({}))
      }
      default: return goOn(visit, await visit.run(signInWithPassword, { email: form.text('email'), password: form.text('password'), back, browser: visit.browser }), WRONG)
    }
  },
})

async function asDemoPerson(visit: Visit, who: { person: string; mandate: string }, back: string) {
  if (!visit.trial) throw new Problem('not-found')
  await enter(visit, (await visit.run(signInAsDemoPerson, { ...who, browser: visit.browser })).token)
  return done(backOr(back))
}

type People = Awaited<ReturnType<typeof demoPeople.run>>

const DemoPeople = ({ people, back }: { people: People; back: string }) => (
  <Cards>
    {people.map((person) => (
      <Card title={person.name}>
        <p>{person.description}.</p>
        <Quiet>{person.organisation}</Quiet>
        <Form label={`Inloggen als ${person.name}`}>
          <Hidden name="hoe" value="demo" />
          <Hidden name="persoon" value={person.id} />
          <Hidden name="mandaat" value={person.mandate} />
          <Hidden name="terug" value={back} />
          <Button kind="secondary" about={`als ${person.name}`}>Inloggen</Button>
        </Form>
      </Card>
    ))}
  </Cards>
)

const OwnWays = ({ kept, back, trial }: { kept: Kept; back: string; trial: boolean }) => (
  <>
    <Section title="Met een passkey" intro="U bevestigt met uw vinger, uw gezicht of de code van uw toestel. Daarvoor moet JavaScript aan staan in uw browser.">
      <Form label="Inloggen met een passkey">
        <Hidden name="hoe" value="passkey" />
        <Hidden name="terug" value={back} />
        <FormButtons><Button kind={trial ? 'secondary' : 'primary'}>Inloggen met een passkey</Button></FormButtons>
      </Form>
    </Section>
    <Section title="Met een wachtwoord" intro="Daarna vragen wij de code van uw code-app.">
      <Form label="Inloggen met een wachtwoord">
        <Hidden name="hoe" value="wachtwoord" />
        <Hidden name="terug" value={back} />
        <TextField name="email" label="E-mailadres" type="email" inputmode="email" autocomplete="username" maxlength={254} kept={kept} />
        <TextField name="password" label="Wachtwoord" type="password" autocomplete="current-password" kept={kept} />
        <FormButtons>
          <Button kind="secondary">Verder</Button>
          <ButtonLink href={routes.forgotten.url({})} kind="quiet">Wachtwoord vergeten</ButtonLink>
        </FormButtons>
      </Form>
    </Section>
  </>
)
