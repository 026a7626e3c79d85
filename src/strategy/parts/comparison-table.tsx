// The strategy's own table beside open figures: per category what it counts, what our figures say, and whether they can confirm it.
import { DataTable, formatChange, formatNumber, joinWords, VerdictChip } from '../../ui/public.ts'
import type { ClaimedCategory } from '../claimed-changes.ts'
import type { Sums } from '../open-figures.ts'
import { fitting } from '../rules.ts'
import { LinesLink } from './source-place.tsx'

export type ComparedCategory = ClaimedCategory & { region: Sums | null; country: Sums | null }

export type Comparison = { strategy: string; baseYear: number; targetYear: number; percentages: number[]; categories: ComparedCategory[] }

/** The percentage of the strategy that a whole category of the region rounds to; and fitting is not proof. */
export const fittingPercentage = (percentages: number[], region: Sums | null): number | undefined =>
  region && region.missing.length === 0 ? fitting(percentages, region) : undefined

export const ComparisonTable = ({ strategy, baseYear, targetYear, percentages, categories }: Comparison) => (
  <DataTable
    caption={`Geregistreerde misdrijven, ${targetYear} vergeleken met ${baseYear}`} rows={categories} phone="stack"
    columns={[
      { head: 'Categorie', rowHead: true, cell: ({ name, firstLine, lastLine }) => (
        <>{name} <span class="quiet small"><LinesLink strategy={strategy} firstLine={firstLine} lastLine={lastLine} anchor="beeld-ontwikkeling" /></span></>
      ) },
      { head: 'Wat telt mee', cell: ({ definition }) => definition },
      { head: 'Open cijfers, regio', cell: ({ region }) => (region ? <Figures sums={region} /> : 'Niet per gemeente. Dit kunnen wij voor de regio niet narekenen.') },
      { head: 'Open cijfers, Nederland', cell: ({ country }) => (country ? <Figures sums={country} /> : 'Geen cijfer ingelezen.') },
      { head: 'Klopt de strategie?', cell: ({ region }) => <Judgement percentage={fittingPercentage(percentages, region)} /> },
    ]}
  />
)

/** `−27,0%` and under it `8.455 → 6.170`, with what is missing from the sum. */
const Figures = ({ sums: { before, after, offences, missing } }: { sums: Sums }) => (
  <>
    <strong>{formatChange(after / before - 1, 1)}</strong><br />
    <span class="quiet small">van {formatNumber(before)} naar {formatNumber(after)}</span>
    {missing.length > 0 && (
      <span class="quiet small">
        <br />Opgeteld: {joinWords(offences.map(({ title }) => title))}. Wat ontbreekt: misdrijf {joinWords(missing)}. Daarom is dit niet de hele categorie.
      </span>
    )}
  </>
)

const Judgement = ({ percentage }: { percentage: number | undefined }) => percentage === undefined
  ? <VerdictChip kind="open" word="niet te bevestigen" />
  : (
    <>
      <VerdictChip kind="open" word="past bij een cijfer" /><br />
      <span class="quiet small">Onze telling rondt af op {formatChange(percentage / 100)}. Dat percentage staat in de strategie. Dat het bij deze categorie hoort, is onze conclusie.</span>
    </>
  )
