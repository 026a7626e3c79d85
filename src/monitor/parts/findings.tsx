// Shows what was wrong or worth noticing in a delivery: per kind how often, and where the first of them are.
import type { z } from 'zod'
import { DataTable, formatNumber, Section } from '../../ui/public.ts'
import { faultPlace, faultSentence, faultWeight } from '../words.ts'
import type { keptFinding } from './kept-finding.ts'

type Kept = z.output<typeof keptFinding>

export const Findings = ({ findings }: { findings: Kept[] }) => <>{findings.map((finding) => <Kind finding={finding} />)}</>

function Kind({ finding: { code, count, listed } }: { finding: Kept }) {
  const heading = `${faultWeight(code) === 'fout' ? 'Fout' : 'Let op'}: ${formatNumber(count)} keer`
  const rows = listed.map((fault) => ({ place: faultPlace(fault), sentence: faultSentence(code, fault) }))
  if (rows.length === 1 && rows[0]?.place === '') return <p><strong>{faultWeight(code) === 'fout' ? 'Fout' : 'Let op'}.</strong> {rows[0].sentence}</p>
  return (
    <Section title={heading} level={3}>
      <DataTable caption={count > listed.length ? `De eerste ${listed.length} van ${formatNumber(count)}` : heading} rows={rows} phone="stack" columns={[
        { head: 'Waar', rowHead: true, cell: ({ place }) => (place === '' ? 'in het geheel' : place) },
        { head: 'Wat', cell: ({ sentence }) => sentence },
      ]} />
    </Section>
  )
}
