// The start of choosing: the strategy on one page, and what came after it.
import { page } from '../platform/page.ts'
import { Problem } from '../platform/problem.ts'
import { Actions, ButtonLink, DataTable, formatDate, Section } from '../ui/public.ts'
import { Picture } from './parts/picture.tsx'
import { lastDayOf } from './rules.ts'
import { routes } from './routes.ts'
import { listStrategies } from './strategies.ts'
import { showStrategy } from './strategy.ts'

export default page({
  async show(visit) {
    const { strategies } = await visit.run(listStrategies, {})
    // The account is about the latest strategy that set ambitions; a later one may be known in outline only.
    const shown = strategies.find((strategy) => strategy.ambitions > 0) ?? strategies[0]
    if (!shown) throw new Problem('not-found', { detail: 'Er is nog geen strategie ingelezen.' })
    const strategy = await visit.run(showStrategy, { strategy: shown.slug })
    const years = { strategy: strategy.slug }
    return {
      title: `De strategie ${strategy.slug} in één beeld`,
      section: 'choose',
      lead: `${strategy.municipalities} gemeenten, het Openbaar Ministerie en de politie kozen samen waar zij aan werken. Bij elke zin leest u waar die in de bron staat.`,
      body: (
        <>
          <Picture strategy={strategy} level={2} />
          <Actions>
            <ButtonLink href={routes.strategy.url(years)}>Lees de hele strategie</ButtonLink>
            <ButtonLink href={routes.districtThemes.url(years)} kind="secondary">Thema’s per district</ButtonLink>
            <ButtonLink href={routes.priorities.url({})} kind="secondary">Prioriteiten toen en nu</ButtonLink>
          </Actions>
          <Section title="Alle strategieën">
            <DataTable
              caption="Strategieën van de coalitie" quietCaption phone="stack" rows={strategies}
              href={({ slug }) => routes.strategy.url({ strategy: slug })}
              columns={[
                { head: 'Strategie', cell: ({ title }) => title },
                { head: 'Vanaf', cell: ({ validFrom }) => formatDate(validFrom) },
                { head: 'Tot en met', cell: ({ validTo }) => formatDate(lastDayOf(validTo)) },
                { head: 'Uitspraken', numeric: true, cell: ({ statements }) => statements },
              ]}
            />
          </Section>
        </>
      ),
    }
  },
})
