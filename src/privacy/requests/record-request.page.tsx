// The form with which the privacy officer takes in a request of someone about the own data.
import { dayOf } from '../../places/public.ts'
import { done, onlyFor, page } from '../../platform/page.ts'
import { Button, Choice, DateField, Form, FormButtons, TextArea, TextField } from '../../ui/public.ts'
import { privacyOfficer, REQUEST_KINDS } from '../rules.ts'
import { routes } from '../routes.ts'
import { REQUEST_KIND_WORDS } from '../words.ts'
import { recordRequest } from './record-request.ts'

export default page({
  async show(visit, kept) {
    onlyFor(visit, privacyOfficer)
    return {
      title: 'Een verzoek innemen',
      lead: 'Naam en adres van de vrager bewaart u in uw eigen briefwisseling, niet hier.',
      crumbs: [{ label: 'Privacy', href: routes.home.url({}) }, { label: 'Verzoeken', href: routes.requests.url({}) }],
      body: (
        <Form label="Verzoek innemen">
          <Choice name="kind" label="Wat wordt er gevraagd?" options={REQUEST_KINDS.map((value) => ({ value, ...REQUEST_KIND_WORDS[value] }))} kept={kept} />
          <TextField name="reference" label="Kenmerk van uw briefwisseling" maxlength={120} kept={kept} />
          <TextArea name="asked" label="Wat wordt er gevraagd, in het kort?" hint="Zonder namen, adressen of nummers van mensen." rows={4} kept={kept} />
          <DateField name="receivedOn" label="Wanneer kwam het binnen?" value={dayOf(new Date())} kept={kept} />
          <FormButtons><Button>Neem in</Button></FormButtons>
        </Form>
      ),
    }
  },
  async act(visit, form) {
    const { request } = await visit.run(recordRequest, {
      kind: form.text('kind') as 'access', reference: form.text('reference'), asked: form.text('asked'), receivedOn: form.text('receivedOn'),
    })
    return done(routes.request.url({ request }), 'Het verzoek is ingenomen. De termijn loopt.')
  },
})
