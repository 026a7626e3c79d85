// What was processed about a person, as a table per purpose and a list: on the page and in the file that is handed over.
import { DataTable, EmptyState, formatMoment, formatNumber, Section } from '../../ui/public.ts'
import type { Told } from './subject-overview.ts'

export const SubjectDocument = ({ acts }: { acts: Told[] }) => {
  const kinds = [...Map.groupBy(acts, ({ what, purpose, legalBasis, keptFor }) => JSON.stringify([what, purpose, legalBasis, keptFor])).values()]
  return (
    <>
      <Section title="Waarvoor" intro="U leest welke organisatie en welke rol uw gegevens gebruikte, en niet welke medewerker.">
        <DataTable
          caption="Waarvoor gegevens zijn gebruikt" quietCaption phone="stack" rows={kinds} empty={<EmptyState title="In deze periode is niets over u verwerkt" level={3}>Dit systeem heeft er geen regel over.</EmptyState>}
          columns={[
            { head: 'Verwerking', rowHead: true, cell: ([first]) => first?.what ?? '' },
            { head: 'Waarvoor', cell: ([first]) => first?.purpose ?? '' },
            { head: 'Grondslag', cell: ([first]) => first?.legalBasis ?? '' },
            { head: 'Hoe lang bewaard', cell: ([first]) => first?.keptFor ?? '' },
            { head: 'Aantal keer', numeric: true, cell: (all) => formatNumber(all.length) },
          ]}
        />
      </Section>
      {acts.length > 0 && (
        <Section title="Wanneer en door wie" intro="De plaats hoort bij een regel in het logboek. Met dat nummer kan iedereen laten bewijzen dat de regel er echt in staat en niet is veranderd.">
          <DataTable
            caption="Wanneer gegevens zijn gebruikt" quietCaption phone="stack" rows={acts}
            columns={[
              { head: 'Wanneer', rowHead: true, cell: (row) => formatMoment(row.at) },
              { head: 'Verwerking', cell: (row) => row.what },
              { head: 'Organisatie', cell: (row) => row.organisation },
              { head: 'Rol', cell: (row) => (row.emergency ? `${row.role}, met noodtoegang` : row.role) },
              { head: 'Plaats in het logboek', cell: (row) => row.proof },
            ]}
          />
        </Section>
      )}
    </>
  )
}
