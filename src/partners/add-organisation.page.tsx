// The form with which the coalition office adds a partner.
import { done, page } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { Button, DateField, Form, FormButtons, Select, TextField } from '../ui/public.ts'
import { addOrganisation } from './add-organisation.ts'
import { routes } from './routes.ts'
import { ADDABLE_KINDS } from './rules.ts'
import { KIND_WORDS } from './words.ts'

export default page({
  async show(visit, kept) {
    if (visit.actor.role !== 'coalition-office') throw new Problem(visit.actor.role === 'visitor' ? 'not-signed-in' : 'not-allowed')
    return {
      title: 'Een organisatie toevoegen',
      lead: 'Iedereen kan zien welke organisaties meedoen.',
      crumbs: [{ label: 'Partners', href: routes.organisations.url({}) }],
      body: (
        <Form label="Organisatie toevoegen">
          <TextField name="name" label="Naam" maxlength={120} kept={kept} />
          <Select name="kind" label="Soort organisatie" options={ADDABLE_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))} kept={kept} />
          <DateField name="validFrom" label="Partner sinds" optional kept={kept} />
          <FormButtons><Button>Voeg toe</Button></FormButtons>
        </Form>
      ),
    }
  },
  async act(visit, form) {
    const validFrom = form.text('validFrom')
    const { id } = await visit.run(addOrganisation, {
      name: form.text('name'), kind: form.text('kind') as (typeof ADDABLE_KINDS)[number], ...(validFrom === '' ? {} : { validFrom }),
    })
    return done(routes.organisation.url({ organisation: id }), 'De organisatie is toegevoegd.')
  },
})
