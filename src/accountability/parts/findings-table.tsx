// The figures that a judgement was made with, as they were kept: per offence for registered crime, in numbers for the others.
import { DataTable, formatNumber, Quiet, Section } from '../../ui/public.ts'
import { routes } from '../routes.ts'
import { countText, offenceName } from '../words.ts'
import { DifferenceTable } from './difference-table.tsx'
import type { Findings } from './findings.ts'
import { geographyText } from './provenance.ts'

export type FindingsTableProps = { findings: Findings; years: { base: number; target: number }; csv: string }

export function FindingsTable({ findings, years, csv }: FindingsTableProps) {
  const download = <Quiet><a class="utrecht-link utrecht-link--html-a" href={csv}>Deze cijfers als csv</a> · <a class="utrecht-link utrecht-link--html-a" href={routes.method.url({})}>Hoe wij rekenen</a></Quiet>
  if (findings.kind === 'registered-crime') {
    const { offences, together, total, geography } = findings
    return (
      <Section title="Wat wij wel kunnen zeggen" intro={geographyText(geography)}>
        <DifferenceTable
          caption="De cijfers onder dit oordeel" of="Soort misdrijf" years={years}
          rows={[
            ...(total ? [{ name: 'Alle geregistreerde misdrijven', difference: total }] : []),
            { name: `De ${offences.length} soorten samen`, difference: together },
            ...offences.map(({ code, label, difference }) => ({ name: offenceName(code, label), difference, href: routes.offence.url({ offence: code }) })),
          ]}
        />
        {download}
      </Section>
    )
  }
  return <Section title="De cijfers onder dit oordeel"><Numbers rows={rowsOf(findings, years)} />{download}</Section>
}

type Row = { what: string; figure: string }

const Numbers = ({ rows }: { rows: Row[] }) => (
  <DataTable<Row> caption="De cijfers onder dit oordeel" quietCaption rows={rows} columns={[{ head: 'Wat', cell: ({ what }) => what }, { head: 'Cijfer', numeric: true, cell: ({ figure }) => figure }]} />
)

/** The findings of the judgements that are not about offences, a line each. */
export function rowsOf(found: Exclude<Findings, { kind: 'registered-crime' }>, years: { base: number; target: number }): Row[] {
  if (found.kind === 'obstacles') {
    return [
      { what: 'Drempels gemeld', figure: countText(found.reported) },
      { what: 'Drempels met een antwoord', figure: countText(found.answered) },
      { what: 'Daarvan weggenomen of verlaagd', figure: found.answered !== null && found.lowered === null ? 'niet getoond' : countText(found.lowered) },
    ]
  }
  const share = (figure: { value: number; low: number; high: number } | null): string =>
    figure ? `${formatNumber(figure.value, 1)}% (${formatNumber(figure.low, 1)}% tot ${formatNumber(figure.high, 1)}%)` : 'geen cijfer'
  return [
    { what: `Voelt zich wel eens onveilig, ${years.base}`, figure: share(found.base) },
    { what: `Voelt zich wel eens onveilig, ${years.target}`, figure: share(found.target) },
  ]
}
