// One request: what was asked, by when, and the step that comes next.
import { dayOf } from '../../places/public.ts'
import { listOrganisations, listPeople, namesOf } from '../../partners/public.ts'
import { type Done, done, type Form as SentForm, page, type Visit } from '../../platform/page.ts'
import { Problem } from '../../platform/problem.ts'
import { Actions, Alert, Button, ButtonLink, Choice, Filter, FilterSelect, Form, FormButtons, formatDate, Hidden, type Kept, Section, Select, StatusBadge, SummaryList, TextArea } from '../../ui/public.ts'
import { mayExtend, urgencyOf } from '../rules.ts'
import { routes } from '../routes.ts'
import { OUTCOME_WORDS, REQUEST_KIND_WORDS, REQUEST_STATE_WORDS, URGENCY_WORDS } from '../words.ts'
import { answerRequest } from './answer-request.ts'
import { extendRequest } from './extend-request.ts'
import { identifySubject } from './identify-subject.ts'
import { listRequests, type Request } from './requests.ts'

export default page({
  async show(visit, kept) {
    const [request] = await visit.run(listRequests, { request: visit.params['request'] ?? '' })
    if (!request) throw new Problem('not-found', { detail: 'Dit verzoek kennen wij niet.' })
    const today = dayOf(new Date())
    const name = request.subject && (await visit.run(namesOf, { people: [request.subject] }))[0]?.name
    return {
      title: `${REQUEST_KIND_WORDS[request.kind].label}: ${request.reference}`,
      lead: request.asked,
      crumbs: [{ label: 'Privacy', href: routes.home.url({}) }, { label: 'Verzoeken', href: routes.requests.url({}) }],
      body: (
        <>
          <Facts request={request} today={today} name={name || undefined} />
          {request.subject && <Actions><ButtonLink href={routes.subject.url({ subject: request.subject })}>Maak het overzicht van wat is verwerkt</ButtonLink></Actions>}
          {request.state === 'received' && <Identify {...await choicesFor(visit)} kept={kept} />}
          {request.state === 'identified' && <Answer outcomes={['granted', 'partly-granted', 'refused', 'withdrawn']} kept={kept} />}
          {request.state === 'received' && <Answer outcomes={['refused', 'withdrawn']} kept={kept} />}
          {mayExtend(request, today) && <Extend kept={kept} />}
        </>
      ),
    }
  },
  act: (visit, form) => step(visit, form),
})

async function step(visit: Visit, form: SentForm): Promise<Done> {
  const request = visit.params['request'] ?? ''
  const here = routes.request.url({ request })
  if (form.text('step') === 'identify') {
    const subject = form.text('subject')
    await visit.run(identifySubject, { request, ...(subject === '' ? {} : { subject }) })
    return done(here, 'Vastgesteld. U kunt nu antwoorden.')
  }
  if (form.text('step') === 'extend') {
    const { dueOn } = await visit.run(extendRequest, { request, reason: form.text('reason') })
    return done(here, `Verlengd tot en met ${formatDate(dueOn)}. Laat de vrager dit nu weten, met de reden.`)
  }
  await visit.run(answerRequest, { request, outcome: form.text('outcome') as 'granted', answer: form.text('answer') })
  return done(here, 'Het verzoek is afgesloten.')
}

const Facts = ({ request, today, name }: { request: Request; today: string; name: string | undefined }) => {
  const { word, tone } = URGENCY_WORDS[urgencyOf(request, today)]
  return (
    <SummaryList
      items={[
        { term: 'Stand', value: <><StatusBadge tone={tone}>{word}</StatusBadge> {REQUEST_STATE_WORDS[request.state]}, sinds {formatDate(request.stateSince)}</> },
        { term: 'Binnengekomen', value: formatDate(request.receivedOn) },
        { term: 'Antwoord uiterlijk', value: formatDate(request.dueOn) },
        ...(request.extensionReason ? [{ term: 'Verlengd omdat', value: request.extensionReason }] : []),
        { term: 'Wie', value: name ?? (request.state === 'received' ? 'nog vaststellen' : 'komt in dit systeem niet voor') },
        ...(request.answer ? [{ term: 'Antwoord', value: request.answer }] : []),
      ]}
    />
  )
}

type Choices = { organisation: string; organisations: { id: string; name: string }[]; people: { id: string; name: string; does: string }[] }

async function choicesFor(visit: Visit): Promise<Choices> {
  const organisation = visit.query.get('organisatie') ?? ''
  return {
    organisation, organisations: await visit.run(listOrganisations, {}),
    people: organisation === '' ? [] : await visit.run(listPeople, { organisation }),
  }
}

const Identify = ({ organisation, organisations, people, kept }: Choices & { kept: Kept }) => (
  <Section title="Wie doet het verzoek?" intro="Laat de vrager eerst zien wie het is. Zoek daarna of die persoon hier voorkomt.">
    <Filter label="Organisatie kiezen">
      Toon mensen van <FilterSelect name="organisatie" label="Organisatie" value={organisation} options={[{ value: '', label: 'kies een organisatie' }, ...organisations.map(({ id, name }) => ({ value: id, label: name }))]} />
    </Filter>
    <Form label="Vaststellen wie het is">
      <Hidden name="step" value="identify" />
      <Select name="subject" label="Persoon" optional empty="Deze persoon komt hier niet voor" options={people.map(({ id, name, does }) => ({ value: id, label: `${name}, ${does}` }))} kept={kept} />
      <FormButtons><Button>Stel vast</Button></FormButtons>
    </Form>
  </Section>
)

const Answer = ({ outcomes, kept }: { outcomes: (keyof typeof OUTCOME_WORDS)[]; kept: Kept }) => (
  <Section title={outcomes.includes('granted') ? 'Antwoord geven' : 'Afsluiten zonder vast te stellen wie het is'}>
    {!outcomes.includes('granted') && <Alert>Kan de vrager niet laten zien wie het is, dan mag u het verzoek afwijzen. Leg dat uit.</Alert>}
    <Form label="Verzoek afsluiten">
      <Hidden name="step" value="answer" />
      <Choice name="outcome" label="Hoe loopt het af?" options={outcomes.map((value) => ({ value, ...OUTCOME_WORDS[value] }))} kept={kept} />
      <TextArea name="answer" label="Wat heeft u geantwoord?" hint="Zonder namen of nummers. Laat leeg als het verzoek is ingetrokken." rows={6} maxlength={4000} optional kept={kept} />
      <FormButtons><Button>Sluit af</Button></FormButtons>
    </Form>
  </Section>
)

const Extend = ({ kept }: { kept: Kept }) => (
  <Section title="Meer tijd nodig?">
    <Form label="Termijn verlengen">
      <Hidden name="step" value="extend" />
      <TextArea name="reason" label="Waarom duurt het langer?" hint="U laat de vrager dit binnen de eerste maand weten. Verlengen kan één keer, met twee maanden." rows={3} maxlength={1000} kept={kept} />
      <FormButtons><Button kind="secondary">Verleng met twee maanden</Button></FormButtons>
    </Form>
  </Section>
)
