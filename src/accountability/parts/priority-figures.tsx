// What open figures say of a priority: the kinds of crime that go with it, the most telling one as a map and a trend.
import type { RegionMap } from '../../places/public.ts'
import { Prose, Section, Split } from '../../ui/public.ts'
import type { OffenceAccount } from '../offence.ts'
import { routes } from '../routes.ts'
import { OFFENCE_NOTES, offenceName, tallyOf, trendText } from '../words.ts'
import { ChangeMap } from './change-map.tsx'
import { DifferenceTable } from './difference-table.tsx'
import { geographyText, sourceText } from './provenance.ts'
import { Trend } from './trend.tsx'

export type ShownFigures = { accounts: OffenceAccount[]; first: OffenceAccount; map: RegionMap }

const TITLE = 'Wat open cijfers erover zeggen'

export function PriorityFigures({ figures }: { figures: ShownFigures | undefined }) {
  if (!figures) {
    return (
      <Section title={TITLE}>
        <Prose><p>Niets. Over deze prioriteit zijn er geen open cijfers per gemeente die wij kunnen vergelijken. <a href={`${routes.home.url({})}#misdrijven`}>Welke cijfers wij wel hebben</a></p></Prose>
      </Section>
    )
  }
  const { accounts, first, map } = figures
  const { years, region, deliveries, municipalities, geography, trend, difference } = first
  const [name, source, csv] = [offenceName(first.code, first.label), sourceText(deliveries), routes.offenceCsv.url({ file: `${first.code}.csv` })]
  const notes = [...new Set(accounts.flatMap(({ code }) => OFFENCE_NOTES[code] ?? []))]
  return (
    <Section title={TITLE} intro="Deze soorten misdrijven kozen wij erbij. Dat deed de strategie niet.">
      <Split
        wide={<ChangeMap
          title={`${name}: ${tallyOf(municipalities)}`} subtitle={`Verandering ${years.target} ten opzichte van ${years.base}. ${geographyText(geography)}`}
          label={`${name} per gemeente`} map={map} years={years} source={source} csv={csv} table={`${routes.offence.url({ offence: first.code })}#gemeenten`}
          differences={new Map(municipalities.map((place) => [place.code, place.difference]))}
        />}
        narrow={<Trend
          id="verloop" title={`${name}: ${trendText(trend, years, difference?.verdict).toLowerCase()}`} subtitle={`Misdrijven per jaar in ${region.name}`}
          trend={trend} years={years} source={source} csv={csv}
        />}
      />
      {notes.length > 0 && <Prose>{notes.map((note) => <p>{note}</p>)}</Prose>}
      <DifferenceTable
        caption={`Misdrijven in ${region.name} die bij deze prioriteit passen`} of="Soort misdrijf" years={years}
        rows={accounts.map((account) => ({ name: offenceName(account.code, account.label), href: routes.offence.url({ offence: account.code }), difference: account.difference }))}
      />
    </Section>
  )
}
