// Where a statement comes from: a link to its place in the outline of the source text, or to the web page.
import { EVIDENCE_WORDS, linesInWords } from '../words.ts'
import type { Evidence } from '../rules.ts'
import { routes } from '../routes.ts'
import type { Statement } from '../statements.ts'
import { StatusBadge } from '../../ui/public.ts'

type Lines = { strategy: string; chapter: string; firstLine: number; lastLine: number }

/** A link to the place in the source; `anchor` is the code of the statement, or the slug of the chapter. */
export const LinesLink = ({ strategy, firstLine, lastLine, anchor }: Omit<Lines, 'chapter'> & { anchor: string }) => (
  <a class="utrecht-link utrecht-link--html-a" href={`${routes.source.url({ strategy })}#${anchor}`}>{linesInWords(firstLine, lastLine)}</a>
)

export function SourcePlace({ statement }: { statement: Statement }) {
  const { strategy, code, firstLine, lastLine, sourceTitle, sourceUrl } = statement
  if (firstLine !== null && lastLine !== null) return <LinesLink strategy={strategy} firstLine={firstLine} lastLine={lastLine} anchor={code} />
  return sourceUrl === null ? <>{sourceTitle}</> : <a class="utrecht-link utrecht-link--html-a" href={sourceUrl}>{sourceTitle}</a>
}

/** Says how sure we are; nothing when the source itself says it, because that is the rule. */
export const EvidenceMark = ({ evidence }: { evidence: Evidence }) =>
  evidence === 'confirmed' ? null : <StatusBadge tone="attention">{EVIDENCE_WORDS[evidence]}</StatusBadge>
