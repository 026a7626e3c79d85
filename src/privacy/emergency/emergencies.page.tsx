// Emergency access for the privacy officer: what is open now and can be ended, what nobody looked at yet, and what was before.
import { EmergencyTable, endEmergency, listEmergencies } from '../../partners/public.ts'
import { done, onlyFor, page } from '../../platform/page.ts'
import { Button, ButtonLink, EmptyState, Form, FormButtons, Hidden, Section } from '../../ui/public.ts'
import { privacyOfficer } from '../rules.ts'
import { routes } from '../routes.ts'
import { listEmergenciesSeen } from './emergencies-seen.ts'
import { markEmergencySeen } from './mark-emergency-seen.ts'

export default page({
  async show(visit) {
    onlyFor(visit, privacyOfficer)
    const [{ emergencies }, seen] = [await visit.run(listEmergencies, {}), new Set(await visit.run(listEmergenciesSeen, {}))]
    const unseen = emergencies.filter(({ id }) => !seen.has(id))
    return {
      title: 'Noodtoegang',
      lead: 'Wie in nood kort mocht lezen wat anders niet te zien is, met de reden. U kunt noodtoegang meteen beëindigen.',
      crumbs: [{ label: 'Privacy', href: routes.home.url({}) }],
      body: (
        <>
          <Section title="Nog door niemand bekeken">
            <EmergencyTable emergencies={unseen} mayEnd empty={<EmptyState title="Alles is bekeken" level={3}>Nieuwe noodtoegang staat hier meteen.</EmptyState>} />
            {unseen.map(({ id, person, name }) => (
              <Form label={`Noodtoegang van ${name} bekeken`}>
                <Hidden name="seen" value={id} />
                <FormButtons>
                  <ButtonLink href={routes.log.url({}, { persoon: person, nood: 'ja' })} kind="secondary" about={`van ${name}`}>Zie wat er is gelezen</ButtonLink>
                  <Button about={`de noodtoegang van ${name}`}>Ik heb dit bekeken</Button>
                </FormButtons>
              </Form>
            ))}
          </Section>
          <Section title="Eerder bekeken">
            <EmergencyTable emergencies={emergencies.filter(({ id }) => seen.has(id))} mayEnd empty={<EmptyState title="Er is nog niets" level={3}>Wat u heeft bekeken, blijft hier staan.</EmptyState>} />
          </Section>
        </>
      ),
    }
  },
  async act(visit, form) {
    if (form.text('end') !== '') {
      await visit.run(endEmergency, { emergency: form.text('end') })
      return done(routes.emergencies.url({}), 'De noodtoegang is beëindigd.')
    }
    await visit.run(markEmergencySeen, { emergency: form.text('seen') })
    return done(routes.emergencies.url({}), 'Genoteerd dat u dit heeft bekeken.')
  },
})
