// What a strategy says, as a list: our words, how sure it is, and the place in the source.
import { Prose } from '../../ui/public.ts'
import type { Statement } from '../statements.ts'
import { EvidenceMark, SourcePlace } from './source-place.tsx'

export const StatementList = ({ statements }: { statements: Statement[] }) => (
  <Prose>
    <ul>
      {statements.map((statement) => (
        <li>
          {statement.title && <><strong>{statement.title}.</strong> </>}
          {statement.text} <EvidenceMark evidence={statement.evidence} /> <span class="quiet small"><SourcePlace statement={statement} /></span>
          {statement.note && <span class="quiet small"> {statement.note}</span>}
        </li>
      ))}
    </ul>
  </Prose>
)
