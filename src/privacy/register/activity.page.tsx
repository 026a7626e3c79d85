// One activity of the register: what it is, which operations name it, and how it stood before. Its address is its name in both logs.
import { page } from '../../platform/page.ts'
import { Problem } from '../../platform/problem.ts'
import { Actions, ButtonLink, DataTable, formatMoment, Section } from '../../ui/public.ts'
import { ActivityFacts } from '../parts/activity-facts.tsx'
import { operationsOf } from '../parts/operations-of.ts'
import { routes } from '../routes.ts'
import { showRegister } from './register.ts'

export default page({
  async show(visit) {
    const name = visit.params['activity'] ?? ''
    const { entry, activities: [current, ...past] } = await visit.run(showRegister, { activity: name, past: true })
    if (!current) throw new Problem('not-found', { detail: 'Deze verwerking kennen wij niet.' })
    const operations = await operationsOf(name)
    return {
      title: `Verwerking: ${current.title}`,
      lead: current.validTo ? `Deze verwerking is gestopt op ${formatMoment(current.validTo)}.` : `In het register sinds ${formatMoment(current.validFrom)}, onder de naam ${name}.`,
      crumbs: [{ label: 'Privacy', href: routes.home.url({}) }, { label: 'Verwerkingsregister', href: routes.register.url({}) }],
      body: (
        <>
          <ActivityFacts activity={current} entry={current.ownEntry ?? entry} />
          {visit.actor.role === 'privacy-officer' && (
            <Actions>
              <ButtonLink href={routes.stateEntry.url({}, { verwerking: name })} kind="secondary">Vul eigen gegevens in voor deze verwerking</ButtonLink>
              <ButtonLink href={routes.log.url({}, { verwerking: name })} kind="secondary">Zoek in het logboek</ButtonLink>
            </Actions>
          )}
          <Section title="Handelingen" intro="Dit zijn de handelingen in het systeem die bij deze verwerking horen. De lijst komt uit het programma zelf.">
            <DataTable
              caption="Handelingen" quietCaption phone="stack" rows={operations} empty="Geen"
              columns={[
                { head: 'Handeling', rowHead: true, cell: (row) => row.name },
                { head: 'Wat', cell: (row) => (row.kind === 'read' ? 'bekijken' : 'veranderen') },
              ]}
            />
          </Section>
          {past.length > 0 && (
            <Section title="Eerdere versies">
              <DataTable
                caption="Eerdere versies" quietCaption phone="stack" rows={past}
                columns={[
                  { head: 'Van', rowHead: true, cell: (row) => formatMoment(row.validFrom) },
                  { head: 'Tot', cell: (row) => (row.validTo ? formatMoment(row.validTo) : '') },
                  { head: 'Waarvoor', cell: (row) => row.purpose },
                  { head: 'Grondslag', cell: (row) => row.legalBasis },
                ]}
              />
            </Section>
          )}
        </>
      ),
    }
  },
})
