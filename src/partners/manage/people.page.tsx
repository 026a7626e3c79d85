// People and mandates of one organisation, for who manages them: who may do what, since when, given by whom; and what to arrange.
import { done, page, type Visit } from '../../platform/page.ts'
import { Actions, Alert, ButtonLink, countOf, Section } from '../../ui/public.ts'
import { showOrganisation } from '../organisation.ts'
import { routes } from '../routes.ts'
import { endMandate } from './end-mandate.ts'
import { PeopleTable } from './parts/people-table.tsx'
import { listPeople } from './people.ts'
import { listReviews } from './reviews.ts'
import { mayGive } from '../rules.ts'

const organisationOf = (visit: Visit): string => visit.params['organisation'] ?? ''

export default page({
  async show(visit) {
    const { id: organisation, name } = await visit.run(showOrganisation, { organisation: organisationOf(visit) })
    const { mandates } = await visit.run(listReviews, { organisation })
    const people = await visit.run(listPeople, { organisation, which: 'all' })
    const waiting = mandates.filter(({ state, mayReview }) => mayReview && state !== 'later').length
    return {
      title: 'Mensen en mandaten',
      lead: name,
      crumbs: [{ label: 'Partners', href: routes.organisations.url({}) }, { label: name, href: routes.organisation.url({ organisation }) }],
      body: (
        <>
          {waiting > 0 && (
            <Alert title={`${countOf(waiting, 'mandaat', 'mandaten')} om na te lopen`}>
              <p>Klopt het nog dat deze mensen dit mogen? <a href={routes.reviews.url({ organisation })}>Loop de rechten na</a></p>
            </Alert>
          )}
          <PeopleTable
            people={people} empty="Voeg de eerste persoon toe."
            mayEnd={(person, mandate) => mayGive(visit.actor, { role: mandate.role, organisation, person: person.id })}
          />
          <Section title="Regelen" intro="Een mandaat zegt in welke rol iemand werkt, en van wanneer tot wanneer. Wat u beëindigt, werkt meteen.">
            <Actions>
              <ButtonLink href={routes.arrange.url({ organisation, what: 'nieuw' })}>Voeg iemand toe</ButtonLink>
              <ButtonLink kind="secondary" href={routes.arrange.url({ organisation, what: 'mandaat' })}>Geef een mandaat</ButtonLink>
              <ButtonLink kind="secondary" href={routes.arrange.url({ organisation, what: 'vervanging' })}>Regel vervanging</ButtonLink>
              <ButtonLink kind="secondary" href={routes.arrange.url({ organisation, what: 'vertrek' })}>Leg een vertrek vast</ButtonLink>
              <ButtonLink kind="secondary" href={routes.reviews.url({ organisation })}>Loop de rechten na</ButtonLink>
            </Actions>
          </Section>
        </>
      ),
    }
  },
  async act(visit, form) {
    const { organisation } = await visit.run(endMandate, { mandate: form.text('end') })
    return done(routes.people.url({ organisation }), 'Het mandaat is beëindigd. Deze persoon kan er niet meer mee werken.')
  },
})
