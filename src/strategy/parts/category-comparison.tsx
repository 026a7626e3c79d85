// One category of the strategy's own table: what it counts, what open figures say, and whether they can confirm it.
import { formatChange, formatNumber, joinWords, Section, SummaryList, VerdictChip } from '../../ui/public.ts'
import type { ClaimedCategory } from '../claimed-changes.ts'
import type { Sums } from '../open-figures.ts'
import { fitting } from '../rules.ts'
import { LinesLink } from './source-place.tsx'

type Years = { baseYear: number; targetYear: number }

export type Comparison = Years & {
  strategy: string
  category: ClaimedCategory
  percentages: number[]
  region: Sums | null
  country: Sums | null
}

/** `van 8.455 in 2015 naar 6.170 in 2018 (−27,0%)` */
const told = ({ before, after }: Sums, { baseYear, targetYear }: Years): string =>
  `van ${formatNumber(before)} in ${baseYear} naar ${formatNumber(after)} in ${targetYear} (${formatChange(after / before - 1, 1)})`

export function CategoryComparison(comparison: Comparison) {
  const { strategy, category, region, country } = comparison
  const { name, definition, firstLine, lastLine } = category
  return (
    <Section title={name} id={category.slug}>
      <Judgement {...comparison} />
      <SummaryList
        items={[
          { term: 'Wat telt mee', value: definition },
          { term: 'In de regio', value: region ? <Figures sums={region} years={comparison} /> : 'Onze open cijfers hebben dit niet per gemeente. Wij kunnen dit voor de regio niet narekenen.' },
          { term: 'In heel Nederland', value: country ? <Figures sums={country} years={comparison} /> : 'Geen open cijfer ingelezen.' },
          { term: 'In de strategie', value: <LinesLink strategy={strategy} firstLine={firstLine} lastLine={lastLine} anchor="beeld-ontwikkeling" /> },
        ]}
      />
    </Section>
  )
}

const Figures = ({ sums, years }: { sums: Sums; years: Years }) => (
  <>
    {told(sums, years)}.
    {sums.missing.length > 0 && (
      <span class="quiet small">
        {' '}Opgeteld: {joinWords(sums.offences.map(({ title }) => title))}. Wat ontbreekt: misdrijf {joinWords(sums.missing)}. Daarom is dit niet de hele categorie.
      </span>
    )}
  </>
)

/** Only a whole category of the region can fit a percentage of the strategy; and fitting is not proof. */
function Judgement({ region, percentages }: Comparison) {
  const percentage = region && region.missing.length === 0 ? fitting(percentages, region) : undefined
  if (percentage === undefined) return <p><VerdictChip kind="open" word="niet te bevestigen" /></p>
  return (
    <p>
      <VerdictChip kind="open" word="past bij een cijfer uit de strategie" /> Onze telling rondt af op {formatChange(percentage / 100)}, en dat percentage staat in de strategie. Dat het daar bij deze categorie hoort, is onze conclusie.
    </p>
  )
}
