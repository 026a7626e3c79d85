// The form in which the privacy officer states what only the coalition knows of its processing.
import { done, onlyFor, page } from '../../platform/page.ts'
import { Problem } from '../../platform/problem.ts'
import { Alert, Button, DateField, Form, FormButtons, formatMoment, type Kept, TextArea } from '../../ui/public.ts'
import { privacyOfficer } from '../rules.ts'
import { routes } from '../routes.ts'
import { type RegisterEntry, showRegister } from './register.ts'
import { stateRegisterEntry } from './state-register-entry.ts'

export default page({
  async show(visit, kept) {
    onlyFor(visit, privacyOfficer)
    const name = visit.query.get('verwerking') ?? ''
    const { entry: general, activities } = await visit.run(showRegister, name === '' ? {} : { activity: name })
    const activity = name === '' ? undefined : activities[0]
    if (name !== '' && !activity) throw new Problem('not-found')
    const entry = activity?.ownEntry ?? general
    return {
      title: activity ? `Gegevens van ‘${activity.title}’` : 'Gegevens van de coalitie',
      lead: activity ? 'Dit geldt alleen voor deze verwerking.' : 'Dit geldt voor alle verwerkingen die geen eigen gegevens hebben.',
      crumbs: [{ label: 'Privacy', href: routes.home.url({}) }, { label: 'Verwerkingsregister', href: routes.register.url({}) }],
      body: (
        <>
          <Alert>Wat u hier invult, kan iedereen lezen. Noem functies en bureaus, geen namen van mensen. Elke versie blijft bewaard.{entry && ` De laatste is van ${formatMoment(entry.statedAt)}.`}</Alert>
          <Facts entry={entry ?? NOTHING_YET} kept={kept} />
        </>
      ),
    }
  },
  async act(visit, form) {
    const name = visit.query.get('verwerking') ?? ''
    await visit.run(stateRegisterEntry, {
      ...(name === '' ? {} : { activity: name }),
      controller: form.text('controller'), jointControllers: form.text('jointControllers'), contact: form.text('contact'), processors: form.text('processors'),
      transfers: form.text('transfers'), dpiaOn: form.text('dpiaOn'), reviewedOn: form.text('reviewedOn'),
    })
    return done(name === '' ? routes.register.url({}) : routes.activity.url({ activity: name }), 'Bewaard. De vorige versie blijft in het register staan.')
  },
})

type Stated = Omit<RegisterEntry, 'statedAt'>
const NOTHING_YET: Stated = { controller: '', jointControllers: '', contact: '', processors: '', transfers: '', dpiaOn: null, reviewedOn: null }

const Facts = ({ entry, kept }: { entry: Stated; kept: Kept }) => (
  <Form label="Gegevens voor het register">
    <TextArea name="controller" label="Verwerkingsverantwoordelijke" rows={2} value={entry.controller} kept={kept} />
    <TextArea name="jointControllers" label="Mede verantwoordelijk, en wat zij afspraken" rows={3} value={entry.jointControllers} kept={kept} />
    <TextArea name="contact" label="Zo bereiken mensen de functionaris gegevensbescherming" hint="Deze tekst staat op de privacypagina." rows={2} value={entry.contact} kept={kept} />
    <TextArea name="processors" label="Verwerkers" hint="Bijvoorbeeld wie de servers beheert. Schrijf ‘geen’ als er geen zijn." rows={2} value={entry.processors} kept={kept} />
    <TextArea name="transfers" label="Gaan gegevens naar een land buiten de EER?" hint="Schrijf ‘geen’ als dat niet zo is." rows={2} value={entry.transfers} kept={kept} />
    <DateField name="dpiaOn" label="Wanneer is de DPIA gedaan?" optional value={entry.dpiaOn ?? ''} kept={kept} />
    <DateField name="reviewedOn" label="Wanneer is dit register voor het laatst nagekeken?" optional value={entry.reviewedOn ?? ''} kept={kept} />
    <FormButtons><Button>Bewaar</Button></FormButtons>
  </Form>
)
