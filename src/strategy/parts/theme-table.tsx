// The themes of the districts as a table, the sure ones first; what nobody confirmed stands apart and under no district.
import { DataTable } from '../../ui/public.ts'
import type { DistrictTheme } from '../district-themes.ts'
import { routes } from '../routes.ts'
import { EvidenceMark, LinesLink } from './source-place.tsx'

const Source = ({ theme }: { theme: DistrictTheme }) => (
  <span>
    {theme.sourceUrl ? <a href={theme.sourceUrl}>{theme.sourceTitle}</a> : theme.sourceTitle}
    {theme.note && <span class="quiet small"> {theme.note}</span>}
  </span>
)

const Place = ({ theme }: { theme: DistrictTheme }) => (
  <LinesLink strategy={theme.strategy} firstLine={theme.firstLine} lastLine={theme.lastLine} anchor={theme.chapter} />
)

export const AssignedThemes = ({ themes }: { themes: DistrictTheme[] }) => (
  <DataTable
    caption="Thema’s waarvan een bron het district noemt of aanwijst" quietCaption phone="stack"
    rows={themes.filter(({ district }) => district !== null).sort((a, b) => (a.districtName ?? '').localeCompare(b.districtName ?? '', 'nl'))}
    empty={<p>Van geen enkel thema is bekend bij welk district het hoort.</p>}
    columns={[
      { head: 'Thema', cell: ({ name }) => name },
      { head: 'District', cell: ({ districtName }) => districtName },
      { head: 'Hoe zeker', cell: ({ status }) => (status === 'confirmed' ? 'bevestigd' : <EvidenceMark evidence={status} />) },
      { head: 'Waaruit dat blijkt', cell: (theme) => <Source theme={theme} /> },
      { head: 'In de strategie', cell: (theme) => <Place theme={theme} /> },
    ]}
  />
)

/** `mayConfirm`: the reader may say which district it is, so the theme leads to the form. */
export const OpenThemes = ({ themes, mayConfirm }: { themes: DistrictTheme[]; mayConfirm: boolean }) => (
  <DataTable
    caption="Thema’s waarvan het district nog te bevestigen is" quietCaption phone="stack" rows={themes}
    {...(mayConfirm ? { href: ({ strategy, slug }: DistrictTheme) => routes.confirmTheme.url({ strategy, theme: slug }) } : {})}
    empty={<p>Van alle thema’s is het district bevestigd.</p>}
    columns={[
      { head: 'Thema', cell: ({ name }) => name },
      { head: 'Blok in het beeld', numeric: true, cell: ({ block }) => block },
      { head: 'District', cell: ({ status, districtName }) => <span>{districtName} <EvidenceMark evidence={status} /></span> },
      { head: 'Let op', cell: ({ note }) => note ?? '' },
      { head: 'In de strategie', cell: (theme) => <Place theme={theme} /> },
    ]}
  />
)
