// The front page: is the region safer, ambition by ambition, with the proof beside it and the way to every figure.
import { listStories } from '../frontline/public.ts'
import { mapDateOf, showMap } from '../places/public.ts'
import { page } from '../platform/page.ts'
import { Actions, Cards, Section, Split } from '../ui/public.ts'
import { type Overview, showOverview } from './overview.ts'
import { AmbitionCard } from './parts/ambition-card.tsx'
import { ChangeMap } from './parts/change-map.tsx'
import { DifferenceTable } from './parts/difference-table.tsx'
import { geographyText, sourceText } from './parts/provenance.ts'
import { StoryHere } from './parts/story-here.tsx'
import { countThread, ThreadHere } from './parts/thread-steps.tsx'
import { Trend } from './parts/trend.tsx'
import { routes } from './routes.ts'
import { offenceName, tallyOf, trendText } from './words.ts'

export default page({
  async show(visit) {
    const [overview, counts, { stories }] = await Promise.all([visit.run(showOverview, {}), countThread(visit), visit.run(listStories, {})])
    const map = await visit.run(showMap, { on: mapDateOf(overview.geography.mapYear) })
    const [story] = stories
    const { strategy, region, years, ambitions, shown, deliveries } = overview
    const [name, source, csv] = [offenceName(shown.code, shown.label), sourceText(deliveries), routes.offenceCsv.url({ file: `${shown.code}.csv` })]
    return {
      title: `Is ${region} in ${years.target} veiliger dan in ${years.base}?`, section: 'account',
      lead: `${strategy.municipalities} gemeenten, het Openbaar Ministerie en de politie spraken samen ${ambitions.length} ambities af. Hier leest u hoe het ervoor staat, hoe zeker dat is, en wat mensen in hun werk ervan merken.`,
      body: (
        <>
          <Cards>{ambitions.map((ambition) => <AmbitionCard ambition={ambition} />)}</Cards>
          <Split
            wide={<ChangeMap
              title={`${name}: ${tallyOf(shown.municipalities)}`} subtitle={`Verandering ${years.target} ten opzichte van ${years.base}. ${geographyText(overview.geography)}`}
              label={`${name} per gemeente`} map={map} years={years} source={source} csv={csv} table={`${routes.offence.url({ offence: shown.code })}#gemeenten`}
              differences={new Map(shown.municipalities.map(({ code, difference }) => [code, difference]))}
            />}
            narrow={(
              <>
                <Trend
                  id="verloop" title={`${name}: ${trendText(shown.trend, years, shown.difference?.verdict).toLowerCase()}`} subtitle={`Misdrijven per jaar in ${region}`}
                  trend={shown.trend} years={years} source={source} csv={csv}
                />
                {story && <StoryHere story={story} />}
              </>
            )}
          />
          <ThreadHere counts={counts} priorities={strategy.priorities} ambitions={ambitions.length} trial={visit.trial} />
          <Everything overview={overview} />
        </>
      ),
    }
  },
})

/** The way to every offence and every area. */
const Everything = ({ overview: { years, region, offences, districts, municipalities } }: { overview: Overview }) => (
  <>
    <Section title="Per soort misdrijf" intro={`De soorten waarvan er openbare cijfers per gemeente zijn, in heel ${region}.`} id="misdrijven">
      <DifferenceTable
        caption={`Misdrijven in ${region} per soort`} of="Soort misdrijf" years={years}
        rows={offences.map(({ code, label, difference }) => ({ name: offenceName(code, label), href: routes.offence.url({ offence: code }), difference }))}
      />
    </Section>
    <Section title="Per district" intro="Alle soorten samen." id="districten">
      <DifferenceTable caption="Misdrijven per district" of="District" years={years} rows={districts.map((row) => ({ ...row, href: routes.district.url({ district: row.code }) }))} />
    </Section>
    <Section title="Per gemeente" intro="Kies een gemeente." id="gemeenten">
      <nav aria-label="Gemeenten">
        <Actions>{municipalities.map(({ code, name }) => <a class="utrecht-link utrecht-link--html-a" href={routes.municipality.url({ municipality: code })}>{name}</a>)}</Actions>
      </nav>
    </Section>
  </>
)
