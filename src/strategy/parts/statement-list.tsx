// What a strategy says, as a list: our words, how sure it is, and the place in the source.
import type { Statement } from '../statements.ts'
import { EvidenceMark, SourcePlace } from './source-place.tsx'

export const StatementList = ({ statements }: { statements: Statement[] }) => (
  <ul class="utrecht-unordered-list">
    {statements.map((statement) => (
      <li class="utrecht-unordered-list__item">
        {statement.title && <><strong>{statement.title}.</strong> </>}
        {statement.text} <EvidenceMark evidence={statement.evidence} /> <span class="quiet small"><SourcePlace statement={statement} /></span>
        {statement.note && <span class="quiet small"> {statement.note}</span>}
      </li>
    ))}
  </ul>
)
