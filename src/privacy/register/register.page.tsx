// The processing register (AVG art. 30): every activity on one page, to read and to print.
import { page } from '../../platform/page.ts'
import { Actions, Alert, ButtonLink, DataTable, Section } from '../../ui/public.ts'
import { ActivityFacts, keptFor } from '../parts/activity-facts.tsx'
import { routes } from '../routes.ts'
import { showRegister } from './register.ts'

export default page({
  async show(visit) {
    const { entry, activities } = await visit.run(showRegister, {})
    const mayState = visit.actor.role === 'privacy-officer'
    return {
      title: 'Verwerkingsregister',
      lead: 'Van wie wij gegevens gebruiken, waarvoor, op welke grond en hoe lang. Het register staat in het systeem zelf: een handeling die er niet in staat, kan niemand doen.',
      crumbs: [{ label: 'Privacy', href: routes.home.url({}) }],
      body: (
        <>
          {!entry && <Alert tone="warning">De coalitie heeft nog niet ingevuld wie de verwerkingsverantwoordelijke is en hoe de functionaris gegevensbescherming te bereiken is. Het register is daarom nog niet volledig.</Alert>}
          <Actions>
            <ButtonLink href={routes.registerCsv.url({})} kind="secondary">Download als CSV</ButtonLink>
            {mayState && <ButtonLink href={routes.stateEntry.url({})}>Vul de gegevens van de coalitie in</ButtonLink>}
          </Actions>
          <DataTable
            caption="Alle verwerkingen" phone="stack" rows={activities} href={({ name }) => `#${name}`}
            columns={[
              { head: 'Verwerking', rowHead: true, cell: ({ title }) => title },
              { head: 'Waarvoor', cell: ({ purpose }) => purpose },
              { head: 'Hoe lang', cell: (activity) => keptFor(activity) },
            ]}
          />
          {activities.map((activity) => (
            <Section title={activity.title} id={activity.name}>
              <ActivityFacts activity={activity} entry={activity.ownEntry ?? entry} />
              <p><a href={routes.activity.url({ activity: activity.name })}>Handelingen bij ‘{activity.title}’</a></p>
            </Section>
          ))}
        </>
      ),
    }
  },
})
