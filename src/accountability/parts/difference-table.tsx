// The table behind a picture: per place or per offence the two years, the change with its margin, and what may be concluded.
import { DataTable, formatNumber, Quiet, StatusBadge } from '../../ui/public.ts'
import { routes } from '../routes.ts'
import { CHANGE_WORDS, changeText, marginText } from '../words.ts'
import type { ShownDifference } from './difference.ts'

/** `beside` is the same offence or place elsewhere, to compare the change with. */
export type DifferenceRow = { name: string; href?: string | undefined; difference: ShownDifference | null; beside?: ShownDifference | null | undefined }

export type DifferenceTableProps = {
  caption: string
  /** What a row is: 'Gemeente', 'Soort misdrijf'. */
  of: string
  years: { base: number; target: number }
  rows: DifferenceRow[]
  /** What `beside` is: 'Verandering in de regio'. */
  besideHead?: string | undefined
}

const TONES = { 'fell': 'done', 'no-demonstrable-difference': 'neutral', 'rose': 'attention' } as const
const MISSING = 'geen cijfer'

export const DifferenceTable = ({ caption, of, years, rows, besideHead }: DifferenceTableProps) => (
  <>
    <DataTable<DifferenceRow>
      caption={caption} quietCaption rows={rows} href={({ href }) => href}
      columns={[
        { head: of, rowHead: true, cell: ({ name }) => name },
        { head: String(years.base), numeric: true, cell: ({ difference }) => (difference ? formatNumber(difference.earlier) : MISSING) },
        { head: String(years.target), numeric: true, cell: ({ difference }) => (difference ? formatNumber(difference.later) : MISSING) },
        { head: 'Verandering', numeric: true, cell: ({ difference }) => (difference ? changeText(difference.change) : '–') },
        { head: 'Marge', numeric: true, cell: ({ difference }) => (difference ? marginText(difference.change) : '–') },
        { head: 'Oordeel', cell: ({ difference }) => difference && <StatusBadge tone={TONES[difference.verdict]}>{CHANGE_WORDS[difference.verdict]}</StatusBadge> },
        ...(besideHead ? [{ head: besideHead, numeric: true, cell: ({ beside }: DifferenceRow) => (beside ? changeText(beside.change) : '–') }] : []),
        { head: `Per 1.000 inwoners in ${years.target}`, numeric: true, cell: ({ difference }) => formatNumber(difference?.perThousand?.later, 1) },
      ]}
    />
    <Quiet>Het oordeel is strenger dan de marge, omdat hier veel vergelijkingen bij elkaar staan. <a class="utrecht-link utrecht-link--html-a" href={`${routes.method.url({})}#reeksen`}>Waarom dat zo is</a></Quiet>
  </>
)
