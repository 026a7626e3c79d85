// The strategy's own table of registered crime, beside what open figures say of each category.
import { page } from '../platform/page.ts'
import { Alert, formatChange, joinWords, Prose, Quiet, Section } from '../ui/public.ts'
import { showClaimedChanges } from './claimed-changes.ts'
import { type Delivery, showOpenFigures } from './open-figures.ts'
import { ComparisonTable, fittingPercentage } from './parts/comparison-table.tsx'
import { toOverview } from './parts/crumbs.ts'
import { LinesLink } from './parts/source-place.tsx'
import { routes } from './routes.ts'

export default page({
  async show(visit) {
    const strategy = visit.params['strategy'] ?? ''
    const [claim, figures] = await Promise.all([visit.run(showClaimedChanges, { strategy }), visit.run(showOpenFigures, { strategy })])
    const { percentages, baseYear, targetYear, doubt } = claim
    const categories = claim.categories.map((category) => {
      const { region = null, country = null } = figures.categories.find(({ slug }) => slug === category.slug) ?? {}
      return { ...category, region, country }
    })
    const fit = categories.filter(({ region }) => fittingPercentage(percentages, region) !== undefined)
    return {
      title: titleOf(fit.map(({ name }) => name), categories.length),
      section: 'choose',
      crumbs: [...toOverview(), { label: `Strategie ${strategy}`, href: routes.strategy.url({ strategy }) }],
      lead: `De strategie geeft een eigen tabel: geregistreerde misdrijven in ${targetYear} vergeleken met ${baseYear}. Hier staat die naast de open cijfers.`,
      body: (
        <>
          <Section title="Wat de strategie zegt">
            <Prose>
              <p>De namen: {joinWords(categories.map(({ name }) => name.toLowerCase()))}.</p>
              <p>De percentages: {joinWords(percentages.map((percentage) => formatChange(percentage / 100)))}.</p>
              <p class="quiet small"><LinesLink strategy={strategy} firstLine={claim.firstLine} lastLine={claim.lastLine} anchor={claim.chapter} /></p>
            </Prose>
            <Alert tone="warning">{doubt}</Alert>
          </Section>
          <Section title="Wat onze open cijfers zeggen">
            <ComparisonTable strategy={strategy} baseYear={baseYear} targetYear={targetYear} percentages={percentages} categories={categories} />
          </Section>
          <Section title="Waar u op moet letten">
            <Prose>
              {claim.caveats.map((caveat) => <p>{caveat}</p>)}
            </Prose>
            {figures.region && <DeliveryLine delivery={figures.region} />}
            {figures.country && <DeliveryLine delivery={figures.country} />}
          </Section>
        </>
      ),
    }
  },
})

const titleOf = (fit: string[], all: number): string => fit.length === 0
  ? 'De eigen cijfers van de strategie kunnen wij niet bevestigen'
  : `${joinWords(fit)}: onze open cijfers passen bij de strategie. De andere ${all - fit.length} categorieën kunnen wij niet bevestigen`

const DeliveryLine = ({ delivery: { source, table, title, modified, mapYear, municipalities } }: { delivery: Delivery }) => (
  <Quiet>
    {source}, tabel {table}, {title}{modified ? `, stand ${modified}` : ''}.
    {municipalities > 0 && ` Opgeteld over ${municipalities} gemeenten, alle jaren op de kaart van ${mapYear ?? 'een onbekend jaar'}.`}
  </Quiet>
)
