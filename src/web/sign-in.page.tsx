// Signing in. In a trial: become one of eight fictional people by a click.
import { Alert, Button, Card, Cards, EmptyState, Form, Hidden, Quiet } from '../ui/public.ts'
import { demoPeople } from '../partners/public.ts'
import { done, page } from '../platform/page.ts'
import { SESSION_COOKIE } from '../platform/who-asks.ts'
import { Problem } from '../platform/problem.ts'
import { signInAsDemoPerson } from '../platform/session.ts'
import { routes } from './routes.ts'

// Only an address within the site: an address that starts with two slashes or a backslash leads elsewhere.
const inside = (address: string): string => (/^\/(?![/\\])[\x21-\x7e]*$/.test(address) ? address : routes.start.url({}))

export default page({
  async show(visit) {
    if (!visit.trial) {
      return {
        title: 'Inloggen',
        body: <EmptyState title="Inloggen kan op deze installatie nog niet">De openbare pagina’s zijn voor iedereen te lezen.</EmptyState>,
      }
    }
    const people = await visit.run(demoPeople, {})
    const back = visit.query.get('terug') ?? ''
    return {
      title: 'Wie wilt u zijn?',
      lead: 'Dit is een proef. Kies een van deze verzonnen mensen en kijk rond met hun ogen. U hebt geen wachtwoord nodig.',
      body: (
        <>
          <Cards>
            {people.map((person) => (
              <Card title={person.name}>
                <p>{person.description}.</p>
                <Quiet>{person.organisation}</Quiet>
                <Form label={`Inloggen als ${person.name}`}>
                  <Hidden name="persoon" value={person.id} />
                  <Hidden name="mandaat" value={person.mandate} />
                  <Hidden name="terug" value={back} />
                  <Button kind="secondary" about={`als ${person.name}`}>Inloggen</Button>
                </Form>
              </Card>
            ))}
          </Cards>
          <Alert tone="info">Deze mensen bestaan niet. In een echte installatie bestaan zij ook niet in het systeem.</Alert>
        </>
      ),
    }
  },
  async act(visit, form) {
    if (!visit.trial) throw new Problem('not-found')
    const { token } = await visit.run(signInAsDemoPerson, { person: form.text('persoon'), mandate: form.text('mandaat'), browser: visit.browser })
    visit.setCookie(SESSION_COOKIE, token)
    return done(inside(form.text('terug')))
  },
})
