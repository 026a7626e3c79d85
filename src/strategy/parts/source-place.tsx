// Where a statement comes from: a link to its place in the outline of the source text, or to the web page.
import { EVIDENCE_WORDS, linesInWords } from '../words.ts'
import type { Evidence } from '../rules.ts'
import { routes } from '../routes.ts'
import type { Statement } from '../statements.ts'
import { StatusBadge } from '../../ui/public.ts'

type Lines = { strategy: string; firstLine: number; lastLine: number; anchor: string }

/** The anchor of a statement in the outline of the source; that of a chapter is its slug. */
export const anchorOf = (statement: { code: string }): string => `zin-${statement.code}`

/** A link to a place in the outline of the source. */
export const LinesLink = ({ strategy, firstLine, lastLine, anchor }: Lines) => (
  <a href={`${routes.source.url({ strategy })}#${anchor}`}>{linesInWords(firstLine, lastLine)}</a>
)

export function SourcePlace({ statement }: { statement: Statement }) {
  const { strategy, firstLine, lastLine, sourceTitle, sourceUrl } = statement
  if (firstLine !== null && lastLine !== null) return <LinesLink strategy={strategy} firstLine={firstLine} lastLine={lastLine} anchor={anchorOf(statement)} />
  return sourceUrl === null ? <>{sourceTitle}</> : <a href={sourceUrl}>{sourceTitle}</a>
}

/** Says how sure we are; nothing when the source itself says it, because that is the rule. */
export const EvidenceMark = ({ evidence }: { evidence: Evidence }) =>
  evidence === 'confirmed' ? null : <StatusBadge tone="attention">{EVIDENCE_WORDS[evidence]}</StatusBadge>
