// What the strategy says of one priority: the task, the ambitions and the approach, line by line.
import { STRANDS } from '../rules.ts'
import type { Kind } from '../rules.ts'
import type { Statement } from '../statements.ts'
import { KIND_WORDS, STRAND_WORDS } from '../words.ts'
import { Section } from '../../ui/public.ts'
import { StatementList } from './statement-list.tsx'

const KINDS_OF_A_PRIORITY: Kind[] = ['goal', 'choice', 'support', 'task', 'ambition', 'taskforce']

/** `level` is that of the headings inside: 2 on the priority's own page, 3 on the page of a whole strategy. */
export function PriorityContent({ statements, level = 2 }: { statements: Statement[]; level?: 2 | 3 }) {
  const of = (kind: Kind) => statements.filter((statement) => statement.kind === kind)
  const approach = of('approach')
  return (
    <>
      {KINDS_OF_A_PRIORITY.filter((kind) => of(kind).length > 0).map((kind) => (
        <Section title={KIND_WORDS[kind]} level={level}><StatementList statements={of(kind)} /></Section>
      ))}
      {approach.length > 0 && (
        <Section title={KIND_WORDS.approach} level={level}><Approach statements={approach} /></Section>
      )}
    </>
  )
}

function Approach({ statements }: { statements: Statement[] }) {
  const general = statements.filter((statement) => statement.strand === null)
  const strands = STRANDS.map((strand) => ({ strand, own: statements.filter((statement) => statement.strand === strand) }))
  return (
    <>
      {general.length > 0 && <StatementList statements={general} />}
      {strands.filter(({ own }) => own.length > 0).map(({ strand, own }) => (
        <><p><strong>{STRAND_WORDS[strand]}</strong></p><StatementList statements={own} /></>
      ))}
    </>
  )
}
